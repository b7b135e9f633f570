"""The moderator's laptop: one glance, one key."""
