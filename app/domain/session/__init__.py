"""The session itself: what is planned, its runs, and undoing."""
