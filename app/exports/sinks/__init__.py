"""How a download is written: one module a format. A sink knows columns and cells, and no table."""
