"""The desk: what was said on one side, what the rapporteur makes of it on the other."""
