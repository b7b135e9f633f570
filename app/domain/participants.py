"""What participants' entries mean."""

from typing import TYPE_CHECKING

from app.domain import entries as e
from app.domain.answer import BadAnswer
from app.domain.conditions import (
    count_answered,
    known_input,
    known_item,
    listed,
    may_join,
    must_be_in_time,
    must_be_open,
    must_have_joined,
    must_take_inputs,
    own_input,
    poll_of,
    words_for,
)
from app.domain.contributions import Input, Participant, Revision
from app.domain.entries import Entry
from app.domain.handling import on
from app.domain.outcome import Refusal

if TYPE_CHECKING:
    from app.domain.state import State


@on(e.Joined)
def _joined(state: "State", entry: Entry, body: e.Joined) -> str | None:
    may_join(state, entry, body)
    if body.ticket is not None:
        state.ticket_holders.setdefault(body.ticket, entry.actor)
    known = state.participants.get(entry.actor)
    earlier = known or state.before.get(entry.actor)
    state.participants[entry.actor] = Participant(
        entry.actor,
        known.joined_at if known else entry.at,
        listed(body.role, state.plan.roles),
        listed(body.section, state.plan.sections),
        listed(body.council, state.plan.councils),
        body.language,
        earlier.screen if earlier else False,
    )
    state.told.add(entry.seq)
    return None


@on(e.BallotCast)
def _ballot_cast(state: "State", entry: Entry, body: e.BallotCast) -> str | None:
    must_have_joined(state, entry)
    poll = poll_of(state, body.item)
    must_be_in_time(state, entry, body)
    try:
        changed = poll.cast(entry, body.answer)
    except BadAnswer as error:
        raise Refusal(error.args[0]) from error
    if not changed:
        state.answered.setdefault(body.item, set()).add(entry.actor)
    return None


@on(e.BallotWithdrawn)
def _ballot_withdrawn(state: "State", entry: Entry, body: e.BallotWithdrawn) -> str | None:
    poll = poll_of(state, body.item)
    must_be_open(state, body.item)
    if not poll.take_back(entry.actor):
        raise Refusal("no_ballot")
    count_answered(state, body.item, entry.actor)
    return None


@on(e.InputSent)
def _input_sent(state: "State", entry: Entry, body: e.InputSent) -> str | None:
    must_have_joined(state, entry)
    item = known_item(state, body.item)
    words = words_for(state, body.text, item)
    assert item.inputs is not None
    must_take_inputs(state, item.id)
    siblings = state.inputs_of.setdefault(item.id, [])
    if state.sent_by[item.id, entry.actor] >= item.inputs.per_person:
        raise Refusal("too_many_inputs")
    state.sent_by[item.id, entry.actor] += 1
    state.received[item.id] += 1
    input_id = f"{item.id.upper()}-{state.received[item.id]:03d}"
    input = Input(
        id=input_id,
        item=item.id,
        author=entry.actor,
        seq=entry.seq,
        revisions=[Revision(words, entry.at)],
        prompt=listed(body.prompt, item.inputs.prompts),
        themes=tuple(theme for theme in dict.fromkeys(body.themes) if theme in state.plan.themes_by_id),
        language=body.language,
        written_at=body.written_at,
        late=state.stage.live != item.id and not state.stage.item(item.id).open,
    )
    siblings.append(input)
    state.inputs[input_id] = input
    state.answered.setdefault(item.id, set()).add(entry.actor)
    return input_id


@on(e.InputRevised)
def _input_revised(state: "State", entry: Entry, body: e.InputRevised) -> str | None:
    input = own_input(state, entry, body.input)
    words = words_for(state, body.text, state.plan.items[input.item])
    if words != input.text:
        input.revisions.append(Revision(words, entry.at))
        state.input_changed(input)
    return input.id


@on(e.InputWithdrawn)
def _input_withdrawn(state: "State", entry: Entry, body: e.InputWithdrawn) -> str | None:
    input = own_input(state, entry, body.input)
    input.withdrawn_at = entry.at
    state.input_changed(input)
    count_answered(state, input.item, entry.actor)
    return input.id


@on(e.Endorsed)
def _endorsed(state: "State", entry: Entry, body: e.Endorsed) -> str | None:
    must_have_joined(state, entry)
    input = known_input(state, body.input)
    if input.author == entry.actor:
        raise Refusal("own_input")
    if state.status(input) not in ("received", "shown"):
        raise Refusal("not_standing")
    must_take_inputs(state, input.item)
    if body.revision is not None and not 0 <= body.revision <= input.revision:
        raise Refusal("unknown_input")
    input.endorse(entry.actor, body.agree, body.revision)
    return input.id


@on(e.FloorAsked)
def _floor_asked(state: "State", entry: Entry, body: e.FloorAsked) -> str | None:
    must_have_joined(state, entry)
    if not body.wanted:
        state.asked.pop(entry.actor, None)
        return None
    if state.stage.live is None:
        raise Refusal("not_running")
    if entry.actor not in state.hands:
        state.asked.pop(entry.actor, None)  # who asks anew stands at the end
    state.asked[entry.actor] = (entry.seq, body)
    return None
