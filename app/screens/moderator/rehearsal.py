"""The rehearsal with simulated participants: offered before the session begins; where it can be watched, while
it goes on."""

from dataclasses import dataclass

from app.i18n import _
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.log.tables import SessionRow
from app.rehearsal.rehearsals import PARTICIPANTS, SPEED


@dataclass(frozen=True)
class Rehearsing(Shown):
    """Whether one may begin; the screens of the one that goes on, each with its link; how many people come, and
    how many minutes it takes."""

    offered: bool
    links: tuple[tuple[str, str], ...]
    people: int
    minutes: int


def rehearsing(scene: Scene) -> Rehearsing:
    """As it is now."""
    begun = scene.state.stage.started_at is not None
    minutes = sum(item.minutes for item in scene.plan.agenda) / SPEED
    return Rehearsing(
        offered=not (begun or scene.rehearsal or scene.copy),
        links=_links(scene.copy) if scene.copy else (),
        people=PARTICIPANTS,
        minutes=max(1, round(minutes)),
    )


def _links(copy: SessionRow) -> tuple[tuple[str, str], ...]:
    screens = {"board": _("Board"), "moderator": _("Moderator"), "rapporteur": _("Rapporteur")}
    roles = ((label, f"/in/{copy.token(role)}") for role, label in screens.items())
    return (*roles, (_("A phone"), f"/{copy.code}"))


VIEW = View(
    "moderator",
    "rehearsal",
    "moderator/rehearsal.html",
    rehearsing,
    shows=frozenset({"agenda"}),
    rehearsal=True,
    per_second=1.0,
)
