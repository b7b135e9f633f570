"""Who acts in a session, and in which role.

The actor of an entry is a participant ("p-3f9a1c2b7d"), the holder of a role ("moderator-3f9a1c2b7d"), the
host by the command line ("host"), or the service itself ("system"). Logs of before knew one moderator, called
"moderator".
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from app.domain.text import N_

Role = Literal[
    "participant",
    "moderator",
    "co-moderator",
    "rapporteur",
    "interpreter",
    "board",
    "host",
    "system",
]
ROLES: tuple[Role, ...] = get_args(Role)


class Holder(NamedTuple):
    """What the holders of a role are called: `line` in the log as it is read, `meaning` in the codebook."""

    line: str
    meaning: str


HELD: Mapping[Role, Holder] = {
    "moderator": Holder(N_("Moderator"), N_("A moderator.")),
    "co-moderator": Holder(N_("Co-moderator"), N_("A co-moderator.")),
    "rapporteur": Holder(N_("Rapporteur"), N_("The rapporteur.")),
    "interpreter": Holder(N_("Interpreter"), N_("An interpreter.")),
    "board": Holder(N_("Board"), N_("The board.")),
}
"""The roles that people hold, each by a link, in the order in which links are told."""

LINKED: tuple[Role, ...] = tuple(HELD)

PARTICIPANTS: frozenset[Role] = frozenset({"participant"})
MODERATORS: frozenset[Role] = frozenset({"moderator", "co-moderator"})
RAPPORTEURS: frozenset[Role] = frozenset({"rapporteur"})
NOTERS: frozenset[Role] = MODERATORS | RAPPORTEURS
RENDERERS: frozenset[Role] = RAPPORTEURS | {"interpreter"}
HOUSE: frozenset[Role] = frozenset({"host", "system"})

_OTHERS = (*HELD, "host", "system")


@lru_cache(10_000)
def role_of(actor: str) -> Role:
    """The role in which an actor acts."""
    return next((role for role in _OTHERS if actor == role or actor.startswith(f"{role}-")), "participant")
