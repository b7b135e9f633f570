"""A session's state told in plain words and numbers, for comparing it with what was kept of it.

What is kept is in `tests/data/first_house/state.json`. Here alone stands how it is asked for today.
"""

from typing import Any

from app.domain.agenda.data import AgendaItem
from app.domain.ballots.data import Ballot
from app.domain.inputs.data import Input
from app.domain.names import Names
from app.domain.outcome import Outcome
from app.domain.people.data import Participant
from app.domain.results import RowResult
from app.domain.stage import ItemStage, Stage
from app.domain.state import State

Told = dict[str, Any]


def told_outcome(outcome: Outcome) -> str | None:
    """What became of an entry: why it was refused, or the input it made or was about, where there is one."""
    return f"refused: {outcome.refused}" if outcome.refused else outcome.made


def told_state(state: State, names: Names) -> Told:
    """Everything a session is. Moments are UTC, and None stands for what is not so, or not yet."""
    return {
        "run": state.run,
        "tickets": state.tickets,
        "ticket_holders": {str(number): who for number, who in sorted(state.ticket_holders.items())},
        "stage": _stage(state.stage, state),
        "hands": [{"participant": who, "topic": body.topic} for who, body in state.hands.items()],
        "participants": {
            id: _participant(one, names.of(id, state.seq)) for id, one in sorted(state.participants.items())
        },
        "items": {item.id: _item(state, item) for item in state.agenda},
        "inputs": {id: _input(state, one) for id, one in sorted(state.inputs.items())},
        "to_undo": [action.seq for action in state.actions],
    }


def _stage(stage: Stage, state: State) -> Told:
    return {
        "live": stage.live,
        "started_at": _moment(stage.started_at),
        "ended_at": _moment(stage.ended_at),
        "runs": [[run.item, _moment(run.started_at), _moment(run.ended_at)] for run in stage.runs],
        "shown": [[one.input, one.revision] for one in stage.shown],
        "set_aside": {
            input: {"reason": why.reason, "note": why.note, "at": _moment(why.at)}
            for input, why in sorted(stage.set_aside.items())
        },
        "names": stage.names,
        "floor": stage.floor,
        "door_closed": stage.door_closed,
    }


def _participant(one: Participant, name: str) -> Told:
    return {
        "name": name,
        **{name: one.said.get(name) for name in ("role", "section", "council")},
        "language": one.language,
        "joined_at": _moment(one.joined_at),
        "screen": one.screen,
    }


def _item(state: State, item: AgendaItem) -> Told:
    poll = state.polls.get(item.id)
    return {
        **_item_stage(state.stage.item(item.id)),
        "answered": sorted(state.answered.get(item.id, ())),
        "inputs": [one.id for one in state.inputs_of.get(item.id, ())],
        "ballots": {who: _ballot(one) for who, one in sorted(poll.ballots.items())} if poll else None,
        "people": poll.tally.people if poll else None,
        "result": [_row(one) for one in poll.vote.result(poll.tally)] if poll else None,
    }


def _item_stage(stage: ItemStage) -> Told:
    return {
        "open": stage.open,
        "revealed": stage.revealed,
        "extended": stage.extended,
        "opened_at": _moment(stage.opened_at),
        "closed_at": _moment(stage.closed_at),
        "revealed_at": _moment(stage.revealed_at),
    }


def _ballot(ballot: Ballot) -> Told:
    return {"answer": ballot.answer, "cast_at": _moment(ballot.cast_at), "changes": ballot.changes}


def _row(result: RowResult) -> Told:
    return {
        "row": result.row.id if result.row else None,
        "base": result.base,
        "no_opinion": result.no_opinion,
        "mean": None if result.mean is None else str(result.mean),
        "options": [
            {
                "option": bar.option.id,
                "people": bar.people,
                "percent": bar.percent,
                "place": bar.place,
                "points": bar.points,
                "aside": bar.aside,
            }
            for bar in result.bars
        ],
    }


def _input(state: State, one: Input) -> Told:
    return {
        "item": one.item,
        "author": one.author,
        "text": one.text,
        "revision": one.revision,
        "status": state.status(one),
        "stands": state.stands(one),
        "prompt": one.prompt,
        "themes": list(one.themes),
        "language": one.language,
        "late": one.late,
        "sent_at": _moment(one.sent_at),
        "written_at": _moment(one.written_at),
        "withdrawn_at": _moment(one.withdrawn_at),
        "first_shown_at": _moment(one.first_shown_at),
        "endorsements": sorted(one.endorsements),
        "earlier_support": one.earlier_support,
    }


def _moment(moment: Any) -> str | None:
    return moment.isoformat(timespec="microseconds") if moment else None
