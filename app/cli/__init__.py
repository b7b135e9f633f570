"""The command line, `hemicycle`: a command, or a group of them, a file. `main` is what is run."""

from app.cli import backup, erase, export, links, renew, serve, session, take_in, tickets, verify
from app.cli.commands import main

__all__ = [
    "backup",
    "erase",
    "export",
    "links",
    "main",
    "renew",
    "serve",
    "session",
    "take_in",
    "tickets",
    "verify",
]
