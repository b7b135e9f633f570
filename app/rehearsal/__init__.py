"""Rehearsing a session: simulated participants play a marked copy of it through, over the real wire."""
