"""One session here: its state, who is connected, and from a command to the log and back."""
