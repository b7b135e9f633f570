"""The rapporteur: the log live, filtered, and to take home."""
