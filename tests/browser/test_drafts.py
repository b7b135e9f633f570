"""What was begun and not sent is its writer's: it is on their screen until they send it or throw it away."""

import pytest
from playwright.sync_api import Browser, Locator, expect

from app.log.sessions import create_session
from tests.server.harness import Line, Scene, Server, seed_plan

from .people import ANYTHING, Phone, Room, eventually

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"


def left_over(phone: Phone) -> Locator:
    """What was begun elsewhere and is offered here."""
    return phone.page.locator("[data-leftover]")


def goes_to(phone: Phone, moderator: Line, item: str) -> None:
    moderator.send("go", item=item)
    expect(phone.question).to_have_text(phone.room.plan.as_planned[item].headline.en)
    if phone.room.plan.as_planned[item].inputs:
        expect(phone.page.locator(f'form.words[data-item="{item}"]')).to_be_visible()


def test_what_was_begun_is_offered_on_every_screen_until_the_end(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    for item, text in (("q1", "A first half"), ("q5", "A second half")):
        goes_to(phone, moderator, item)
        phone.box.fill(text)
    for item in ("validation", "close"):
        goes_to(phone, moderator, item)
        expect(left_over(phone)).to_have_count(2)
        phone.page.reload()
        expect(left_over(phone).first).to_contain_text("A first half")
        expect(left_over(phone).last).to_contain_text("A second half")
    expect(phone.page.get_by_role("button", name="Use it here")).to_have_count(0)
    left_over(phone).first.get_by_role("button", name="Send it to that question").click()
    expect(left_over(phone)).to_have_count(1)
    eventually(lambda: "Q1-001" in room.scene.state.inputs, "it to reach its own question", phone.page)
    moderator.send("end")
    expect(left_over(phone)).to_contain_text("It was not sent before the session ended.")
    expect(left_over(phone).get_by_role("button", name="Send it to that question")).to_have_count(0)


def test_what_is_sent_later_goes_with_its_prompt_and_themes(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    goes_to(phone, moderator, "q1")
    phone.page.locator('form.words [name=prompt][value="proposal"]').check()
    phone.page.locator("form.words details.tags summary").click()
    phone.page.locator('form.words [name=themes][value="C4"]').check()
    phone.box.fill("With all that belongs to it")
    goes_to(phone, moderator, "q2")
    left_over(phone).get_by_role("button", name="Send it to that question").click()
    eventually(lambda: "Q1-001" in room.scene.state.inputs, "it to reach its own question", phone.page)
    made = room.scene.state.inputs["Q1-001"]
    assert (made.prompt, made.themes) == ("proposal", ("C4",))


def test_used_here_it_is_not_cut(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    goes_to(phone, moderator, "q1")
    phone.box.fill("word " * 38 + FAMILY * 5)
    goes_to(phone, moderator, "q2")
    phone.box.fill("vote " * 17)
    whole = "vote " * 17 + " " + "word " * 38 + FAMILY * 5
    left_over(phone).get_by_role("button", name="Use it here").click()
    expect(left_over(phone)).to_have_count(0)
    expect(phone.box).to_have_value(whole)
    expect(phone.page.locator("form.words [data-count]")).to_have_text("1 too many")
    phone.page.locator("form.words button.primary").click()
    expect(phone.words_state).to_contain_text("Too long by 1.")
    selected = phone.box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert selected == FAMILY
    phone.page.reload()
    expect(phone.box).to_have_value(whole)
    assert not room.scene.state.inputs


def test_what_is_thrown_away_is_gone(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    goes_to(phone, moderator, "q1")
    phone.box.fill("Not worth it")
    goes_to(phone, moderator, "q2")
    left_over(phone).get_by_role("button", name="Throw it away").click()
    expect(left_over(phone)).to_have_count(0)
    goes_to(phone, moderator, "q1")
    expect(phone.box).to_have_value("")


def test_a_rewording_half_typed_outlives_pushes_a_reload_and_the_next_question(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.screen("moderator")
    goes_to(phone, moderator, "q1")
    phone.write("Our first input")
    phone.mine.get_by_text("Change or withdraw").click()
    again = phone.mine.get_by_label("New wording")
    again.fill("Our first input, reworded at leng")
    phone.question.click()
    assert room.scene.participant().post("endorse", input="Q1-001").is_success
    expect(phone.mine).to_contain_text("1 supports it")
    expect(again).to_have_value("Our first input, reworded at leng")
    phone.page.reload()
    expect(again).to_have_value("Our first input, reworded at leng")
    goes_to(phone, moderator, "q2")
    expect(left_over(phone)).to_contain_text("reworded at leng")
    left_over(phone).get_by_role("button", name="Save new wording").click()
    eventually(
        lambda: room.scene.state.inputs["Q1-001"].text.endswith("leng"), "the rewording to arrive", phone.page
    )


def test_what_an_earlier_version_kept_is_still_there(room: Room) -> None:
    phone = room.phone()
    room.at("q1")
    phone.sees_question(room.plan.as_planned["q1"])
    phone.page.evaluate(
        """code => {
          localStorage.setItem(`hemicycle:${code}:draft:q1`, "Begun before the update");
          localStorage.setItem(`hemicycle:${code}:participant:outbox`, JSON.stringify(
            [{ key: "of-before", at: Date.now(), do: "input", item: "q1", text: "Sent before the update" }]));
        }""",
        room.code,
    )
    phone.page.reload()
    expect(phone.box).to_have_value("Begun before the update")
    expect(phone.mine).to_contain_text("Sent before the update")
    assert (
        phone.page.evaluate("Object.keys(localStorage).filter(key => /outbox$|:draft:q1$/.test(key)).length")
        == 1
    )


def test_a_vote_that_an_earlier_version_kept_is_sent_as_it_was(room: Room) -> None:
    phone = room.phone()
    room.at("q2")
    phone.sees_question(room.plan.as_planned["q2"])
    phone.page.evaluate(
        """code => {
          const message = { key: "of-before", at: Date.now(), do: "ballot", item: "q2", answer: { "": ["4"] } };
          localStorage.setItem(`hemicycle:${code}:participant:message:of-before`, JSON.stringify(message));
          const draft = JSON.stringify({ answer: { "": ["5"] } });
          localStorage.setItem(`hemicycle:${code}:participant:draft:q2`, draft);
        }""",
        room.code,
    )
    phone.page.reload()
    phone.sees_vote_is_in()
    assert room.scene.answer_of(phone.who, "q2") == {"": ["4"]}
    phone.page.reload()
    phone.sees_vote_is_in()
    assert phone.chosen() == ["answer=4"]


def test_what_is_refused_comes_back_into_the_box_somebody_types_in(browser: Browser, server: Server) -> None:
    plan = seed_plan()
    once = [one.model_copy(update={"per_person": 1}) if (one := item.inputs) else None for item in plan.agenda]
    agenda = tuple(
        item.model_copy(update={"inputs": inputs}) for item, inputs in zip(plan.agenda, once, strict=True)
    )
    row = create_session(server.engine, plan.model_copy(update={"agenda": agenda}))
    room = Room(browser, server, Scene(server, row))
    phone, relay = room.in_a_hall("q1")
    phone.write("As many as one may send")
    expect(phone.mine).to_have_count(1)
    relay.cut()
    phone.write("One too many")
    expect(phone.waiting).to_have_count(1)
    phone.box.tap()
    phone.page.keyboard.type("And more")
    phone.page.keyboard.press("ArrowLeft")
    relay.mend()
    expect(phone.waiting).to_have_count(0)
    expect(phone.box).to_have_value("One too many\nAnd more")
    phone.page.keyboard.type("!")
    expect(phone.box).to_have_value("One too many\nAnd mor!e")
    phone.page.reload()
    expect(phone.box).to_have_value("One too many\nAnd mor!e")
    room.close()


SIGNS = [
    "\U0001f600",
    "e\u0301",
    FAMILY,
    "\U0001f1ea\U0001f1f8",
    "\U0001f44d\U0001f3fd",
    "1\ufe0f\u20e3",
    "\n",
    "\u1112\u1161\u11ab",
]
"""What a person takes for one sign: an emoji, an accented letter, a family, a flag, a thumb with a skin tone, a
keycap, a line's end, a syllable in three pieces."""


@pytest.mark.parametrize("segmenter", ["with a segmenter", "without"])
def test_a_text_is_as_long_in_the_box_as_on_the_server(room: Room, segmenter: str) -> None:
    phone = room.stranger()
    if segmenter == "without":
        phone.page.add_init_script("delete Intl.Segmenter")
    phone.join()
    room.at("q1")
    phone.sees_question(room.plan.as_planned["q1"])
    count = phone.page.locator("form.words [data-count]")
    for sign in SIGNS:
        fits, much = "a" + sign * 278 + "b", "a" + sign * 279 + "b"
        phone.box.fill(much)
        expect(count).to_have_text("1 too many")
        phone.box.fill(f"  {fits}\n")
        expect(count).to_have_text("0")
        somebody = room.scene.participant()
        answers = [somebody.post("input", item="q1", text=text).json() for text in (much, fits)]
        assert [answer.get("reason") for answer in answers] == ["too_long", None], ascii(sign)


def test_the_counter_is_silent_until_few_are_left(room: Room) -> None:
    phone = room.phone()
    room.at("q1")
    phone.sees_question(room.plan.as_planned["q1"])
    said = phone.page.locator("form.words [data-count-said]")
    phone.box.fill("a" * 259)
    expect(phone.page.locator("form.words [data-count]")).to_have_text("21")
    expect(said).to_have_text("")
    phone.box.fill("a" * 260)
    expect(said).to_have_text("20 characters left")
    phone.box.fill("a" * 283)
    expect(said).to_have_text("3 too many")
    assert phone.page.locator("form.words [data-count]").evaluate(
        "one => !one.closest('[role=status], output')"
    )


def test_begun_afresh_the_session_gives_back_what_was_not_sent_and_tells_of_votes(room: Room) -> None:
    phone, relay = room.relayed()
    phone.expected = ANYTHING
    phone.join()
    moderator, item = room.scene.at("q5"), room.plan.as_planned["q1"]
    phone.sees_question(room.plan.as_planned["q5"])
    phone.box.fill("Half a sent")
    moderator.send("go", item="q1")
    phone.sees_question(item)
    phone.write("In the first run")
    expect(phone.mine).to_have_count(1)
    phone.mine.get_by_text("Change or withdraw").click()
    phone.mine.get_by_label("New wording").fill("A new wording")
    relay.cut()
    phone.write("Waiting to be sent")
    expect(phone.waiting).to_have_count(1)
    phone.choose(item, {"local": ["4"]})
    moderator.send("end")
    moderator.send("begin_afresh", run=1)
    relay.mend()
    relay.drop()
    expect(left_over(phone)).to_have_count(3, timeout=30_000)
    expect(phone.page.locator("#refusal")).to_contain_text("a vote that you had not sent is gone")
    for text in ("A new wording", "Waiting to be sent", "Half a sent"):
        expect(left_over(phone).filter(has_text=text)).to_contain_text("before the session was begun afresh")
    expect(left_over(phone).filter(has_text="A new").get_by_role("button")).to_have_text(["Throw it away"])
    moderator.send("go", item="q1")
    phone.sees_question(item)
    assert phone.chosen() == []
    waited = left_over(phone).filter(has_text="Waiting to be sent")
    waited.get_by_role("button", name="Send it to that question").click()
    expect(phone.mine).to_contain_text(["Waiting to be sent"])
    phone.page.reload()
    expect(left_over(phone)).to_have_count(2)
