"""What screens show of an agenda item: its number, its voting and its results."""

from dataclasses import dataclass

from app.domain.agenda.data import AgendaItem
from app.domain.agenda.on_the_spot import is_on_the_spot
from app.domain.ballots.data import ShowOfHands
from app.domain.results import RowResult
from app.domain.vote import Vote
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.shortened import shortened

SHORT_TITLE = 40
"""How long a title may be where an item is called by it, in letters."""


@dataclass(frozen=True)
class Results:
    """A vote's results, ready to show: the vote, its rows, and the sentence that says it."""

    vote: Vote
    rows: list[RowResult]
    people: int
    sentence: str


@dataclass(frozen=True)
class Asked:
    """An agenda item as it stands. `number` is that of a guiding question in the plan, `kind` what the item is
    by that, empty where it is no question; `inputs` are those that stand. Voting is `closed` once it was open
    and is no longer."""

    id: str
    title: str
    headline: str
    help: str
    number: int | None
    kind: str
    asks: bool
    takes_inputs: bool
    reads_back: bool
    open: bool
    closed: bool
    revealed: bool
    inputs: int
    results: Results | None
    hands: list[str]
    """What was counted by show of hands, each in a sentence."""


def asked(scene: Scene, item: AgendaItem) -> Asked:
    """The item as it stands now."""
    stage = scene.state.stage.item(item.id)
    return Asked(
        id=item.id,
        title=scene.say(item.title),
        headline=scene.say(item.headline),
        help=scene.say(item.help) if item.help else "",
        number=number_of(scene, item),
        kind=kind_of(scene, item),
        asks=item.asks,
        takes_inputs=item.inputs is not None,
        reads_back=item.reads_back,
        open=stage.open,
        closed=not stage.open and stage.opened_at is not None,
        revealed=stage.revealed,
        inputs=scene.state.counting_inputs(item.id),
        results=results(scene, item),
        hands=hands(scene, item),
    )


def number_of(scene: Scene, item: AgendaItem) -> int | None:
    """The number of a guiding question in the plan, whatever is asked besides; None of what is none."""
    planned = [one.id for one in scene.plan.as_planned.questions]
    return planned.index(item.id) + 1 if item.id in planned else None


def called(scene: Scene, item: AgendaItem) -> str:
    """What an item is called in the room: its number where it is a planned question, else its short title."""
    number = number_of(scene, item)
    return _("Q%(n)s", n=number) if number else shortened(scene.say(item.title), SHORT_TITLE)


def kind_of(scene: Scene, item: AgendaItem) -> str:
    """Which of the guiding questions it is, or that it was asked on the spot; empty where it is neither."""
    number = number_of(scene, item)
    if number:
        return _("Question %(n)s of %(of)s", n=number, of=len(scene.plan.as_planned.questions))
    return _("On the spot") if is_on_the_spot(scene.state, item) else ""


def live_item(scene: Scene) -> Asked | None:
    """The live item; None before the session and after it."""
    return asked(scene, scene.state.live) if scene.state.live else None


def results(scene: Scene, item: AgendaItem) -> Results | None:
    """The results of an item's vote; None where there is no vote."""
    if item.vote is None:
        return None
    rows, people = scene.findings.result(item.id)
    return Results(item.vote, rows, people, scene.findings.sentence(item.id, scene.language))


def hands(scene: Scene, item: AgendaItem) -> list[str]:
    """What was counted to an item by show of hands."""
    return [counted(one) for one in scene.state.hands_on(item.id)]


def counted(one: ShowOfHands) -> str:
    """A show of hands in a sentence."""
    said = _(
        "By show of hands: %(yes)s for, %(no)s against, %(neither)s abstaining",
        yes=one.in_favour,
        no=one.against,
        neither=one.abstaining,
    )
    return f"{one.asked} – {said}" if one.asked else said
