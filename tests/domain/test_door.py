"""Who may join: an open door, a closed one, and one that asks for tickets."""

import pytest

from app.domain.door.entries import DoorClosed, DoorOpened, TicketsIssued
from app.domain.names import Names
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.log.tables import SessionRow
from app.log.tickets import MOST, read_ticket, write_ticket

from . import scenes
from .scenes import PLAN, Session

ROW = SessionRow(id=1, code="ABC234", cookie_secret="secret")
ANOTHER = SessionRow(id=2, code="ABC235", cookie_secret="other")


def test_a_closed_door_keeps_newcomers_out_and_nobody_in() -> None:
    session = Session("ana", at="single")
    session.moderate(DoorClosed())
    assert session.do("ben", Joined()).refused == "door_closed"
    assert session.do("ana", Joined(constituencies={"role": "mayor"})).refused is None
    assert session.answer("ana", "pear").refused is None
    session.moderate(DoorOpened())
    assert session.do("ben", Joined()).refused is None


def test_only_moderators_close_the_door() -> None:
    assert Session("ana").do("ana", DoorClosed()).refused == "not_allowed"


def test_after_the_end_nobody_joins_and_nobody_is_renamed() -> None:
    session = Session("ana", at="single")
    session.end()
    assert session.do("ben", Joined()).refused == "ended"
    assert session.do("ana", Joined(constituencies={"role": "mayor"})).refused == "ended"
    session.go("close")
    assert session.do("ben", Joined()).refused is None, "reopening the session opens it"


@pytest.fixture
def ticketed(monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session whose door asks for tickets, of which three were issued."""
    plan = Plan.model_validate({**PLAN.model_dump(mode="json"), "door": "tickets"})
    monkeypatch.setattr(scenes, "PLAN", plan)
    session = Session()
    session.do("host", TicketsIssued(count=2))
    session.do("host", TicketsIssued(count=1))
    return session


@pytest.mark.parametrize("ticket", [None, 0, -1, 4])
def test_without_a_ticket_that_was_issued_nobody_joins(ticketed: Session, ticket: int | None) -> None:
    assert ticketed.do("ana", Joined(ticket=ticket)).refused == "no_ticket"


def test_a_ticket_lets_one_person_in_who_stays_in_without_it(ticketed: Session) -> None:
    assert ticketed.do("ana", Joined(ticket=3)).refused is None
    assert ticketed.do("ben", Joined(ticket=3)).refused == "ticket_used"
    assert ticketed.do("ana", Joined(constituencies={"role": "mayor"})).refused is None
    assert ticketed.do("ben", Joined(ticket=1)).refused is None


def test_participants_issue_no_tickets(ticketed: Session) -> None:
    assert ticketed.do("ana", TicketsIssued(count=5)).refused == "not_allowed"


@pytest.mark.parametrize("number", [1, 2, 200, MOST])
def test_a_ticket_is_read_as_it_was_written_however_it_is_typed(number: int) -> None:
    written = write_ticket(ROW, number)
    assert len(written) == 14
    for typed in (written, written.lower(), written.replace("-", ""), f" {written.replace('-', ' ')} "):
        assert read_ticket(ROW, typed) == number


def test_no_other_text_is_a_ticket() -> None:
    written = write_ticket(ROW, 7)
    forged = written[:-1] + ("A" if written[-1] != "A" else "B")
    for typed in (forged, written[:-1], written + "A", "", "0000-0000-0000", "AAAA-AAAA-AAAA", "ñ" * 12):
        assert read_ticket(ROW, typed) is None
    assert read_ticket(ANOTHER, written) is None, "it is the session's own"


def test_a_name_is_what_it_was_when_something_was_said() -> None:
    names = Names([("ana", 2, "Ana"), ("ana", 9, "Mayor of Elsewhere"), ("ben", 0, "Ben"), ("ben", 7, "")])
    assert [names.of("ana", seq) for seq in (1, 2, 8, 9, 100)] == [
        "",
        "Ana",
        "Ana",
        *["Mayor of Elsewhere"] * 2,
    ]
    assert (names.of("ben", 6), names.of("ben")) == ("Ben", "")
    assert names.counted({2}).of("ana") == "Ana", "a name given with what does not count is none"
