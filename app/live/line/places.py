"""How many files this process may have open: a phone is one, so is a request, and the database needs some."""

import asyncio
import resource
from typing import Any, NamedTuple

import structlog

from app.seldom import Seldom

log = structlog.get_logger()

KEPT = 100
"""Files kept for the database, the log and whoever is told to come again."""

REQUESTS = 0.25
"""Of the files that phones and requests share, what is kept for requests beside the open screens."""

MOST = 200_000
"""More than this is never asked for, whatever the system would give."""


class Places(NamedTuple):
    """How many connections are taken at most, and how many of them may be open screens."""

    connections: int
    screens: int


def as_many_as_there_can_be() -> Places:
    """Raise the soft limit of open files to the hard one, and say for how many that is enough."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    return _places(MOST if soft == resource.RLIM_INFINITY else min(soft, MOST))


def _places(files: int) -> Places:
    connections = max(files - KEPT, 1)
    return Places(connections, max(int(connections * (1 - REQUESTS)), 1))


def say_little_when_full(loop: asyncio.AbstractEventLoop) -> None:
    """Where no more files can be opened, asyncio tells so with a traceback for each connection that waits: one
    line a minute says the same."""
    tell = Seldom(60)

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if "socket.accept()" not in context.get("message", ""):
            loop.default_exception_handler(context)
        elif tell():
            log.error("no more connections can be taken", error=str(context.get("exception")))

    loop.set_exception_handler(handle)
