"""The board in front of the room: what is asked, the time left, who has answered, and what the room thinks."""
