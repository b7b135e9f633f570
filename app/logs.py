"""What this process says of itself, on standard output: plain lines, without secrets.

A traceback is printed without the values of variables: they hold cookies and people's words, and printing
them all takes seconds.
"""

import logging
import re
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog

_TOKEN = re.compile(r"/in/[\w-]+")


def set_up_logging() -> None:
    """Say things plainly, and keep roles' links out of access logs."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper("iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, _Patient())),
    )
    logger = logging.getLogger("uvicorn.access")
    if not any(isinstance(one, _WithoutTokens) for one in logger.filters):
        logger.addFilter(_WithoutTokens())


class _Patient:
    """Standard output, of which a full disk or a closed pipe is no reason to stop working."""

    def write(self, text: str) -> None:
        """Write, if it can be written."""
        with suppress(OSError, ValueError):
            sys.stdout.write(text)

    def flush(self) -> None:
        """Bring it out, if it can be."""
        with suppress(OSError, ValueError):
            sys.stdout.flush()


class _WithoutTokens(logging.Filter):
    """A role's link must not stand in an access log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Blank the token out."""
        record.msg = _TOKEN.sub("/in/…", str(record.msg))
        if isinstance(record.args, tuple):
            record.args = tuple(_TOKEN.sub("/in/…", a) if isinstance(a, str) else a for a in record.args)
        return True
