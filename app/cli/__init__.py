"""The command line, `hemicycle`: a command, or a group of them, a file. `main` is what is run."""

from app.cli import backup, erase, export, links, renew, report, serve, session, take_in, tickets, verify
from app.cli.commands import main

__all__ = [
    "backup", "erase", "export", "links", "main", "renew", "report", "serve", "session", "take_in", "tickets",
    "verify",
]  # fmt: skip
