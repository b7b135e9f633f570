"""What the rapporteur takes home: the session input log, as XLSX, as a ZIP of CSV files and as JSON.

Everything here is made from a `Record`: the log as it is stored, folded once more from the beginning. `tables/`
say what is told, `sinks/` how it is written.
"""
