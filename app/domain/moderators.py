"""What the plan and the moderators' entries mean."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain import entries as e
from app.domain.conditions import (
    asking_item,
    known_input,
    known_item,
    must_be_open,
)
from app.domain.contributions import Poll
from app.domain.entries import Entry
from app.domain.handling import action, on
from app.domain.outcome import Refusal
from app.domain.reasons import SET_ASIDE_REASONS
from app.domain.stage import SetAside

if TYPE_CHECKING:
    from app.domain.state import State


@on(e.Planned)
def _planned(state: "State", entry: Entry, body: e.Planned) -> str | None:
    if entry.actor != "system" or hasattr(state, "plan"):
        raise Refusal("not_allowed")
    state.plan = body.plan
    state.polls = {item.id: Poll(item.vote) for item in body.plan.agenda if item.vote}
    return None


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
    if state.status(input) not in ("received", "shown"):
        raise Refusal("not_standing")
    others = tuple(id for id in state.stage.shown if id != input.id)
    state.stage = replace(state.stage, shown=(*others, input.id))
    input.first_shown_at = input.first_shown_at or entry.at
    return input.id


@on(e.InputUnshown)
@action
def _input_unshown(state: "State", entry: Entry, body: e.InputUnshown) -> str | None:
    input = known_input(state, body.input)
    state.stage = replace(state.stage, shown=tuple(id for id in state.stage.shown if id != input.id))
    return input.id


@on(e.InputSetAside)
@action
def _input_set_aside(state: "State", entry: Entry, body: e.InputSetAside) -> str | None:
    input = known_input(state, body.input)
    if body.reason not in SET_ASIDE_REASONS:
        raise Refusal("unknown_reason")
    aside = {**state.stage.set_aside, input.id: SetAside(body.reason, body.note, entry.at)}
    shown = tuple(id for id in state.stage.shown if id != input.id)
    state.stage = replace(state.stage, set_aside=aside, shown=shown)
    return input.id


@on(e.InputRestored)
@action
def _input_restored(state: "State", entry: Entry, body: e.InputRestored) -> str | None:
    input = known_input(state, body.input)
    aside = {id: why for id, why in state.stage.set_aside.items() if id != input.id}
    state.stage = replace(state.stage, set_aside=aside)
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
    state.hands.pop(body.participant, None)
    state.stage = replace(state.stage, floor=body.participant)
    return None


@on(e.FloorEnded)
@action
def _floor_ended(state: "State", entry: Entry, body: e.FloorEnded) -> str | None:
    state.stage = replace(state.stage, floor=None)
    return None


@on(e.Undone)
def _undone(state: "State", entry: Entry, body: e.Undone) -> str | None:
    if entry.actor != "moderator":
        raise Refusal("not_allowed")
    if not state.actions:
        raise Refusal("nothing_to_undo")
    if state.actions[-1].seq != body.seq:
        raise Refusal("moved_on")
    state.stage = state.actions.pop().before
    return None
