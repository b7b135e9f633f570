"""Inputs of others one at a time on the phone: agreed with, disagreed with, or passed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from app.log.sessions import create_session
from tests.server.harness import Scene, Server, judged_plan

from .people import THREE_PICTURES, Phone, Room, eventually
from .test_access import NARROW, check, tab_to

TOP_OF_THE_LIST = "() => document.getElementById('others-list').getBoundingClientRect().top"

TEXTS = ("Twin cities", "Joint projects", "More direct access")


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


def test_the_next_one_stands_where_the_one_before_stood(room: Room) -> None:
    phone = room.phone(viewport={"width": 390, "height": 480})
    expect(standing(phone)).to_have_count(1)
    phone.page.evaluate("() => document.getElementById('others-list').scrollIntoView({ block: 'center' })")
    for unfolded in False, True:
        before = phone.page.evaluate(TOP_OF_THE_LIST)
        say(phone, "Agree")
        phone.page.evaluate(THREE_PICTURES)
        assert abs(phone.page.evaluate(TOP_OF_THE_LIST) - before) <= 1, unfolded
        phone.page.locator("#read details").evaluate("one => { one.open = true; }")
        phone.page.evaluate(THREE_PICTURES)
    assert phone.page.evaluate("() => scrollY") > 0


def test_a_page_that_was_made_before_a_judgement_was_counted_does_not_ask_for_it_again(room: Room) -> None:
    phone = room.phone()
    url = f"{room.server.url}/s/{room.code}"
    of_before = phone.page.request.get(url)
    id = say(phone, "Agree")
    eventually(lambda: stances(room, phone.who) == {id: "agree"}, "the judgement to arrive", phone.page)
    phone.context.grant_permissions(["local-network-access"])  # which such a page has to ask for
    phone.page.route(url, lambda route: route.fulfill(response=of_before))
    assert (reloaded := phone.page.reload()) and reloaded.text() == of_before.text()
    expect(read(phone)).to_have_count(1)
    expect(phone.page.locator(f"#read-list #other-{id}")).to_have_count(1)


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
    expect(phone.page.locator("html.scripted")).to_have_count(1)
    expect(standing(phone)).to_have_count(1)

    def tapped() -> bool:
        phone.page.evaluate(TWO_TAPS)
        return read(phone).count() > 0

    eventually(tapped, "one among those read", phone.page)
    expect(read(phone)).to_have_count(1)
    eventually(lambda: len(stances(room, phone.who)) > 0, "the judgement in the log", phone.page)
    assert len(stances(room, phone.who)) == 1


def test_keys_alone_are_enough_to_say_of_each_what_one_thinks(room: Room) -> None:
    phone, wanted = room.phone(), ["disagree", "pass", "agree"]
    expect(standing(phone)).to_have_count(1)
    tab_to(phone, lambda name: name.startswith("stance=agree"))
    for place, stance in enumerate(wanted):
        id = standing(phone).get_attribute("data-input") or ""
        gone = phone.page.locator(f"#read-list #other-{id}")

        def pressed(gone: Locator = gone, stance: str = stance) -> bool:
            if not gone.count():
                tab_to(phone, lambda name: name.startswith(f"stance={stance}"))
                phone.page.keyboard.press("Enter")
            return gone.count() == 1

        eventually(pressed, f"{id} among those read", phone.page)
        if place < len(wanted) - 1:
            assert phone.page.evaluate("document.activeElement.closest('#others-list') !== null"), (
                "next is at hand"
            )
    expect(phone.page.locator("#read")).to_contain_text("You have read all 3.")
    eventually(
        lambda: sorted(stances(room, phone.who).values()) == sorted(wanted), "all in the log", phone.page
    )


def test_without_scripts_each_is_said_by_a_form_and_read_below(room: Room) -> None:
    phone = room.phone(java_script_enabled=False)
    for place, label in enumerate(("Agree", "Disagree", "Pass"), 1):
        phone.page.locator("#others-list li").first.get_by_role("button", name=label, exact=True).click()
        expect(phone.page.get_by_role("alert")).to_contain_text("Your answer is in.")
        expect(phone.page.locator("#read-list li")).to_have_count(place)
        expect(phone.page.locator("#others-list li")).to_have_count(3 - place)
    assert sorted(stances(room, phone.who).values()) == ["agree", "disagree", "pass"]
    phone.page.locator("#read summary").click()
    last = phone.page.locator("#read-list li").last
    expect(last.get_by_role("button", name="Agree", exact=True)).to_have_attribute("aria-pressed", "true")
    last.get_by_role("button", name="Pass", exact=True).click()
    expect(phone.page.get_by_role("alert")).to_contain_text("Your answer is in.")
    assert sorted(stances(room, phone.who).values()) == ["disagree", "pass", "pass"]


def test_axe_finds_nothing_grave_while_some_are_read_and_some_are_not(room: Room) -> None:
    phone, moderator = room.phone("fr"), room.scene.screen("moderator")
    say(phone, phone.say("Agree"))
    check(phone.page, NARROW)
    say(phone, phone.say("Disagree"))
    say(phone, phone.say("Pass"))
    check(phone.page, NARROW)
    for do in ("close", "reveal"):
        moderator.send(do, item="q1")
    expect(phone.results.locator("table").first).to_be_visible()
    check(phone.page, NARROW)
