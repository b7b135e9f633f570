"""Everyone's own place in the session: what was begun is kept, whoever comes late is where the others are."""

import re

import pytest
from playwright.sync_api import expect

from .people import Answer, Room, eventually

CHOICES: list[tuple[str, Answer]] = [
    ("q1", {"local": ["5"], "national": ["2"], "regional": ["no_opinion"]}),
    ("q2", {"": ["no_relation"]}),
    ("q3", {"local": ["peers", "planning"], "global": ["no_opinion"]}),
    ("q4", {"": ["C4", "C1", "donor_recipient"]}),
    ("q5", {"": ["-1"]}),
]


def test_a_draft_outlives_a_reload(room: Room) -> None:
    phone = room.phone()
    room.at("q1")
    phone.box.fill("Half a thought, interrup")
    phone.page.reload()
    expect(phone.box).to_have_value("Half a thought, interrup")
    expect(phone.page.locator("[data-count]")).to_have_text(str(280 - 24))
    assert not room.scene.state.inputs


def test_a_text_being_written_is_not_touched_by_what_comes_in(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    moderator.send("go", item="q1")
    phone.box.press_sequentially("One partnership")
    room.others_say("q1", "Another's input")
    moderator.send("close", item="q1")
    expect(phone.now).to_contain_text("Voting is closed.")
    expect(phone.others).to_have_count(1)
    phone.page.keyboard.type(" of equals")
    expect(phone.box).to_have_value("One partnership of equals")
    expect(phone.box).to_be_focused()


@pytest.mark.parametrize("wanted", ["Send it to that question", "Use it here"])
def test_a_half_written_text_does_not_slip_under_the_next_question(room: Room, wanted: str) -> None:
    phone = room.phone("fr")
    room.at("q1")
    phone.box.fill("Les pairs apprennent plus vite")
    room.at("q2")
    left_over = phone.page.locator("[data-leftover]")
    expect(left_over).to_contain_text("Les pairs apprennent plus vite")
    expect(phone.box).to_have_value("")
    left_over.get_by_role("button", name=phone.say(wanted)).tap()
    expect(left_over).to_be_hidden()
    if wanted == "Use it here":
        expect(phone.box).to_have_value("Les pairs apprennent plus vite")
        assert not room.scene.state.inputs
    else:
        expect(phone.box).to_have_value("")
        eventually(lambda: "Q1-001" in room.scene.state.inputs, "it to reach its own question", phone.page)


def test_what_is_unfolded_stays_unfolded(room: Room) -> None:
    phone, moderator = room.phone(), room.moderator()
    room.at("q1")
    phone.write("Our first input")
    phone.mine.get_by_text("Change or withdraw").click()
    moderator.chooses("Our first input")
    moderator.press("x")
    reasons = moderator.chosen.get_by_role("group", name="Because it …")
    expect(reasons).to_be_visible()
    phone.mine.get_by_label("New wording").fill("Our first input, re")
    assert room.scene.participant().post("endorse", input="Q1-001").is_success
    for screen in (phone.mine, moderator.input("Our first input")):
        expect(screen).to_contain_text("1 supports it")
    expect(reasons).to_be_visible()
    expect(phone.mine.get_by_label("New wording")).to_be_visible()
    expect(phone.mine.get_by_label("New wording")).to_have_value("Our first input, re")


@pytest.mark.parametrize(("question", "answer"), CHOICES)
def test_the_own_answer_stands_in_its_place_after_a_reload(room: Room, question: str, answer: Answer) -> None:
    phone, item = room.phone("es"), room.plan.as_planned[question]
    room.at(question)
    phone.sees_question(item)
    phone.answer(item, answer)
    chosen = phone.chosen()
    assert chosen
    phone.page.reload()
    phone.sees_vote_is_in()
    assert phone.chosen() == chosen
    expect(phone.vote.locator("button.primary")).to_have_text(phone.say("Change my vote"))


def test_whoever_comes_late_is_where_the_others_are(room: Room) -> None:
    room.at("q3").others_say("q3", "Peers learn faster.")
    phone = room.phone("fr")
    item = room.plan.as_planned["q3"]
    phone.sees_question(item)
    phone.answer(item, {"local": ["peers"]})
    expect(phone.others).to_have_count(1)


def test_changing_the_language_in_the_midst_changes_it_for_that_person_alone(room: Room) -> None:
    one, other, moderator = room.phone("en"), room.phone("en"), room.scene.screen("moderator")
    item = room.plan.as_planned["q2"]
    moderator.send("go", item="q2")
    one.answer(item, {"": ["4"]})
    one.box.fill("Begun in English")
    one.choose_language("fr")
    one.sees_question(item)
    one.sees_vote_is_in()
    assert one.chosen() == ["answer=4"]
    expect(one.box).to_have_value("Begun in English")
    moderator.send("next")
    one.sees_question(room.plan.as_planned["q3"])
    other.sees_question(room.plan.as_planned["q3"])


def test_ranking_by_taps_gives_and_takes_places(room: Room) -> None:
    phone, item = room.phone(), room.plan.as_planned["q4"]
    room.at("q4")
    phone.sees_question(item)
    phone.choose(item, {"": ["C1", "C2", "C3"]})
    assert phone.chosen() == ["rank.C1=1", "rank.C2=2", "rank.C3=3"]
    phone.choose(item, {"": ["C1"]})
    assert phone.chosen() == ["rank.C2=1", "rank.C3=2"]
    phone.choose(item, {"": ["C4", "donor_recipient", "institutions", "capacity_evidence"]})
    assert len(phone.chosen()) == 5, "no more than five can be ranked"
    phone.choose(item, {"": ["no_opinion"]})
    assert phone.chosen() == ["answer=no_opinion"]


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_phone_whose_clock_is_wrong_shows_the_right_time_left(room: Room, hours: int) -> None:
    phone = room.stranger()
    phone.page.add_init_script(
        f"{{ const Real = Date; const off = {hours} * 3600000;"
        " window.Date = class extends Real {"
        " constructor(...given) { given.length ? super(...given) : super(Real.now() + off); }"
        " static now() { return Real.now() + off; } }; }"
    )
    phone.join()
    room.at("q2")
    item = room.plan.as_planned["q2"]
    phone.sees_question(item)
    expect(phone.page.locator("#clock b")).to_have_text(re.compile(r"^1[12]:\d\d$"))
    phone.answer(item, {"": ["4"]})
    cast = room.scene.entries[-1]
    assert abs((cast.at - cast.body.written_at).total_seconds()) < 5


def test_after_the_end_everyone_finds_all_they_said(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    for question in ("q1", "q2"):
        moderator.send("go", item=question)
        phone.sees_question(room.plan.as_planned[question])
        phone.write(f"Said in {question}")
        expect(phone.mine).to_have_count(1)
        expect(phone.mine).to_contain_text(question)
    moderator.send("go", item="close")
    phone.sees_question(room.plan.as_planned["close"])
    expect(phone.mine).to_have_count(0)
    moderator.send("end")
    expect(phone.question).to_have_text("Thank you")
    expect(phone.mine).to_have_count(2)


def test_two_moderators_see_what_the_other_does(room: Room) -> None:
    first, second = room.moderator("en"), room.moderator("es")
    first.press("n")
    opening, background = room.plan.agenda[:2]
    for one in (first, second):
        expect(one.question).to_have_text(opening.headline.in_language(one.language))
    second.goes_to(background)
    expect(first.question).to_have_text(background.headline.en)
    q1 = room.plan.as_planned["q1"]
    first.goes_to(q1)
    expect(second.question).to_have_text(q1.headline.es)
    second.press("o")
    expect(first.states.first).to_have_text("Voting closed")


def test_a_moderator_who_pressed_next_without_network_skips_nothing(room: Room) -> None:
    first, second = room.moderator("en"), room.moderator("fr")
    room.at("q1")
    for one in (first, second):
        expect(one.question).to_have_text(room.plan.as_planned["q1"].headline.in_language(one.language))
    second.lose_network()
    second.press("n")
    first.goes_to(room.plan.as_planned["q2"])
    second.find_network()
    expect(second.line).to_have_text(second.say("The session had moved on already. Nothing was changed."))
    for one in (first, second):
        expect(one.question).to_have_text(room.plan.as_planned["q2"].headline.in_language(one.language))


def test_a_hand_raised_on_the_phone_is_given_the_floor(room: Room) -> None:
    phone, moderator = room.phone(said={"name": "A councillor"}), room.moderator()
    room.at("q1")
    hand = phone.page.get_by_role("button", name="Ask for the floor")
    hand.click()
    expect(hand).to_have_attribute("aria-pressed", "true")
    expect(moderator.page.locator("#hands")).to_contain_text("A councillor")
    moderator.gives_the_floor()
    expect(moderator.page.locator("#hands")).to_contain_text("Has the floor: A councillor")
