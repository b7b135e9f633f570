"""The kinds of screen, and which a role uses."""

from collections.abc import Mapping
from typing import Literal, get_args

from app.domain.roles import Role

Screen = Literal["participant", "moderator", "board", "rapporteur", "interpreter"]
SCREENS: tuple[Screen, ...] = get_args(Screen)

SCREEN_OF: Mapping[Role, Screen] = {
    "participant": "participant",
    "moderator": "moderator",
    "co-moderator": "moderator",
    "board": "board",
    "rapporteur": "rapporteur",
    "interpreter": "interpreter",
}
"""A co-moderator uses the moderator's."""
