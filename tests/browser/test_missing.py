"""Before an open question is left while some are missing, one press says so, and the next goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.domain.agenda.entries import TimeExtended
from app.domain.roles import role_of
from app.log.plan_file import read_plan
from app.log.sessions import create_session
from tests.faults.house import SOAK
from tests.server.harness import Line, Scene, Server

from .people import Moderator, Room, eventually
from .test_access import NARROW, check

COUNCIL = Path(__file__).parents[1] / "data" / "council.toml"
SAID = "Policy Council on Resilience: 2 of 11 have answered."


@pytest.fixture
def room(browser: Browser, server: Server) -> Iterator[Room]:
    """A session whose plan says how many are invited, and whose first question has one minute."""
    room = Room(browser, server, Scene(server, create_session(server.engine, read_plan(COUNCIL))))
    yield room
    room.close()


@pytest.fixture
def last(room: Room) -> Line:
    """The phone of whoever is missing: three of one council, of whom two have answered the live question."""
    phones = [room.scene.phone(council="resilience") for _ in range(3)]
    room.at("q1")
    for phone in phones[:2]:
        assert "ack" in phone.send("ballot", item="q1", answer="yes")
    return phones[2]


def done(room: Room) -> list[str]:
    """What moderators have done, in order."""
    return [type(entry.body).__name__ for entry in room.scene.entries if role_of(entry.actor) == "moderator"]


def is_at(moderator: Moderator, question: str) -> None:
    expect(moderator.question).to_have_text(question)


def test_from_the_word_of_who_is_missing_to_a_minute_more_by_keys_alone(room: Room, last: Line) -> None:
    moderator, board = room.moderator(), room.board()
    missing = moderator.page.locator("#missing")
    expect(missing).to_contain_text(SAID)
    expect(missing).not_to_contain_text("Press again", use_inner_text=True)
    check(moderator.page, NARROW)
    moderator.press("o")
    expect(missing).to_contain_text("Press again to go on anyway.", use_inner_text=True)
    expect(moderator.page.get_by_role("alert").filter(has_text=SAID)).to_have_count(1)
    expect(moderator.states.first).to_have_text("Voting open")
    check(moderator.page, NARROW)
    moderator.press("y")
    expect(missing).to_be_hidden()
    eventually(lambda: done(room)[-1] == "TimeExtended", "the minute", moderator.page)
    given = room.scene.entries[-1].body
    assert isinstance(given, TimeExtended) and given.minutes == 1
    assert "ack" in last.send("ballot", item="q1", answer="no"), "it was open still"
    moderator.press("o")
    expect(moderator.states.first).to_have_text("Voting closed")
    moderator.page.locator('#board [data-key="7"]').press("Enter")
    expect(board.stage).to_contain_text("Policy Council on Resilience 3 of 11 invited")
    check(board.page)
    check(moderator.page, NARROW)


@pytest.mark.parametrize("second", ["n", "o"] if SOAK else ["n"])
def test_the_second_press_goes_on_as_ever(room: Room, last: Line, second: str) -> None:
    moderator = room.moderator()
    expect(moderator.page.locator("#missing")).to_contain_text(SAID)
    before = done(room)
    moderator.press("n")
    expect(moderator.page.locator("#missing .again")).to_be_visible()
    moderator.press(second)
    if second == "n":
        is_at(moderator, "Are parks?")
    else:
        expect(moderator.states.first).to_have_text("Voting closed")
    assert done(room) == [*before, "ItemStarted" if second == "n" else "VotingClosed"], "and nothing besides"


def test_nobody_is_held_up_twice_also_where_more_is_answered_meanwhile(room: Room, last: Line) -> None:
    moderator, other = room.moderator(), room.scene.phone(council="resilience")
    missing = moderator.page.locator("#missing")
    expect(missing).to_contain_text(SAID)
    moderator.press("n")
    expect(missing.locator(".again")).to_be_visible()
    assert "ack" in other.send("ballot", item="q1", answer="no")
    expect(missing).to_contain_text("3 of 11 have answered.")
    expect(missing.locator(".again")).to_be_visible()
    moderator.press("n")
    is_at(moderator, "Are parks?")


def test_nobody_is_held_up_where_everyone_has_answered_or_there_is_time(room: Room, last: Line) -> None:
    moderator = room.moderator()
    expect(moderator.page.locator("#missing")).to_contain_text(SAID)
    last.send("ballot", item="q1", answer="no")
    expect(moderator.page.locator("#missing")).to_be_hidden()
    moderator.press("n")
    is_at(moderator, "Are parks?")
    moderator.press("n")
    is_at(moderator, "Close")


def test_who_presses_the_button_is_told_as_well(room: Room, last: Line) -> None:
    moderator = room.moderator(has_touch=True)
    expect(moderator.page.locator("#missing")).to_contain_text(SAID)
    close = moderator.page.get_by_role("button", name="Close voting")
    expect(moderator.page.locator("body.unsettled")).to_have_count(0)
    close.tap()
    expect(moderator.page.locator("#missing .again")).to_be_visible()
    close.tap()
    expect(moderator.states.first).to_have_text("Voting closed")


def test_a_number_invited_is_said_by_keyboard(room: Room, last: Line) -> None:
    moderator = room.moderator()
    moderator.page.get_by_text("Say how many are invited …").focus()
    moderator.page.keyboard.press("Enter")
    moderator.page.get_by_label("Of whom").select_option("Policy Council on Health")
    moderator.page.get_by_label("Invited (empty: not known)").fill("7")
    moderator.page.keyboard.press("Enter")
    expect(moderator.page.locator("#groups")).to_contain_text("0 here, 7 invited")
    check(moderator.page, NARROW)
