"""A phone on which no script runs: everything a participant needs works by plain forms and pages."""

import pytest
from playwright.sync_api import Locator, expect

from app.domain.plan import AgendaItem
from app.domain.text import Language

from .people import REFUSED, Answer, Phone, Room

VOTES: list[tuple[str, Answer]] = [
    ("q1", {"local": ["5"], "national": ["no_opinion"], "global": ["1"]}),
    ("q2", {"": ["no_relation"]}),
    ("q3", {"local": ["south_south", "peers", "planning"], "global": ["digital"]}),
    ("q4", {"": ["C3", "C1", "capacity_evidence"]}),
    ("q5", {"": ["-2"]}),
]


def phone_without_scripts(room: Room, language: Language = "en") -> Phone:
    return room.phone(language, java_script_enabled=False)


def notice(phone: Phone) -> Locator:
    """What the page says of what was just sent."""
    return phone.page.get_by_role("alert")


def choose(phone: Phone, item: AgendaItem, answer: Answer) -> None:
    """As anyone chooses; but where others tap a ranking, a place is chosen from a list."""
    if item.vote.kind != "ranking":
        phone.choose(item, answer)
        return
    for place, option in enumerate(answer[""], 1):
        phone.vote.get_by_label(phone.option_words(item, option)).select_option(str(place))


def test_every_kind_of_vote(room: Room) -> None:
    phone, moderator = phone_without_scripts(room, "fr"), room.scene.screen("moderator")
    for question, answer in VOTES:
        item = room.plan.as_planned[question]
        moderator.send("go", item=question)
        phone.page.reload()
        phone.sees_question(item)
        choose(phone, item, answer)
        phone.send_vote()
        expect(notice(phone)).to_have_text(phone.say("Your vote is in. You can change it until voting closes."))
        chosen = phone.chosen()
        phone.page.goto(f"/s/{room.code}")
        assert phone.chosen() == chosen, "the own answer stands in its place"
        ballot = room.scene.answer_of(phone.who, question)
        assert {row: sorted(options) for row, options in ballot.items() if options} == {
            row: sorted(options) for row, options in answer.items()
        }


def test_an_input_and_a_support(room: Room) -> None:
    phone = phone_without_scripts(room, "es")
    room.at("q1").others_say("q1", "Cities decide together now.")
    phone.page.reload()
    phone.write("Aquí ha cambiado todo.", prompt="experience", themes=("C4",))
    expect(notice(phone)).to_have_text(phone.say("Your input is in. Thank you."))
    expect(phone.mine).to_contain_text("Aquí ha cambiado todo.")
    phone.support("Cities decide together now.")
    expect(notice(phone)).to_have_text(phone.say("Done."))
    phone.page.goto(f"/s/{room.code}")
    expect(phone.mine).to_have_count(1)
    expect(phone.others.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    assert [len(input.endorsements) for input in room.scene.state.inputs.values()] == [1, 0]


def test_sending_the_same_page_again_is_the_same_vote(room: Room) -> None:
    phone = phone_without_scripts(room)
    room.at("q2")
    phone.page.reload()
    phone.choose(room.plan.as_planned["q2"], {"": ["4"]})
    phone.send_vote()
    expect(notice(phone)).to_be_visible()
    phone.page.reload()
    expect(notice(phone)).to_be_visible()
    assert [entry.body.kind for entry in room.scene.entries].count("ballot_cast") == 1


@pytest.mark.parametrize(
    ("first", "says"), [(["C3", "C1"], "Two answers have the same place"), ([], "Nothing is chosen yet")]
)
def test_a_vote_that_cannot_count_is_refused_in_words(room: Room, first: list[str], says: str) -> None:
    phone = phone_without_scripts(room)
    phone.expected = REFUSED
    room.at("q4")
    phone.page.reload()
    for option in first:
        words = phone.option_words(room.plan.as_planned["q4"], option)
        phone.vote.get_by_label(words).select_option("1")
    phone.send_vote()
    expect(notice(phone)).to_contain_text(says)
    expect(phone.vote).to_be_visible()


def test_results_are_there_on_the_next_load(room: Room) -> None:
    phone, moderator = phone_without_scripts(room), room.scene.screen("moderator")
    room.at("q2")
    phone.page.reload()
    phone.choose(room.plan.as_planned["q2"], {"": ["4"]})
    phone.send_vote()
    for do in ("close", "reveal"):
        moderator.send(do, item="q2")
    phone.page.goto(f"/s/{room.code}")
    expect(phone.now).to_contain_text("Your vote was counted.")
    expect(phone.results.get_by_role("row", name="Better 100 % 1", exact=True)).to_be_visible()
