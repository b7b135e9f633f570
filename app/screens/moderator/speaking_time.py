"""For how long each may speak. It is apart from what changes as time passes, so that a choice stays chosen."""

from dataclasses import dataclass
from datetime import timedelta

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.turn import minutes

USUAL = (30, 60, 90, 120, 180, 300, 600)
"""The limits that can be chosen, in seconds, beside the one that holds."""


@dataclass(frozen=True)
class SpeakingTime(Shown):
    """Whether the session has begun; the limit in seconds (0: none), and those to choose from, with what they
    are called."""

    started: bool
    limit: int
    limits: list[tuple[int, str]]


def speaking_time(scene: Scene) -> SpeakingTime:
    """As it is now."""
    limit = scene.state.stage.speaking_seconds or 0
    choices = sorted({*USUAL, limit} - {0})
    return SpeakingTime(
        started=scene.state.stage.started_at is not None,
        limit=limit,
        limits=[(seconds, minutes(timedelta(seconds=seconds))) for seconds in choices],
    )


VIEW = View(
    "moderator",
    "speaking-time",
    "moderator/speaking_time.html",
    speaking_time,
    shows=frozenset({"agenda", "floor"}),
)
