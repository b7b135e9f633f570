"""Whose words an entry holds, or whom it is about: what is erased once one of them asks for it."""

from collections.abc import Iterable, Iterator
from json import dumps, loads
from typing import NamedTuple

from app.domain.entry import Entry
from app.domain.fold import apply
from app.domain.inputs.entries import InputRevised
from app.domain.inputs.spoken import OF_ANOTHER, InterventionCorrected
from app.domain.outcome import Outcome
from app.domain.roles import NOTERS, RENDERERS
from app.domain.state import State
from app.log.stored import StoredEntry


class Words(NamedTuple):
    """An entry, whoever it is erased for, and the number of its wording."""

    stored: StoredEntry
    people: frozenset[str]
    number: int


def words_of(log: Iterable[StoredEntry]) -> Iterator[Words]:
    """Each entry with the people whose words it holds, or whom it is about. Words that change nothing, being
    those that stand already, have the number of those, so that they change nothing once erased either."""
    state, authors, wordings = State(), dict[str, str](), dict[str, int]()
    for stored in log:
        entry = stored.entry
        named = getattr(entry.body, "input", "")
        before = _revision(state, named)
        outcome = apply(state, entry)
        if outcome.made in state.inputs and outcome.made not in authors:
            authors[outcome.made] = state.inputs[outcome.made].author
            wordings[outcome.made] = entry.seq
        if _revision(state, named) > before:
            wordings[named] = entry.seq
        reworded = isinstance(entry.body, InputRevised | InterventionCorrected) and not outcome.refused
        yield Words(stored, _people(entry, outcome, authors), wordings[named] if reworded else entry.seq)


def _people(entry: Entry, outcome: Outcome, authors: dict[str, str]) -> frozenset[str]:
    people = set() if isinstance(entry.body, OF_ANOTHER) else {entry.actor}
    if entry.body.by & (NOTERS | RENDERERS):
        input, said_by = (
            getattr(entry.body, "input", "") or outcome.made,
            getattr(entry.body, "participant", None),
        )
        grouped = (authors.get(one) for one in entry.body.inputs_named)
        people |= {who for who in (authors.get(input or ""), input, said_by, *grouped) if who}
    return frozenset(people)


def _revision(state: State, input_id: str) -> int:
    return state.inputs[input_id].revision if input_id in state.inputs else 0


def without(stored: StoredEntry, fields: Iterable[str], number: int) -> str:
    """What the entry says, as it was stored, with these of its fields erased, of those that can be. `number` is
    that of its wording."""
    said, erases = loads(stored.body), stored.entry.body.erases
    for field in fields:
        if field in said:
            rest = erases[field](said.pop(field), number)
            if rest is not None:
                said[field] = rest
    whole = dumps(said, ensure_ascii=False, separators=(",", ":"))
    return whole if said != loads(stored.body) else stored.body
