"""The formats of the report, by the ending of the file, and what the web calls them. Apart from the writing,
which the service itself need not load."""

REPORTS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}

PREVIEW = "preview"
"""The report as a part of a page, in place of a format."""
