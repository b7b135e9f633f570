"""The interpreter's screen: what waits for words in the language they read."""
