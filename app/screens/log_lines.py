"""The log as the rapporteur reads it: one line an entry, in words, and what it may be filtered by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Engine

from app.domain import entries as e
from app.domain.entries import Body, Entry
from app.domain.state import State
from app.i18n import N_, _
from app.live.answers import words
from app.live.scene import Scene
from app.log.read import read_entries_back
from app.screens.plain_letters import plain_letters
from app.screens.reasons import set_aside_reason

_BALLOTS: frozenset[type[Body]] = frozenset({e.BallotCast, e.BallotWithdrawn})

GROUPS: dict[str, tuple[str, frozenset[type[Body]]]] = {
    "inputs": (N_("Inputs"), frozenset({e.InputSent, e.InputRevised, e.InputWithdrawn})),
    "ballots": (N_("Votes"), _BALLOTS),
    "endorsements": (N_("Endorsements"), frozenset({e.Endorsed})),
    "floor": (N_("Floor"), frozenset({e.FloorAsked, e.FloorGiven, e.FloorEnded})),
    "moderation": (
        N_("Moderation"),
        frozenset(k for k in Body.kinds.values() if issubclass(k, e.Moderation)),
    ),
    "people": (N_("People"), frozenset({e.Joined})),
}
"""The kinds of entry a rapporteur tells apart: their name and what they hold."""

KIND_WORDS: dict[type[Body], str] = {
    e.Planned: N_("session planned"),
    e.Joined: N_("joined"),
    e.BallotCast: N_("voted"),
    e.BallotWithdrawn: N_("took the vote back"),
    e.InputSent: N_("input"),
    e.InputRevised: N_("input reworded"),
    e.InputWithdrawn: N_("input withdrawn"),
    e.Endorsed: N_("supported"),
    e.FloorAsked: N_("asked for the floor"),
    e.ItemStarted: N_("item started"),
    e.SessionEnded: N_("session ended"),
    e.VotingOpened: N_("voting opened"),
    e.VotingClosed: N_("voting closed"),
    e.ResultsRevealed: N_("results revealed"),
    e.ResultsHidden: N_("results hidden"),
    e.TimeExtended: N_("time extended"),
    e.InputShown: N_("put on the board"),
    e.InputUnshown: N_("taken off the board"),
    e.InputSetAside: N_("set aside"),
    e.InputRestored: N_("brought back"),
    e.NamesShown: N_("names on the board"),
    e.FloorGiven: N_("floor given"),
    e.FloorEnded: N_("floor ended"),
    e.Undone: N_("undone"),
    e.DoorClosed: N_("door closed"),
    e.DoorOpened: N_("door opened"),
    e.BegunAfresh: N_("begun afresh"),
    e.ScreensSeen: N_("screens first opened"),
    e.TicketsIssued: N_("tickets issued"),
    e.LinksRenewed: N_("links renewed"),
    e.PersonErased: N_("erased at a person’s request"),
}


@dataclass(frozen=True)
class Filter:
    """What the rapporteur wants to see. Nothing set: everything."""

    item: str = ""
    kind: str = ""
    theme: str = ""
    role: str = ""
    section: str = ""
    council: str = ""
    text: str = ""


@dataclass(frozen=True)
class LogLine:
    """An entry in words."""

    seq: int
    at: datetime
    kind: str
    who: str
    constituency: str
    item: str
    input_id: str
    said: str
    themes: tuple[str, ...]
    refused: str


def newest_lines(engine: Engine, session_id: int, scene: Scene, wanted: Filter, most: int) -> list[LogLine]:
    """The newest entries that are wanted, in words. It reads the log, so not on the event loop; entries that
    cannot be wanted are not read."""
    kinds = GROUPS[wanted.kind][1] if wanted.kind in GROUPS else frozenset(Body.kinds.values())
    if wanted.text or wanted.theme or any(_of_person(wanted).values()):
        kinds -= _BALLOTS
    newest_first = read_entries_back(engine, session_id, [kind.kind for kind in kinds], wanted.item)
    return list(islice(_wanted_lines(scene, newest_first, wanted), most))


def _wanted_lines(scene: Scene, entries: Iterable[Entry], wanted: Filter) -> Iterator[LogLine]:
    sought = plain_letters(wanted.text)
    for entry in entries:
        line = _line(scene, entry)
        if _is_wanted(scene.state, entry, line, wanted) and _says(line, sought):
            yield line


def _of_person(wanted: Filter) -> dict[str, str]:
    return {"role": wanted.role, "section": wanted.section, "council": wanted.council}


def _is_wanted(state: State, entry: Entry, line: LogLine, wanted: Filter) -> bool:
    person = state.participants.get(entry.actor)
    if any(value and getattr(person, field, None) != value for field, value in _of_person(wanted).items()):
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
    who, constituency = _who(scene, entry)
    return LogLine(
        seq=entry.seq,
        at=entry.at,
        kind=_(KIND_WORDS[type(entry.body)]),
        who=who,
        constituency=constituency,
        item=getattr(entry.body, "item", "") or (input.item if input else ""),
        input_id=input_id,
        said=_said(scene, entry.body),
        themes=input.themes if input else (),
        refused=words(outcome.refused, scene.language) if outcome and outcome.refused else "",
    )


def _who(scene: Scene, entry: Entry) -> tuple[str, str]:
    """Who made an entry, and what they said of themselves; of a vote neither, since votes are totals only."""
    if entry.actor == "moderator":
        return _("Moderator"), ""
    if type(entry.body) in _BALLOTS:
        return "", ""
    return scene.names.of(entry.actor, entry.seq), scene.constituency(entry.actor)


def _said(scene: Scene, body: Body) -> str:
    match body:
        case e.InputSent() | e.InputRevised():
            return body.text
        case e.InputSetAside():
            return " – ".join(filter(None, (set_aside_reason(body.reason), body.note)))
        case e.TimeExtended():
            return f"+{body.minutes} min"
        case e.Endorsed():
            return "" if body.agree else _("no longer")
        case e.FloorAsked():
            return body.topic if body.wanted else _("no longer")
        case e.FloorGiven():
            return scene.name(body.participant)
        case e.NamesShown():
            return _("shown") if body.shown else _("hidden")
        case e.Undone():
            return f"#{body.seq}"
        case _:
            return ""
