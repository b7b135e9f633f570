"""The command line, `hemicycle`: a command, or a group of them, a file. `main` is what is run."""

from app.cli import (
    backup,
    demo,
    erase,
    export,
    links,
    rehearse,
    renew,
    report,
    serve,
    session,
    take_in,
    tickets,
    verify,
)  # fmt: skip
from app.cli.commands import main

__all__ = [
    "backup", "demo", "erase", "export", "links", "main", "rehearse", "renew", "report", "serve", "session",
    "take_in", "tickets", "verify",
]  # fmt: skip
