"""Whom a download is for.

`complete` has everything in it, also who voted what: it is the host's alone. `restricted` is the rapporteur's:
people were promised that votes are shown only as totals, so no single person's vote can be found in it.
`shareable` may be passed on to anyone: what was said stands in it as its author consented to be quoted; what
may not be quoted only counts, and nothing tells who said what besides.
"""

from typing import Literal, get_args

from app.domain.agenda.notes import NotesTaken
from app.domain.ballots.entries import BallotCast
from app.domain.guidance.validation import StatementAnswered
from app.domain.inputs.agreement import Judged

Profile = Literal["restricted", "shareable", "complete"]
PROFILES: tuple[Profile, ...] = get_args(Profile)

_WITHHELD = frozenset({BallotCast.kind, StatementAnswered.kind, Judged.kind, NotesTaken.kind})
"""What says a vote, or is nobody's but the moderators'."""


def withholds(profile: Profile, kind: str) -> bool:
    """Whether what an entry of this kind says is left out; its hash stays, so that the chain can be proved. In
    the shareable profile the log itself is left out: who did what, and when, is in every line of it."""
    return profile == "restricted" and kind in _WITHHELD
