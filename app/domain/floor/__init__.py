"""The floor: who asks to speak, and who does."""
