"""The live session: rooms, sockets and pushes, from a message to an entry to every screen."""
