"""The evidence: everything a statement can rest on."""

from collections.abc import Iterator
from typing import NamedTuple

from app.activities.sentences import what_leads
from app.domain.breakdown import Leading
from app.domain.convergence import IN_WORDS
from app.domain.guidance.data import Handling, Statement
from app.domain.guidance.resting import Since, since, used_by
from app.domain.inputs.data import Input
from app.domain.text import LANGUAGES, Language
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.questions import hands
from app.screens.quoting import author_of
from app.screens.rapporteur.desk.wanted import Wanted, is_wanted, theme_names


class Tag(NamedTuple):
    """A theme that an input has: its id, what it is called, and whether the rapporteur gave it."""

    id: str
    label: str
    own: bool


class Rendered(NamedTuple):
    """What an input says in another language ("": nothing yet), and which wording of it that is."""

    language: Language
    text: str
    wording: int


class Piece(NamedTuple):
    """Something a statement can rest on, as the desk shows it.

    `author` is whom to name, as they consented; `stance` how it bears on the chosen statement, and what became
    of it `since`; `used` by which statements it is used. Of an input, what was done with it, and whether it
    was to be `quoted_before` it was reworded; `group` those that say alike; `in_others` its words in other
    languages, or that it has none in one; which one stands for it, where it was merged `into` another, and for
    how many it stands itself.
    """

    id: str
    text: str
    author: str
    language: Language | str = ""
    stance: str = ""
    since: Since = ""
    support: int = 0
    tags: tuple[Tag, ...] = ()
    group: str = ""
    quotable: bool = False
    quoted: bool = False
    quoted_before: bool = False
    why_not: str = ""
    looked_at: bool = False
    used: tuple[str, ...] = ()
    status: str = ""
    revision: int = 0
    in_others: tuple[Rendered, ...] = ()
    is_input: bool = False
    into: str = ""
    similar: int = 0


class Pile(NamedTuple):
    """Evidence that stands together, and what it stands together by; `because` is what ties it, where a person
    said that it `is_group`."""

    title: str
    pieces: list[Piece]
    id: str = ""
    because: str = ""
    is_group: bool = False


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
        title = f"{group.id} · {group.label}" if group.label else group.id
        yield Pile(title, pieces, group.id, group.because, is_group=True)
    yield Pile(_("Not in a group"), [piece(scene, one, chosen) for one in inputs if one.id not in grouped])


def piece(scene: Scene, input: Input, chosen: Statement | None) -> Piece:
    """An input as evidence."""
    state, handling = scene.state, scene.state.handled.get(input.id, Handling())
    names, own, head = theme_names(scene), handling.themes, state.stood_for_by(input)
    group = state.group_of(input.id)
    quotable = state.may_be_quoted(input)
    return Piece(
        id=input.id,
        text="" if state.is_erased(input) else input.text,
        author=author_of(scene, input) or _("not asked how to be quoted"),
        language=input.language,
        stance=_stance(chosen, input.id),
        since=_since(scene, chosen, input.id),
        support=len(state.supporters(input)),
        group=group.id if group else "",
        tags=tuple(Tag(id, names[id], id in own) for id in state.themes_of(input)),
        quotable=quotable,
        quoted=handling.quoted,
        quoted_before=quotable and handling.quoted and handling.quoted_wording < input.revision,
        why_not=handling.why_not,
        looked_at=handling.looked_at,
        used=_used(scene, input.id),
        status="" if state.counts(input) else state.status(input),
        revision=input.revision,
        in_others=tuple(_rendered(scene, input)),
        is_input=True,
        into=head.id if head is not input else "",
        similar=state.similar(input),
    )


def _rendered(scene: Scene, input: Input) -> Iterator[Rendered]:
    standing = {} if scene.state.is_erased(input) else input.renderings
    for to in LANGUAGES:
        one = standing.get(to)
        if to != input.language:
            yield Rendered(to, one.text if one else "", one.revision if one else 0)


def _used(scene: Scene, id: str) -> tuple[str, ...]:
    return tuple(one.id for one in used_by(scene.state, id))


def _results(scene: Scene, chosen: Statement | None) -> Iterator[Piece]:
    """Each vote that was answered, and each show of hands."""
    for item in scene.state.agenda:
        stage = scene.state.stage.item(item.id)
        told = item.id in scene.state.polls and (stage.revealed or not stage.open)
        if told and scene.findings.result(item.id).people:
            said = scene.findings.sentence(item.id, scene.language)
            yield _of_room(scene, f"R-{item.id.upper()}", said, chosen, _verdicts(scene, item.id))
        if counted := hands(scene, item):
            yield _of_room(scene, f"H-{item.id.upper()}", "; ".join(counted), chosen)


def _verdicts(scene: Scene, item: str) -> str:
    """How far groups agree on what weighs most, row by row: once the session has ended and groups may be told
    apart."""
    rows = scene.findings.leading(item) if scene.ended else ()
    return " · ".join(_verdict(scene, row) for row in rows)


def _verdict(scene: Scene, row: Leading) -> str:
    what = what_leads(row, scene.language)
    of = f"{scene.say(row.result.row.label)}, {what}" if row.result.row else what
    return f"{of}: {_(IN_WORDS[row.agreement.verdict])} (n = {row.agreement.whole.people})"


def _changes(scene: Scene, chosen: Statement | None) -> Iterator[Piece]:
    """What people asked to be changed when statements were read back."""
    for statement in scene.state.statements.values():
        for reply in statement.requests:
            if words := scene.state.reply_words(reply):
                yield _of_room(scene, reply.id, words, chosen, scene.constituency(reply.participant))


def _of_room(scene: Scene, id: str, said: str, chosen: Statement | None, author: str = "") -> Piece:
    stance, became = _stance(chosen, id), _since(scene, chosen, id)
    return Piece(id, said, author, stance=stance, since=became, used=_used(scene, id))


def _stance(chosen: Statement | None, id: str) -> str:
    return chosen.evidence.get(id, "") if chosen else ""


def _since(scene: Scene, chosen: Statement | None, id: str) -> Since:
    return since(scene.state, chosen, id) if chosen and id in chosen.evidence else ""


def bearing(scene: Scene, chosen: Statement) -> list[Piece]:
    """What a statement was said to rest on, whatever became of it: of what nobody reads any more, its id."""
    return [named_piece(scene, id, chosen) or _of_room(scene, id, "", chosen) for id in chosen.evidence]


def named_piece(scene: Scene, id: str, chosen: Statement | None) -> Piece | None:
    """One piece, by its id; None where there is none such."""
    if id in scene.state.inputs:
        return piece(scene, scene.state.inputs[id], chosen)
    others = (*_results(scene, chosen), *_changes(scene, chosen))
    return next((one for one in others if one.id == id), None)


def left(scene: Scene) -> int:
    """How many inputs that can be read were not looked at yet."""
    handled = scene.state.handled
    return sum(
        not (id in handled and handled[id].looked_at) and scene.state.bears(input)
        for id, input in scene.state.inputs.items()
    )
