"""Networks that answer in the server's place, lose answers, or die without a word: only ours is an answer."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.faults.relay import Relay
from tests.faults.strangers import (
    BAD_GATEWAY,
    FILTER,
    FORBIDDING_PROXY,
    PORTAL,
    PORTAL_ELSEWHERE,
    REFUSING_FILTER,
    SLOWING_FILTER,
    Stranger,
)

from .people import ANYTHING, Board, Moderator, Phone, Rapporteur, Room, Screen, eventually
from .test_networks import NO_WEBSOCKETS, WAITING, sent_by

CHOICE = {"": ["4"]}

WAKES = """() => {
  for (const hidden of [true, false]) {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    Object.defineProperty(document, "visibilityState",
      { configurable: true, get: () => hidden ? "hidden" : "visible" });
    document.dispatchEvent(new Event("visibilitychange"));
  }
}"""
"""A phone that was in a pocket is taken out again."""


@pytest.fixture
def relayed(room: Room) -> Iterator[Callable[..., tuple[Phone, Relay]]]:
    """Phones at q2, each with a hall's network of its own in which anything may be said in the console."""

    def phone(websockets: bool = True) -> tuple[Phone, Relay]:
        phone, relay = room.relayed()
        phone.expected = ANYTHING
        phone.take_hold_of_time()
        if not websockets:
            phone.page.add_init_script(NO_WEBSOCKETS)
        phone.join()
        room.at("q2")
        if not websockets:
            phone.hurry(6)
        phone.sees_question(room.plan.as_planned["q2"])
        return phone, relay

    return phone


def votes(phone: Phone) -> None:
    phone.choose(phone.room.plan.as_planned["q2"], CHOICE)
    phone.send_vote()


def no_connection_is_said_and_kept_saying(screen: Screen, relay: Relay) -> None:
    """Also after strangers have answered what the screen asked meanwhile."""
    line = screen.page.locator("#line")
    for _ in range(3):
        before = len(relay.answered)
        screen.hurry(7)
        expect(line).to_contain_text("No connection")
        eventually(lambda before=before: len(relay.answered) > before, "a stranger to answer", screen.page)
        expect(line).to_contain_text("No connection")


def the_vote_is_in_once(phone: Phone, relay: Relay) -> None:
    relay.mend()
    phone.hurry(16)
    phone.sees_vote_is_in()
    expect(phone.line).to_be_hidden()
    assert sent_by(phone) == ["ballot_cast"]
    vote = phone.room.scene.entries[-1]
    assert vote.body.answer == CHOICE
    started = phone.room.scene.entries[0].at
    assert vote.body.written_at is None or started <= vote.body.written_at <= datetime.now(UTC)


@pytest.mark.parametrize("websockets", [True, False], ids=["websockets", "plain HTTP"])
@pytest.mark.parametrize("stranger", [PORTAL, PORTAL_ELSEWHERE, BAD_GATEWAY, FORBIDDING_PROXY], ids=str)
def test_a_vote_while_a_stranger_answers_is_kept_and_counts_once(
    relayed: Callable[..., tuple[Phone, Relay]], stranger: Stranger, websockets: bool
) -> None:
    phone, relay = relayed(websockets)
    relay.let_answer(stranger)
    votes(phone)
    expect(phone.state).to_have_text(WAITING)
    no_connection_is_said_and_kept_saying(phone, relay)
    expect(phone.state).to_have_text(WAITING)
    assert not sent_by(phone)
    the_vote_is_in_once(phone, relay)


@pytest.mark.parametrize("stranger", [PORTAL, BAD_GATEWAY], ids=str)
def test_a_vote_after_a_stranger_has_answered_is_dated_rightly(
    relayed: Callable[..., tuple[Phone, Relay]], stranger: Stranger
) -> None:
    phone, relay = relayed(websockets=False)
    relay.let_answer(stranger)
    no_connection_is_said_and_kept_saying(phone, relay)
    relay.mend()
    votes(phone)
    the_vote_is_in_once(phone, relay)


@pytest.mark.parametrize("stranger", [FILTER, REFUSING_FILTER, SLOWING_FILTER], ids=str)
def test_a_vote_that_a_filter_answers_is_kept_and_counts_once(
    relayed: Callable[..., tuple[Phone, Relay]], stranger: Stranger
) -> None:
    phone, relay = relayed(websockets=False)
    relay.let_answer(stranger)
    votes(phone)
    phone.hurry(7)
    eventually(lambda: relay.answered, "the filter to answer", phone.page)
    expect(phone.state).to_have_text(WAITING)
    phone.page.reload()
    expect(phone.state).to_have_text(WAITING)
    assert not sent_by(phone)
    the_vote_is_in_once(phone, relay)


def test_a_phone_that_wakes_with_a_dead_line_is_where_the_session_is(
    room: Room, relayed: Callable[..., tuple[Phone, Relay]]
) -> None:
    phone, relay = relayed()
    relay.deaden()
    room.at("q3")
    phone.page.evaluate(WAKES)
    phone.hurry(3)
    phone.sees_question(room.plan.as_planned["q3"])


def test_a_vote_on_a_line_that_is_dead_both_ways_waits_and_counts_once(
    relayed: Callable[..., tuple[Phone, Relay]],
) -> None:
    phone, relay = relayed()
    relay.cut()
    votes(phone)
    expect(phone.state).to_have_text(WAITING)
    for _ in range(3):
        phone.hurry(7)
    expect(phone.line).to_contain_text("No connection")
    the_vote_is_in_once(phone, relay)


def test_who_taps_join_again_because_no_answer_came_is_one_person(room: Room) -> None:
    phone, relay = room.relayed()
    phone.expected = ANYTHING
    phone.page.goto(f"/{room.code}")
    relay.lose_answers("/join")
    join = phone.page.get_by_role("button", name="Join now").bounding_box()
    tap = {"x": join["x"] + join["width"] / 2, "y": join["y"] + join["height"] / 2}
    phone.page.mouse.click(**tap)
    eventually(lambda: relay.lost, "the first answer to be lost", phone.page)
    relay.mend()
    phone.page.mouse.click(**tap)
    expect(phone.now).to_be_visible()
    assert len(room.scene.state.participants) == 1


@pytest.mark.parametrize("stranger", [PORTAL, BAD_GATEWAY], ids=str)
@pytest.mark.parametrize("kind", [Moderator, Board, Rapporteur])
def test_every_screen_says_that_a_stranger_answers(room: Room, kind: type[Screen], stranger: Stranger) -> None:
    screen, relay = room.relayed_role(kind, kind.__name__.lower())
    screen.expected = ANYTHING
    screen.take_hold_of_time()
    screen.page.reload()
    expect(screen.page.locator("#line")).to_be_hidden()
    relay.let_answer(stranger)
    no_connection_is_said_and_kept_saying(screen, relay)
    relay.mend()
    screen.hurry(16)
    expect(screen.page.locator("#line")).to_be_hidden()
