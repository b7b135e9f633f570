"""Guidance: what the rapporteur makes of a session, what it rests on, and whether the room recognises it."""
