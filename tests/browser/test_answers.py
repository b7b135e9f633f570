"""Only the server's own answer is an answer: whatever else a network says, nothing kept is let go for it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.faults.house import SOAK
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

from .people import Phone, Room, eventually
from .test_networks import NO_WEBSOCKETS, sent_by

EVERYWHERE = [PORTAL, PORTAL_ELSEWHERE, BAD_GATEWAY, FORBIDDING_PROXY]
WHOEVER = [*EVERYWHERE, FILTER, REFUSING_FILTER, SLOWING_FILTER] if SOAK else [PORTAL, FILTER, SLOWING_FILTER]
"""Whoever answers in the server's place: one of each kind, and all of them in the soak."""

NO_CONNECTION = "No connection. You can go on"


@pytest.fixture
def relay(room: Room) -> Iterator[Relay]:
    """The hall's network."""
    one = Relay(room.server.port)
    room.waysides.append(one)
    yield one
    one.mend()


READS_AS_NOW = """() => {
  const read = { ...localStorage };
  Storage.prototype.getItem = (key) => read[key] ?? null;
}"""
"""Browsers let each tab read from a copy of its own, which may be behind: from now on this one's is."""


def in_the_hall(room: Room, relay: Relay, websockets: bool = True) -> Phone:
    phone = room.stranger(base_url=relay.url)
    phone.expected = re.compile(".")
    if not websockets:
        phone.page.add_init_script(NO_WEBSOCKETS)
    phone.join()
    room.at("q2")
    expect(phone.question).to_have_text(room.plan.as_planned["q2"].headline.en, timeout=20_000)
    return phone


@pytest.mark.parametrize("stranger", WHOEVER, ids=str)
def test_a_vote_is_kept_whoever_answers_it(room: Room, relay: Relay, stranger: Stranger) -> None:
    phone = in_the_hall(room, relay, websockets=False)
    phone.choose(room.plan.as_planned["q2"], {"": ["4"]})
    relay.let_answer(stranger)
    phone.send_vote()
    expect(phone.line).to_contain_text(NO_CONNECTION)
    expect(phone.state).to_have_text(phone.say("Waiting to be sent; it is kept on this phone."))
    relay.mend()
    expect(phone.state).to_contain_text("Your vote is in.", timeout=20_000)
    expect(phone.line).to_be_hidden()
    assert sent_by(phone) == ["ballot_cast"]
    cast = room.scene.entries[-1]
    assert cast.body.written_at is None or abs((cast.at - cast.body.written_at).total_seconds()) < 60


@pytest.mark.parametrize("stranger", EVERYWHERE if SOAK else [PORTAL, BAD_GATEWAY], ids=str)
def test_who_reads_without_a_line_is_told_and_keeps_the_time(
    room: Room, relay: Relay, stranger: Stranger
) -> None:
    phone = in_the_hall(room, relay)
    relay.let_answer(stranger)
    expect(phone.line).to_contain_text(NO_CONNECTION, timeout=15_000)
    eventually(lambda: sum("/views/" in one for one in relay.answered) > 1, "a second request", phone.page)
    expect(phone.line).to_contain_text(NO_CONNECTION)
    now = phone.page.evaluate("hemicycle.parts.clock.now() - Date.now()")
    assert abs(now) < 60_000
    room.scene.screen("moderator").send("next")
    relay.mend()
    expect(phone.question).to_have_text(room.plan.as_planned["q3"].headline.en, timeout=30_000)
    expect(phone.line).to_be_hidden()


def test_who_is_not_signed_in_any_more_is_told_how_to_join_again(room: Room, relay: Relay) -> None:
    phone = in_the_hall(room, relay, websockets=False)
    phone.choose(room.plan.as_planned["q2"], {"": ["4"]})
    phone.context.clear_cookies()
    phone.send_vote()
    expect(phone.line).to_contain_text("This phone is not signed in to the session any more.")
    expect(phone.state).to_have_text(phone.say("Waiting to be sent; it is kept on this phone."))
    phone.line.get_by_role("link", name="Join again").click()
    phone.page.get_by_role("button", name="Join now").click()
    expect(phone.state).to_contain_text("Your vote is in.", timeout=20_000)


def test_two_tabs_without_network_keep_each_its_own(room: Room, relay: Relay) -> None:
    phone, item = in_the_hall(room, relay), room.plan.as_planned["q2"]
    first = phone.page
    phone.open_page()
    phone.page.goto(f"/s/{room.code}")
    phone.sees_question(item)
    second = phone.page
    relay.let_answer(PORTAL)
    phone.page = first
    phone.choose(item, {"": ["4"]})
    phone.send_vote()
    expect(phone.state).to_contain_text("Waiting")
    phone.page = second
    phone.write("Written in the second tab")
    expect(phone.waiting).to_contain_text(["Written in the second tab"])
    first.close()
    second.close()
    relay.mend()
    phone.open_page()
    phone.page.goto(f"/s/{room.code}")
    expect(phone.mine).to_have_count(1)
    phone.sees_vote_is_in()
    assert sorted(sent_by(phone)) == ["ballot_cast", "input_sent"]


def test_a_tab_that_is_behind_brings_nothing_back_that_another_has_sent(room: Room) -> None:
    phone, item = room.phone(), room.plan.as_planned["q2"]
    room.at("q2")
    first = phone.page
    phone.open_page()
    phone.page.goto(f"/s/{room.code}")
    phone.sees_question(item)
    second, phone.page = phone.page, first
    phone.choose(item, {"": ["4"]})
    second.bring_to_front()
    second.evaluate(READS_AS_NOW)
    phone.send_vote()
    phone.sees_vote_is_in()
    phone.page = second
    phone.box.fill("Written beside it")
    phone.page.reload()
    expect(phone.box).to_have_value("Written beside it")
    phone.sees_vote_is_in()


def test_what_one_tab_sends_stands_in_the_other(room: Room) -> None:
    phone, item = room.phone(), room.plan.as_planned["q2"]
    room.at("q2")
    first = phone.page
    phone.open_page()
    phone.page.goto(f"/s/{room.code}")
    phone.answer(item, {"": ["4"]})
    phone.page = first
    phone.sees_vote_is_in()
    assert phone.chosen() == ["answer=4"]


AWAY = """away => {
  for (const [name, value] of [["hidden", away], ["visibilityState", away ? "hidden" : "visible"]])
    Object.defineProperty(document, name, { configurable: true, get: () => value });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.mark.parametrize("how", ["unlocked", "the network is back", "in the hand all the time"])
def test_a_dead_line_is_noticed(room: Room, relay: Relay, how: str) -> None:
    phone = in_the_hall(room, relay)
    relay.deaden()
    if how == "unlocked":
        phone.page.evaluate(AWAY, True)
    room.scene.screen("moderator").send("next")
    if how == "unlocked":
        phone.page.evaluate(AWAY, False)
    elif how == "the network is back":
        phone.page.evaluate("window.dispatchEvent(new Event('online'))")
    noticed = 10_000 if how != "in the hand all the time" else 25_000
    expect(phone.question).to_have_text(room.plan.as_planned["q3"].headline.en, timeout=noticed)


def test_inputs_of_others_asked_for_in_vain_are_asked_for_again(room: Room, relay: Relay) -> None:
    phone = in_the_hall(room, relay)
    relay.cut("to the phone")
    room.others_say("q2", "Said while the line was dead.")
    phone.page.evaluate("hemicycle.parts.others.send({ do: 'others', item: 'q2', have: [] })")
    relay.deaden()
    relay.mend()
    expect(phone.others).to_contain_text(["Said while the line was dead."], timeout=30_000)
