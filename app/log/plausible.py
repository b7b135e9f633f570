"""Whether what stands beside an entry's words is what a service writes: whole numbers, moments, short codes."""

from datetime import UTC, datetime, timedelta
from typing import Any

from app.domain.plan import FIRST_YEAR
from app.domain.written import UNWRITABLE
from app.log.stored import StoredEntry

LONGEST_ACTOR, LONGEST_KEY, LONGEST_SALT = 32, 64, 16
"""As long as the tables hold."""

_WRONG_CLOCK = timedelta(days=1)
"""How far ahead of this machine's clock another's may have been."""


def why_implausible(entry: StoredEntry, before: str) -> str:
    """Why no service wrote this entry after one of the moment `before`; nothing where one may have."""
    if type(entry.seq) is not int or type(entry.version) is not int or entry.version < 1:
        return "its number or its version is no whole number"
    if why := why_no_moment(entry.at) or (entry.erased_at is not None and why_no_moment(entry.erased_at)):
        return why
    if entry.at < before:
        return f"its time, {entry.at}, is before that of the entry before it"
    if not is_actor(entry.actor):
        return f"its actor is no code of at most {LONGEST_ACTOR} letters"
    if entry.key is not None and not _is_key(entry.key):
        return f"its key is no text of at most {LONGEST_KEY} letters"
    if len(entry.salt or b"") > LONGEST_SALT:
        return f"its salt is longer than {LONGEST_SALT} bytes"
    return ""


def why_no_moment(at: Any) -> str:
    """Why no service wrote this moment: in UTC, to the microsecond, and past. Nothing where one may have."""
    try:
        moment = datetime.fromisoformat(at)
    except (ValueError, TypeError):
        return f"{at!r:.60} is no time"
    if moment.tzinfo != UTC or moment.isoformat(timespec="microseconds") != at:
        return f"{at!r:.60} is no time in UTC, such as 2026-05-18T13:02:07.000000+00:00"
    if moment.year < FIRST_YEAR or moment > datetime.now(UTC) + _WRONG_CLOCK:
        return f"its time, {at}, is before the year {FIRST_YEAR}, or to come by this machine's clock"
    return ""


def is_actor(who: Any) -> bool:
    """Whether it is who someone can be called in a log."""
    return isinstance(who, str) and 0 < len(who) <= LONGEST_ACTOR and who.isprintable()


def _is_key(key: Any) -> bool:
    return isinstance(key, str) and 0 < len(key) <= LONGEST_KEY and not UNWRITABLE.search(key)
