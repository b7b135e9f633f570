"""Who is here of those who were invited: by each choice of a constituency, and what moderators do with it."""
