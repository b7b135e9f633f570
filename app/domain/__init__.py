"""The rules of a session. Pure: no I/O, no framework, and no clock of its own."""
