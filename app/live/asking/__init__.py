"""What is asked of a session, and what that is answered."""
