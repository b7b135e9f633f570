"""What people say of each other's inputs: what most agree with, and what divides them most."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.agenda.data import AgendaItem
from app.domain.convergence import AGREED, IN_WORDS, Convergence
from app.domain.inputs.data import Input, Stance
from app.domain.inputs.judged import Judged, most_agreed, most_divided
from app.domain.shares import percentage
from app.domain.small_groups import MERGED, SMALL_GROUP
from app.exports.report.chapters.method import thresholds
from app.i18n import _
from app.live.showing.scene import Scene


class Side(NamedTuple):
    """How many say the same of an input, and how many of a hundred; where its part of the bar begins, and how
    wide it is, in percent of the bar."""

    stance: Stance
    label: str
    people: int
    percent: int
    begins: float
    width: float


class Line(NamedTuple):
    """An input with its three sides, how many people these are, how far groups agree, in words, and what each
    of them says: nothing until the session has ended, for until then it would tell who just said what."""

    input: Input
    sides: tuple[Side, ...]
    people: int
    verdict: str
    groups: str


@dataclass(frozen=True)
class Agreement:
    """The inputs of an item that most agree with, and those that divide most, as many of each as are wanted.
    `inputs` is how many there are, `people` how many said something of any; `least` how many have to before
    one is told of; `enough` how many of a hundred that take a side have to agree; and `means` what the words of
    the verdicts mean."""

    agreed: list[Line]
    divided: list[Line]
    inputs: int
    people: int
    least: int
    enough: int
    means: list[str]


def agreement(scene: Scene, item: AgendaItem | None, most: int) -> Agreement | None:
    """As it is now; None where an item's inputs are not judged."""
    if item is None or not item.is_judged:
        return None
    judged = scene.findings.judged(item.id)
    agreed = [_line(scene, one) for one in most_agreed(judged, most)]
    divided = [_line(scene, one) for one in most_divided(judged, most)]
    return Agreement(
        agreed=agreed,
        divided=divided,
        inputs=len(judged),
        people=len(set[str]().union(*(one.input.judgements for one in judged))),
        least=SMALL_GROUP,
        enough=AGREED,
        means=list(thresholds()) if scene.plan.by_weight and (agreed or divided) else [],
    )


def _line(scene: Scene, judged: Judged) -> Line:
    found = scene.findings.agreed_on(judged.input)
    groups = _groups(scene, found) if scene.ended else ""
    return Line(judged.input, _sides(judged), judged.people, _verdict(scene, found), groups)


def _sides(judged: Judged) -> tuple[Side, ...]:
    """Who passes stands between the two."""
    counts = (judged.agree, judged.passed, judged.disagree)
    stances: tuple[tuple[Stance, str], ...] = (
        ("agree", _("Agree")),
        ("pass", _("Pass")),
        ("disagree", _("Disagree")),
    )
    of = judged.people
    return tuple(
        Side(stance, label, n, percentage(n, of), _drawn(sum(counts[:place]), of), _drawn(n, of))
        for place, ((stance, label), n) in enumerate(zip(stances, counts, strict=True))
    )


def _drawn(people: int, of: int) -> float:
    return round(100 * people / of, 1) if of else 0.0


def _verdict(scene: Scene, found: Convergence) -> str:
    by = next((scene.say(one.label) for one in scene.plan.by_weight), "")
    return f"{by}: {_(IN_WORDS[found.verdict])}" if by else ""


def _groups(scene: Scene, found: Convergence) -> str:
    """What each group says that is large enough; the others as one."""
    parts = [*found.counted, *([found.merged] if found.merged else [])]
    return " · ".join(f"{_group(scene, one.group)} {one.rounded} % (n = {one.people})" for one in parts)


def _group(scene: Scene, id: str) -> str:
    if id == MERGED:
        return _("groups too small to be told apart")
    return next((scene.say(one.label) for one in scene.plan.by_weight[0].choices if one.id == id), id)
