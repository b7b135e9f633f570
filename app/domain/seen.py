"""Words that several of a role may change: which wording stands, and whether who changes it has seen that."""

from collections.abc import Mapping
from typing import NamedTuple

from app.domain.outcome import Outcome, Refusal
from app.domain.reasons import Reason


class Written(NamedTuple):
    """What stands in a place, and which wording of it that is, 1 being the first."""

    text: str
    revision: int


NOTHING = Written("", 0)


def must_have_seen(
    outcomes: Mapping[str, Outcome], stands: int, seen: int, follows: str | None, otherwise: Reason
) -> None:
    """Whoever rewords something has seen the wording that stands; where they build on what they sent themselves
    and had no answer to yet (`follows`, its key), that counted: it may have been no new wording. Raises
    Refusal."""
    before = outcomes.get(follows) if follows else None
    if seen < stands or (seen > stands and not follows) or (follows and (before is None or before.refused)):
        raise Refusal(otherwise)
