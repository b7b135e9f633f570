"""The evidence: everything a statement can rest on."""

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.breakdown import Leading
from app.domain.convergence import IN_WORDS
from app.domain.guidance.data import Handling, Statement
from app.domain.inputs.data import Input
from app.domain.text import LANGUAGES, Language
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.questions import counted
from app.screens.quoting import author_of
from app.screens.rapporteur.desk.wanted import Wanted, is_wanted, theme_names


class Tag(NamedTuple):
    """A theme that an input has: its id, what it is called, and whether the rapporteur gave it."""

    id: str
    label: str
    own: bool


class Piece(NamedTuple):
    """Something a statement can rest on, as the desk shows it.

    `author` is whom to name, as they consented; `stance` how it bears on the chosen statement; `used` by which
    statements it is used. Of an input, what was done with it; `renderings` its words in other languages.
    """

    id: str
    text: str
    author: str
    language: Language | str = ""
    stance: str = ""
    support: int = 0
    tags: tuple[Tag, ...] = ()
    quotable: bool = False
    quoted: bool = False
    why_not: str = ""
    looked_at: bool = False
    used: tuple[str, ...] = ()
    status: str = ""
    revision: int = 0
    renderings: tuple[tuple[Language, str], ...] = ()
    is_input: bool = False


class Pile(NamedTuple):
    """Evidence that stands together, and what it stands together by; `because` is what ties it."""

    title: str
    pieces: list[Piece]
    id: str = ""
    because: str = ""


def piles(scene: Scene, wanted: Wanted, chosen: Statement | None) -> list[Pile]:
    """The evidence that is wanted, put together."""
    inputs = [one for one in scene.state.inputs.values() if is_wanted(scene, one, wanted)]
    made = {"question": _by_question, "theme": _by_theme, "group": _by_group}[wanted.order](
        scene, inputs, chosen
    )
    everything = wanted == Wanted(order=wanted.order)
    results = Pile(_("Results and hands"), list(_results(scene, chosen)))
    changes = Pile(_("Changes asked for"), list(_changes(scene, chosen)))
    return [pile for pile in (*made, *((results, changes) if everything else ())) if pile.pieces]


def _by_question(scene: Scene, inputs: list[Input], chosen: Statement | None) -> Iterator[Pile]:
    for item in scene.state.agenda:
        pieces = [piece(scene, one, chosen) for one in inputs if one.item == item.id]
        yield Pile(f"{item.id.upper()} · {scene.say(item.title)}", pieces, item.id)


def _by_theme(scene: Scene, inputs: list[Input], chosen: Statement | None) -> Iterator[Pile]:
    themed = {one.id: scene.state.themes_of(one) for one in inputs}
    for id, name in theme_names(scene).items():
        pieces = [piece(scene, one, chosen) for one in inputs if id in themed[one.id]]
        yield Pile(f"{id} · {name}", pieces, id)
    yield Pile(_("Without a theme"), [piece(scene, one, chosen) for one in inputs if not themed[one.id]])


def _by_group(scene: Scene, inputs: list[Input], chosen: Statement | None) -> Iterator[Pile]:
    grouped = set[str]()
    for group in scene.state.groups.values():
        grouped |= {*group.inputs}
        pieces = [piece(scene, one, chosen) for one in inputs if one.id in group.inputs]
        yield Pile(f"{group.id} · {group.label}" if group.label else group.id, pieces, group.id, group.because)
    yield Pile(_("Not in a group"), [piece(scene, one, chosen) for one in inputs if one.id not in grouped])


def piece(scene: Scene, input: Input, chosen: Statement | None) -> Piece:
    """An input as evidence."""
    state, handling = scene.state, scene.state.handled.get(input.id, Handling())
    names, own = theme_names(scene), handling.themes
    renderings = {} if state.is_erased(input) else input.renderings
    rendered = ((to, renderings[to].text) for to in LANGUAGES if to in renderings)
    return Piece(
        id=input.id,
        text="" if state.is_erased(input) else input.text,
        author=author_of(scene, input) or _("not asked how to be quoted"),
        language=input.language,
        stance=chosen.evidence.get(input.id, "") if chosen else "",
        support=len(input.endorsements),
        tags=tuple(Tag(id, names[id], id in own) for id in state.themes_of(input)),
        quotable=input.consent not in (None, "none") and state.stands(input),
        quoted=handling.quoted,
        why_not=handling.why_not,
        looked_at=handling.looked_at,
        used=_used(scene, input.id),
        status="" if state.counts(input) else state.status(input),
        revision=input.revision,
        renderings=tuple(rendered),
        is_input=True,
    )


def _used(scene: Scene, id: str) -> tuple[str, ...]:
    return tuple(one.id for one in scene.state.statements.values() if not one.dropped and id in one.evidence)


def _results(scene: Scene, chosen: Statement | None) -> Iterator[Piece]:
    """Each vote that was answered, and each show of hands."""
    for item in scene.state.agenda:
        stage = scene.state.stage.item(item.id)
        told = item.id in scene.state.polls and (stage.revealed or not stage.open)
        if told and scene.findings.result(item.id).people:
            said = scene.findings.sentence(item.id, scene.language)
            yield _of_room(scene, f"R-{item.id.upper()}", said, chosen, _verdicts(scene, item.id))
        hands = [counted(one) for one in scene.state.hands_counted.values() if one.item == item.id]
        if hands:
            yield _of_room(scene, f"H-{item.id.upper()}", "; ".join(hands), chosen)


def _verdicts(scene: Scene, item: str) -> str:
    """How far groups agree on what weighs most, row by row: once the session has ended and groups may be told
    apart."""
    rows = scene.findings.leading(item) if scene.ended else ()
    return " · ".join(_verdict(scene, row) for row in rows)


def _verdict(scene: Scene, row: Leading) -> str:
    what = scene.say(row.bar.option.label)
    of = f"{scene.say(row.result.row.label)}, {what}" if row.result.row else what
    return f"{of}: {_(IN_WORDS[row.agreement.verdict])} (n = {row.agreement.whole.people})"


def _changes(scene: Scene, chosen: Statement | None) -> Iterator[Piece]:
    """What people asked to be changed when statements were read back."""
    for statement in scene.state.statements.values():
        for reply in statement.replies.values():
            if words := scene.state.reply_words(reply):
                yield _of_room(scene, reply.id, words, chosen, scene.constituency(reply.participant))


def _of_room(scene: Scene, id: str, said: str, chosen: Statement | None, author: str = "") -> Piece:
    stance = chosen.evidence.get(id, "") if chosen else ""
    return Piece(id, said, author, stance=stance, used=_used(scene, id))


def named_piece(scene: Scene, id: str, chosen: Statement | None) -> Piece | None:
    """One piece, by its id; None where there is none such."""
    if id in scene.state.inputs:
        return piece(scene, scene.state.inputs[id], chosen)
    others = (*_results(scene, chosen), *_changes(scene, chosen))
    return next((one for one in others if one.id == id), None)


def left(scene: Scene) -> int:
    """How many inputs that count were not looked at yet."""
    handled = scene.state.handled
    return sum(
        not (id in handled and handled[id].looked_at) and scene.state.counts(input)
        for id, input in scene.state.inputs.items()
    )
