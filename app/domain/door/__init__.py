"""The door: who may join, by whom it is closed, and the tickets."""
