"""What the moderators' entries mean."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain import entries as e
from app.domain.conditions import (
    asking_item,
    known_input,
    known_item,
    must_be_as_seen,
    must_be_moderator,
    must_be_open,
)
from app.domain.entries import ANY_WORDING, Entry
from app.domain.handling import Action, action, on
from app.domain.outcome import Refusal
from app.domain.reasons import SET_ASIDE_REASONS
from app.domain.stage import SetAside, Shown

if TYPE_CHECKING:
    from app.domain.state import State


@on(e.ItemStarted)
@action
def _item_started(state: "State", entry: Entry, body: e.ItemStarted) -> str | None:
    item = known_item(state, body.item)
    if body.leaving != state.stage.live:
        raise Refusal("moved_on")
    if body.item == state.stage.live:
        raise Refusal("already_live")
    state.stage = state.stage.entered(item.id, entry.at, item.asks)
    return None


@on(e.SessionEnded)
@action
def _session_ended(state: "State", entry: Entry, body: e.SessionEnded) -> str | None:
    if state.stage.live is None:
        raise Refusal("not_running")
    if body.leaving != state.stage.live:
        raise Refusal("moved_on")
    state.stage = state.stage.ended(entry.at)
    return None


@on(e.VotingOpened)
@action
def _voting_opened(state: "State", entry: Entry, body: e.VotingOpened) -> str | None:
    item = asking_item(state, body.item)
    if state.stage.live is None:
        raise Refusal("not_running")
    state.stage = state.stage.opened(item.id, entry.at)
    return None


@on(e.VotingClosed)
@action
def _voting_closed(state: "State", entry: Entry, body: e.VotingClosed) -> str | None:
    item = asking_item(state, body.item)
    must_be_open(state, item.id)
    state.stage = state.stage.closed(item.id, entry.at)
    return None


@on(e.ResultsRevealed)
@action
def _results_revealed(state: "State", entry: Entry, body: e.ResultsRevealed) -> str | None:
    item = asking_item(state, body.item)
    stage = state.stage.item(item.id)
    if stage.opened_at is None:
        raise Refusal("not_open")
    if not stage.revealed:
        state.stage = state.stage.with_item(item.id, revealed=True, revealed_at=entry.at)
    return None


@on(e.ResultsHidden)
@action
def _results_hidden(state: "State", entry: Entry, body: e.ResultsHidden) -> str | None:
    item = asking_item(state, body.item)
    if state.stage.item(item.id).revealed:
        state.stage = state.stage.with_item(item.id, revealed=False)
    return None


@on(e.TimeExtended)
@action
def _time_extended(state: "State", entry: Entry, body: e.TimeExtended) -> str | None:
    item = known_item(state, body.item)
    if item.id != state.stage.live:
        raise Refusal("not_live")
    state.stage = state.stage.with_item(item.id, extended=state.stage.item(item.id).extended + body.minutes)
    return None


@on(e.InputShown)
@action
def _input_shown(state: "State", entry: Entry, body: e.InputShown) -> str | None:
    input = known_input(state, body.input)
    must_be_as_seen(input, body.revision)
    if state.status(input) not in ("received", "shown"):
        raise Refusal("not_standing")
    stage = state.stage.without(input.id)
    wording = ANY_WORDING if body.revision == ANY_WORDING else input.revision
    state.stage = replace(stage, shown=(*stage.shown, Shown(input.id, wording)))
    input.first_shown_at = input.first_shown_at or entry.at
    return input.id


@on(e.InputUnshown)
@action
def _input_unshown(state: "State", entry: Entry, body: e.InputUnshown) -> str | None:
    input = known_input(state, body.input)
    state.stage = state.stage.without(input.id)
    return input.id


@on(e.InputSetAside)
@action
def _input_set_aside(state: "State", entry: Entry, body: e.InputSetAside) -> str | None:
    input = known_input(state, body.input)
    must_be_as_seen(input, body.revision)
    if body.reason not in SET_ASIDE_REASONS:
        raise Refusal("unknown_reason")
    aside = {**state.stage.set_aside, input.id: SetAside(body.reason, body.note, entry.at)}
    state.stage = replace(state.stage.without(input.id), set_aside=aside)
    state.input_changed(input)
    return input.id


@on(e.InputRestored)
@action
def _input_restored(state: "State", entry: Entry, body: e.InputRestored) -> str | None:
    input = known_input(state, body.input)
    must_be_as_seen(input, body.revision)
    aside = {id: why for id, why in state.stage.set_aside.items() if id != input.id}
    state.stage = replace(state.stage, set_aside=aside)
    state.input_changed(input)
    return input.id


@on(e.NamesShown)
@action
def _names_shown(state: "State", entry: Entry, body: e.NamesShown) -> str | None:
    state.stage = replace(state.stage, names=body.shown)
    return None


@on(e.FloorGiven)
@action
def _floor_given(state: "State", entry: Entry, body: e.FloorGiven) -> str | None:
    if body.participant not in state.participants:
        raise Refusal("not_joined")
    asked = state.asked.get(body.participant)
    called = state.stage.called | {asked[0]} if asked else state.stage.called
    state.stage = replace(state.stage, floor=body.participant, called=called)
    return None


@on(e.FloorEnded)
@action
def _floor_ended(state: "State", entry: Entry, body: e.FloorEnded) -> str | None:
    state.stage = replace(state.stage, floor=None)
    return None


@on(e.DoorClosed)
@action
def _door_closed(state: "State", entry: Entry, body: e.DoorClosed) -> str | None:
    state.stage = replace(state.stage, door_closed=True)
    return None


@on(e.DoorOpened)
@action
def _door_opened(state: "State", entry: Entry, body: e.DoorOpened) -> str | None:
    state.stage = replace(state.stage, door_closed=False)
    return None


@on(e.BegunAfresh)
def _begun_afresh(state: "State", entry: Entry, body: e.BegunAfresh) -> str | None:
    must_be_moderator(entry)
    before = state.stage
    run_before = state.begin_run(entry.at)
    state.actions.append(Action(entry.seq, body.kind, before, run_before))
    return None


@on(e.Undone)
def _undone(state: "State", entry: Entry, body: e.Undone) -> str | None:
    must_be_moderator(entry)
    if not state.actions:
        raise Refusal("nothing_to_undo")
    if state.actions[-1].seq != body.seq:
        raise Refusal("moved_on")
    aside = state.stage.set_aside
    action = state.actions.pop()
    if action.run_before is not None:
        state.return_to_run(action.run_before)
    state.stage = action.before
    for input_id in aside.keys() ^ state.stage.set_aside.keys():
        if input_id in state.inputs:
            state.input_changed(state.inputs[input_id])
    return None
