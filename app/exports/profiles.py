"""Whom a download is for.

`complete` has everything in it, also who voted what: it is the host's alone. `restricted` is the rapporteur's:
people were promised that votes are shown only as totals, so no single person's vote can be found in it.
"""

from typing import Literal, get_args

from app.domain.ballots.entries import BallotCast

Profile = Literal["restricted", "complete"]
PROFILES: tuple[Profile, ...] = get_args(Profile)

_SAYS_A_VOTE = frozenset({BallotCast.kind})


def withholds(profile: Profile, kind: str) -> bool:
    """Whether what an entry of this kind says is left out; its hash stays, so that the chain can be proved."""
    return profile == "restricted" and kind in _SAYS_A_VOTE
