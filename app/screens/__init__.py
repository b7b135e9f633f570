"""The pages of each person, and the views they are made of."""
