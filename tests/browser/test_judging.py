"""Inputs of others one at a time on the phone: agreed with, disagreed with, or passed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from app.domain.plan import Plan
from app.log.sessions import create_session
from tests.server.harness import Scene, Server, seed_plan

from .people import Phone, Room, eventually

TEXTS = ("Twin cities", "Joint projects", "More direct access")


def judged_plan() -> Plan:
    """The session of 18 May 2021, where people agree or disagree with what is said to its first question."""
    agenda = []
    for item in seed_plan().agenda:
        asked = item.inputs and item.inputs.model_copy(update={"others": "agreement"})
        agenda.append(item.model_copy(update={"inputs": asked}) if item.id == "q1" else item)
    return seed_plan().model_copy(update={"agenda": tuple(agenda)})


@pytest.fixture
def room(browser: Browser, server: Server) -> Iterator[Room]:
    """A session in which inputs are judged, at the question where they are; three are there."""
    one = Room(browser, server, Scene(server, create_session(server.engine, judged_plan())))
    one.at("q1").others_say("q1", *TEXTS)
    yield one
    one.close()


def standing(phone: Phone) -> Locator:
    """The inputs that are to be seen: one, until all are read."""
    return phone.page.locator("#others-list li:visible")


def read(phone: Phone) -> Locator:
    """Those in the list of what was read."""
    return phone.page.locator("#read-list li")


def say(phone: Phone, label: str) -> str:
    """Say of the one that stands there what one thinks of it, as soon as it can have been read; returns its
    id."""
    expect(standing(phone)).to_have_count(1)
    id = standing(phone).get_attribute("data-input") or ""
    there, gone = (phone.page.locator(f"{where} #other-{id}") for where in ("#others-list", "#read-list"))

    def said() -> bool:
        if there.count():
            there.get_by_role("button", name=label, exact=True).click()
        return gone.count() == 1

    eventually(said, f"{id} among those read", phone.page)
    return id


def stances(room: Room, who: str) -> dict[str, str]:
    """What someone said of which input, as the log has it."""
    return {
        id: one.judgements[who].stance for id, one in room.scene.state.inputs.items() if who in one.judgements
    }


def test_one_input_stands_there_at_a_time_and_nothing_said_is_lost_without_a_network(room: Room) -> None:
    phone = room.phone()
    first = say(phone, "Agree")
    eventually(lambda: stances(room, phone.who) == {first: "agree"}, "the judgement in the log", phone.page)
    phone.lose_network()
    second = say(phone, "Disagree")
    third = say(phone, "Pass")
    expect(standing(phone)).to_have_count(0)
    expect(phone.page.locator("#read")).to_contain_text("You have read all 3. More will come.")
    phone.find_network()
    said = {first: "agree", second: "disagree", third: "pass"}
    eventually(lambda: stances(room, phone.who) == said, "all three in the log", phone.page)
    phone.page.reload()
    expect(read(phone)).to_have_count(3)
    room.others_say("q1", "Something new")
    expect(standing(phone)).to_contain_text("Something new")


def test_what_was_said_can_be_said_otherwise_and_other_words_are_read_anew(room: Room) -> None:
    phone, author = room.phone(), room.scene.participant()
    made = author.post("input", item="q1", text="Yes to it").json()["made"]
    for _ in range(4):
        say(phone, "Agree")
    phone.page.locator("#read summary").click()
    row = phone.page.locator(f"#other-{made}")
    row.get_by_role("button", name="Disagree").click()
    expect(row.get_by_role("button", name="Disagree")).to_have_attribute("aria-pressed", "true")
    eventually(lambda: stances(room, phone.who)[made] == "disagree", "what was said anew", phone.page)
    assert author.post("revise", input=made, text="No to it").is_success
    expect(standing(phone)).to_contain_text("No to it")
    expect(standing(phone)).to_contain_text("Reworded since you read it.")


TWO_TAPS = """() => {
  const press = () => document.querySelector("#others-list li button").click();
  press();
  press();
}"""


def test_a_double_tap_says_nothing_of_the_next(room: Room) -> None:
    phone = room.phone()
    expect(standing(phone)).to_have_count(1)

    def tapped() -> bool:
        phone.page.evaluate(TWO_TAPS)
        return read(phone).count() > 0

    eventually(tapped, "one among those read", phone.page)
    expect(read(phone)).to_have_count(1)
    eventually(lambda: len(stances(room, phone.who)) > 0, "the judgement in the log", phone.page)
    assert len(stances(room, phone.who)) == 1
