"""The log as the rapporteur reads it: one line an entry, in words, and what it may be filtered by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from sqlalchemy import Engine

from app.domain.board.data import SceneName
from app.domain.entry import Body, Entry
from app.domain.fold import MEANINGS
from app.domain.guidance.validation import StatementAnswered
from app.domain.inputs.agreement import Judged
from app.domain.inputs.data import Input
from app.domain.inputs.spoken import InterventionNoted
from app.domain.plain_letters import plain_letters
from app.domain.roles import HELD, MODERATORS, role_of
from app.domain.state import State
from app.domain.text import N_, Language
from app.i18n import _, label, language_in_words
from app.live.asking.answers import words
from app.live.showing.scene import Scene
from app.log.read import read_entries_back
from app.screens.board.scenes.every import SCENES
from app.screens.questions import called
from app.screens.reasons import set_aside_reason

_LABELS = {
    "inputs": N_("Inputs"),
    "ballots": N_("Votes"),
    "endorsements": N_("Endorsements"),
    "floor": N_("Floor"),
    "guidance": N_("Guidance"),
    "moderation": N_("Moderation"),
    "people": N_("People"),
}


def _kinds_of(group: str) -> frozenset[type[Body]]:
    if group == "moderation":
        return frozenset(kind for kind in MEANINGS if kind.by == MODERATORS)
    return frozenset(kind for kind in MEANINGS if kind.group == group)


GROUPS = {group: (label, _kinds_of(group)) for group, label in _LABELS.items()}
"""The kinds of entry a rapporteur tells apart: their name and what they hold."""

_BALLOTS = GROUPS["ballots"][1] | {StatementAnswered, Judged}
"""What is told in totals alone: that someone did so, to which item, and neither who nor of what."""


@dataclass(frozen=True)
class Filter:
    """What the rapporteur wants to see. Nothing set: everything."""

    item: str = ""
    kind: str = ""
    theme: str = ""
    text: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    """What they chose of a constituency, by its id."""


@dataclass(frozen=True)
class LogLine:
    """An entry in words; `item` is the id of the item it belongs to, and `about` what that is called."""

    seq: int
    at: datetime
    kind: str
    who: str
    constituency: str
    item: str
    about: str
    input_id: str
    said: str
    themes: tuple[str, ...]
    refused: str
    noted: str = ""
    """Of what was noted and stands, its words, which can be corrected here."""
    wording: int = 0
    """Which wording of them that is."""


def newest_lines(engine: Engine, session_id: int, scene: Scene, wanted: Filter, most: int) -> list[LogLine]:
    """The newest entries that are wanted, in words. It reads the log, so not on the event loop; entries that
    cannot be wanted are not read."""
    kinds = GROUPS[wanted.kind][1] if wanted.kind in GROUPS else frozenset(MEANINGS)
    if wanted.text or wanted.theme or wanted.said:
        kinds -= _BALLOTS
    newest_first = read_entries_back(engine, session_id, [kind.kind for kind in kinds], wanted.item)
    return list(islice(_wanted_lines(scene, newest_first, wanted), most))


def _wanted_lines(scene: Scene, entries: Iterable[Entry], wanted: Filter) -> Iterator[LogLine]:
    sought = plain_letters(wanted.text)
    for entry in entries:
        line = _line(scene, entry)
        if _is_wanted(scene.state, entry, line, wanted) and _says(line, sought):
            yield line


def _is_wanted(state: State, entry: Entry, line: LogLine, wanted: Filter) -> bool:
    person = state.participants.get(entry.actor)
    if wanted.said and not (person and wanted.said.items() <= person.said.items()):
        return False
    if wanted.item and line.item != wanted.item:
        return False
    return not wanted.theme or any(theme.startswith(wanted.theme) for theme in line.themes)


def _says(line: LogLine, sought: str) -> bool:
    parts = (line.said, line.input_id, line.who)
    return not sought or any(sought in plain_letters(part) for part in parts)


def _line(scene: Scene, entry: Entry) -> LogLine:
    outcome = scene.state.outcomes.get(entry.key or "")
    input_id = getattr(entry.body, "input", "") or (outcome.made if outcome else "") or ""
    input = scene.state.inputs.get(input_id)
    item = getattr(entry.body, "item", "") or (input.item if input else "")
    if type(entry.body) in _BALLOTS:
        input_id, input = "", None  # a file says at this place of the log who it was
    who, constituency = _who(scene, entry)
    telling = Telling(scene)
    return LogLine(
        seq=entry.seq,
        at=entry.at,
        kind=_(entry.body.line),
        who=who,
        constituency=constituency,
        item=item,
        about=telling.item(item) if item else "",
        input_id=input_id,
        said=entry.body.told(telling),
        themes=input.themes if input else (),
        noted=_noted(entry, input),
        wording=input.revision if input else 0,
        refused=words(outcome.refused, scene.language) if outcome and outcome.refused else "",
    )


def _noted(entry: Entry, input: Input | None) -> str:
    is_note = isinstance(entry.body, InterventionNoted)
    return input.text if is_note and input and not input.withdrawn_at else ""


def _who(scene: Scene, entry: Entry) -> tuple[str, str]:
    """Who made an entry, and what they said of themselves; of a vote neither, since votes are totals only."""
    if holder := HELD.get(role_of(entry.actor)):
        return " · ".join(filter(None, (_(holder.line), scene.names.of(entry.actor, entry.seq)))), ""
    if type(entry.body) in _BALLOTS:
        return "", ""
    return scene.names.of(entry.actor, entry.seq), scene.constituency(entry.actor)


class Telling:
    """Tells what an entry says in a scene's language."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def words(self, text: str) -> str:
        """A text of ours."""
        return _(text)

    def label(self, text: str) -> str:
        """What stands before something: "Amina: "."""
        return label(text)

    def name(self, who: str) -> str:
        """What a participant is called."""
        return self._scene.name(who)

    def reason(self, code: str) -> str:
        """Why an input is set aside."""
        return set_aside_reason(code)

    def item(self, id: str) -> str:
        """What an item is called; of one that is on no agenda any more, its id."""
        item = self._scene.state.agenda.get(id) or self._scene.plan.as_planned.get(id)
        return called(self._scene, item) if item else id

    def scene(self, name: SceneName) -> str:
        """What a scene of the board is called, as on the button that shows it."""
        return _(SCENES[name].label)

    def choice(self, constituency: str, id: str) -> str:
        """What can be said of a constituency."""
        every = self._scene.plan.constituencies
        choice = next((one.choice(id) for one in every if one.id == constituency), None)
        return self._scene.say(choice.label) if choice else id

    def language(self, code: Language) -> str:
        """What a language is called."""
        return language_in_words(code)
