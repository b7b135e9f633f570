"""The form in which whoever keeps the record notes what is said aloud or on paper."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.ballots.data import ShowOfHands
from app.domain.isolated import isolated
from app.domain.people.consent import Consent
from app.domain.text import LANGUAGES, Language
from app.domain.topics import Topic
from app.i18n import _
from app.live.asking.screen import Screen
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.log_lines import Telling
from app.screens.questions import counted
from app.screens.quoting import in_general

MOST_SPEAKERS = 12
"""How many who spoke before can be chosen, the latest first."""


class Count(NamedTuple):
    """A show of hands that was noted: to which item and what that is called, on what, and in a sentence."""

    item: str
    about: str
    asked: str
    said: str


@dataclass(frozen=True)
class Noting(Shown):
    """Who may have said it, whoever has the floor first; whom someone else may speak for, by the main
    constituency, which is called `group`; to which item, and how it may be quoted; and what was counted by a
    show of hands. `run` is the session's, so that what was noted in a rehearsal stays there."""

    floor: str
    speakers: list[tuple[str, str]]
    group: str
    groups: list[tuple[str, str]]
    item: str
    items: list[tuple[str, str]]
    consents: dict[Consent, str]
    languages: tuple[Language, ...]
    counts: list[Count]
    run: int


def noting(scene: Scene) -> Noting:
    """As it is now."""
    stage, main = scene.state.stage, scene.plan.by_weight[:1]
    return Noting(
        floor=stage.floor or "",
        speakers=[(who, _called(scene, who)) for who in _speakers(scene)],
        group=scene.say(main[0].label) if main else "",
        groups=[(choice.id, scene.say(choice.label)) for one in main for choice in one.choices],
        item=stage.runs[-1].item if stage.runs else "",
        items=[(item.id, scene.say(item.title)) for item in scene.state.agenda],
        consents=in_general(scene),
        languages=LANGUAGES,
        counts=[_count(scene, one) for one in scene.state.hands_counted.values()],
        run=scene.state.run,
    )


def _count(scene: Scene, one: ShowOfHands) -> Count:
    return Count(one.item, Telling(scene).item(one.item), one.asked, counted(one))


def _speakers(scene: Scene) -> list[str]:
    """Who has the floor, who had it, and who asks for it."""
    latest = dict.fromkeys(turn.participant for turn in reversed(scene.state.stage.turns))
    return [*list(latest)[:MOST_SPEAKERS], *(who for who in scene.state.hands if who not in latest)]


def _called(scene: Scene, who: str) -> str:
    return " · ".join(filter(None, (isolated(scene.name(who)), scene.constituency(who)))) or _("A participant")


def noting_view(screen: Screen) -> View:
    """The view of a screen that has it."""
    shows = frozenset[Topic]({"agenda", "floor", "people", "hands"})
    return View(screen, "noting", "parts/noting.html", noting, shows=shows)
