"""The chapters of the report, a module each: `blocks(writer)` gives what it says."""
