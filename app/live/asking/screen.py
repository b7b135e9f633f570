"""The kinds of screen, and in which role someone at one acts."""

from typing import Literal, get_args

Screen = Literal["participant", "moderator", "board", "rapporteur"]
SCREENS: tuple[Screen, ...] = get_args(Screen)
