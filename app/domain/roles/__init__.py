"""Who acts in a session, and in which role.

The actor of an entry is a participant ("p-3f9a1c2b7d"), the holder of a role ("moderator-3f9a1c2b7d"), the
host by the command line ("host"), or the service itself ("system"). Logs of before knew one moderator, called
"moderator".
"""

from functools import lru_cache
from typing import Literal, get_args

Role = Literal[
    "participant", "moderator", "co-moderator", "rapporteur", "interpreter", "board", "host", "system"
]
ROLES: tuple[Role, ...] = get_args(Role)

HELD: tuple[Role, ...] = ("moderator", "co-moderator", "rapporteur", "interpreter", "board")
"""The roles that people hold by a link."""

PARTICIPANTS: frozenset[Role] = frozenset({"participant"})
MODERATORS: frozenset[Role] = frozenset({"moderator", "co-moderator"})
HOUSE: frozenset[Role] = frozenset({"host", "system"})

_OTHERS = (*HELD, "host", "system")


@lru_cache(10_000)
def role_of(actor: str) -> Role:
    """The role in which an actor acts."""
    return next((role for role in _OTHERS if actor == role or actor.startswith(f"{role}-")), "participant")
