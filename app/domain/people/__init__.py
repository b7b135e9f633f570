"""Participants: who joined, and what they said of themselves."""
