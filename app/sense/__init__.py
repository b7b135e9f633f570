"""Sense-making, offline: what may say alike, and of what. Only suggestions, for a person to confirm."""
