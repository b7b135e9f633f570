"""Short inputs: what people write, what others support, and what stands on the board."""
