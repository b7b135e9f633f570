"""Hemicycle: runs a live thematic session, from the agenda to the rapporteur's record."""

__version__ = "0.1.0"
