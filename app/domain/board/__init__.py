"""What the board shows, where it is not to follow the session by itself."""
