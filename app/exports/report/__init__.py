"""The report: one document, in several formats."""
