"""The agenda: which item is live, and how long it takes."""
