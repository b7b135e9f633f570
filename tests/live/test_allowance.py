"""What one person can add to the log, and ask of the service, has an end far above what a person does."""

import json
from typing import Any

import pytest

from app.domain.command import Request, Sender
from app.domain.names import Names
from app.domain.state import State
from app.live.asking.reading import read_request
from app.live.hall.allowance import Allowance
from app.live.hall.limits import ENTRIES, INPUTS, OTHERS, REFUSED, Limits
from app.live.room.room import Room
from app.live.room.steady import SteadyClock
from app.log.tables import SessionRow


@pytest.fixture
def allowance() -> Allowance:
    room = Room(SessionRow(id=1, code="ABC234"), State(), Names(), lambda draft: None, "", SteadyClock())
    return Allowance(Limits(), room)


def asked(do: str, screen: str = "participant", **fields: Any) -> Request:
    return read_request(screen, json.dumps({"do": do, **fields}).encode())


BALLOT = asked("ballot", item="q1", answer="4")
INPUT = asked("input", item="q1", text="More")
REVISE = asked("revise", input="Q1-001", text="More")
SOME_OTHERS = asked("others", item="q1")


def passed(allowance: Allowance, request: Request, who: str = "p-1") -> int:
    """How many requests in a row pass, of a thousand."""
    return sum(not allowance.too_fast(Sender(who), request) for _ in range(1000))


@pytest.mark.parametrize(
    ("request_", "most"),
    [
        (BALLOT, ENTRIES.at_once),
        (INPUT, INPUTS.at_once),
        (REVISE, INPUTS.at_once),
        (SOME_OTHERS, OTHERS.at_once),
    ],
    ids=["ballots", "inputs", "rewordings", "others"],
)
def test_so_many_at_once_and_no_more(allowance: Allowance, request_: Request, most: float) -> None:
    assert most <= passed(allowance, request_) <= most + 2
    assert passed(allowance, request_, "p-2") > 0, "each has their own"


def test_who_sends_what_does_not_count_is_slowed_down_before_the_log(allowance: Allowance) -> None:
    for _ in range(int(REFUSED.at_once)):
        assert not allowance.too_fast(Sender("p-1"), BALLOT)
        allowance.was_refused(Sender("p-1"))
    assert allowance.too_fast(Sender("p-1"), BALLOT)
    assert not allowance.too_fast(Sender("p-2"), BALLOT)


def test_moderators_and_signs_of_life_are_not_counted(allowance: Allowance) -> None:
    assert passed(allowance, asked("next", "moderator"), "moderator") == 1000
    assert passed(allowance, asked("ping")) == 1000
