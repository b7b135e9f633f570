"""The participant's phone: one screen that always shows what is live now."""
