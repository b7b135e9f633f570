"""The statements, and the one that is chosen with what it rests on."""

from typing import NamedTuple

from app.domain.convergence import IN_WORDS, Convergence
from app.domain.guidance.data import STANCES, Statement, StatementKind
from app.domain.guidance.resting import rests_on, since
from app.domain.guidance.standing import Standing, standing
from app.domain.guidance.words import KINDS
from app.domain.guidance.words import STANCES as STANCES_IN_WORDS
from app.domain.small_groups import MERGED, NOT_SAID
from app.domain.text import LANGUAGES, Language
from app.i18n import LANGUAGE_NAMES, _
from app.live.showing.scene import Scene
from app.screens.rapporteur.desk.evidence import Piece, bearing
from app.screens.rapporteur.desk.wanted import theme_names
from app.screens.readback import ReadBack, read_back


class Behind(NamedTuple):
    """How many people of a group stand behind a statement."""

    group: str
    people: int


class Card(NamedTuple):
    """A statement in the list. `evidence` is how many pieces it rests on, and `again` how many there are to be
    looked at again: they do not stand any more, or say something else."""

    read: ReadBack
    kind: str
    about: str
    evidence: int
    again: int
    behind: int
    against: int
    dropped: bool


class Agreement(NamedTuple):
    """How far groups agree on something, in words: the verdict, and each group's part."""

    verdict: str
    groups: list[tuple[str, int, int]]


class Wording(NamedTuple):
    """A statement's text in a language, and which wording of it that is, 0 being none."""

    language: Language
    name: str
    text: str
    wording: int


class Chosen(NamedTuple):
    """The statement in hand, with what it rests on, who stands behind it by the main constituency, and what was
    answered when it was read back."""

    card: Card
    id: str
    kind: StatementKind
    wordings: list[Wording]
    about: str
    section: str
    addressee: str
    revision: int
    evidence: dict[str, list[Piece]]
    behind: list[Behind]
    recognised: Agreement | None
    changes: list[tuple[str, str]]

    @property
    def seen(self) -> dict[Language, int]:
        """Which wording stands in each language."""
        return {one.language: one.wording for one in self.wordings}


def card(scene: Scene, statement: Statement) -> Card:
    """A statement in short."""
    stands = standing(scene.state, statement)
    return Card(
        read=read_back(scene, statement),
        kind=_(KINDS[statement.kind]),
        about=about_name(scene, statement.about),
        evidence=len(rests_on(scene.state, statement)),
        again=sum(bool(since(scene.state, statement, id)) for id in statement.evidence),
        behind=len(stands.behind),
        against=len(stands.against),
        dropped=statement.dropped,
    )


def about_name(scene: Scene, about: str) -> str:
    """What a statement is of, in words."""
    item = scene.state.agenda.get(about)
    if item:
        return f"{about.upper()} {scene.say(item.title)}"
    return f"{about} {theme_names(scene)[about]}" if about in theme_names(scene) else ""


def chosen(scene: Scene, statement: Statement) -> Chosen:
    """The statement in hand."""
    found = bearing(scene, statement)
    return Chosen(
        card=card(scene, statement),
        id=statement.id,
        kind=statement.kind,
        wordings=[
            Wording(to, LANGUAGE_NAMES[to], statement.texts.get(to, ""), statement.wordings.get(to, 0))
            for to in LANGUAGES
        ],
        about=statement.about,
        section=statement.section,
        addressee=statement.addressee,
        revision=statement.revision,
        evidence={
            _(STANCES_IN_WORDS[stance]): pieces
            for stance in STANCES
            if (pieces := [one for one in found if one.stance == stance])
        },
        behind=_by_group(scene, standing(scene.state, statement)),
        recognised=agreement(scene, scene.findings.recognised(statement)) if statement.replies else None,
        changes=[(one.id, words) for one in statement.requests if (words := scene.state.reply_words(one))],
    )


def _by_group(scene: Scene, stands: Standing) -> list[Behind]:
    """How many of each group of the main constituency; those too few to be told apart as one."""
    parts = scene.findings.behind(stands).parts
    return [Behind(group_name(scene, group), len(members)) for group, members in parts.items() if members]


def agreement(scene: Scene, found: Convergence) -> Agreement:
    """In words; by group once the session has ended, since until then answers could be told apart."""
    parts = [*found.groups, *([found.merged] if found.merged else [])]
    return Agreement(
        verdict=_(IN_WORDS[found.verdict]) if scene.ended else "",
        groups=[(group_name(scene, one.group), one.agree, one.people) for one in parts if scene.ended],
    )


def group_name(scene: Scene, group: str) -> str:
    """What a group of the main constituency is called."""
    if group == MERGED:
        return _("groups too small to be told apart")
    if group in ("", NOT_SAID):
        return _("not said")
    found = (one.choice(group) for one in scene.plan.by_weight[:1])
    return next((scene.say(choice.label) for choice in found if choice), group)
