"""Ballots: what people answer, when they may, and when the room sees what came of it."""
