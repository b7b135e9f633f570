"""What screens show of an agenda item: its number, its voting, its answers and its results."""

from dataclasses import dataclass
from typing import Any

from app.domain.agenda.data import AgendaItem
from app.domain.answer import Fields
from app.domain.results import RowResult
from app.domain.stage import ItemStage
from app.domain.vote import Vote
from app.live.showing.scene import Scene


@dataclass(frozen=True)
class Results:
    """A vote's results, ready to show: the vote, its rows, and the sentence that says it."""

    vote: Vote
    rows: list[RowResult]
    people: int
    sentence: str


@dataclass(frozen=True)
class Asked:
    """An agenda item as it stands. `number` counts the guiding questions only."""

    item: AgendaItem
    number: int | None
    of: int
    stage: ItemStage
    live: bool
    headline: str
    help: str
    answered: int
    inputs: int
    results: Results | None

    @property
    def closed(self) -> bool:
        """Whether voting was open and is no longer."""
        return not self.stage.open and self.stage.opened_at is not None


def asked(scene: Scene, item: AgendaItem) -> Asked:
    """The item as it stands now."""
    questions = scene.state.agenda.questions
    return Asked(
        item=item,
        number=questions.index(item) + 1 if item in questions else None,
        of=len(questions),
        stage=scene.state.stage.item(item.id),
        live=scene.state.stage.live == item.id,
        headline=scene.say(item.headline),
        help=scene.say(item.help) if item.help else "",
        answered=len(scene.state.answered.get(item.id, ())),
        inputs=len(scene.state.standing_inputs(item.id)),
        results=results(scene, item),
    )


def live_item(scene: Scene) -> Asked | None:
    """The live item; None before the session and after it."""
    return asked(scene, scene.state.live) if scene.state.live else None


def results(scene: Scene, item: AgendaItem) -> Results | None:
    """The results of an item's vote; None where there is no vote."""
    if item.vote is None:
        return None
    rows, people = scene.findings.result(item.id)
    return Results(item.vote, rows, people, scene.findings.sentence(item.id, scene.language))


def own_answer(scene: Scene, item: AgendaItem) -> Fields:
    """The reader's answer to an item's vote, in its form's fields; none where no one in particular reads."""
    ballot = scene.state.ballot(item.id, scene.who) if scene.who else None
    return item.vote.form_of(ballot.answer) if item.vote and ballot else {}


def nothing(scene: Scene) -> dict[str, Any]:
    """No more than the scene."""
    return {}
