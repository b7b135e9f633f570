"""The page where a code is typed, and on which what went wrong is said."""

from dataclasses import dataclass

from app.live.showing.shown import Shown


@dataclass(frozen=True)
class StartPage(Shown):
    """What stands above the form: a problem, or something else that is said."""

    problem: str = ""
    said: str = ""
