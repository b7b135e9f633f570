"""What a process that makes a file is told. Apart from the making, which the service itself need not load."""

from typing import NamedTuple

from app.domain.text import Language
from app.exports.profiles import Profile

UNREADABLE = 75
"""With what the process ends where the database cannot be reached (EX_TEMPFAIL of sysexits.h)."""


class Asked(NamedTuple):
    """What is to be made: a file of the log, or the report in a language."""

    database_url: str
    code: str
    format: str
    profile: Profile
    generated_at: str
    report_in: Language | None = None
