"""What is said beside a form stands there as long as it is true, and no longer."""

from playwright.sync_api import expect

from .people import ANYTHING, Room

LATE = "Your last change came too late, and was not counted: the vote before it counts."


def test_a_late_change_takes_nothing_from_the_vote_that_counts(room: Room) -> None:
    phone, relay = room.relayed()
    phone.expected = ANYTHING
    phone.join()
    moderator, item = room.scene.at("q1"), room.plan.as_planned["q1"]
    phone.sees_question(item)
    phone.answer(item, {"local": ["4"]})
    relay.cut()
    moderator.send("close")
    phone.choose(item, {"local": ["2"]})
    phone.send_vote()
    expect(phone.state).to_have_text("Waiting to be sent; it is kept on this phone.")
    relay.mend()
    closed = phone.now.locator("p.closed")
    expect(closed).to_contain_text(f"Your vote was counted. {LATE}")

    moderator.send("open")
    expect(phone.state).to_have_text("Chosen, not sent yet.")
    assert phone.chosen() == ["answer.local=2"]
    phone.answer(item, {"local": ["3"]})


def test_that_a_change_came_too_late_can_be_read_whatever_succeeds_after_it(room: Room) -> None:
    phone, relay = room.in_a_hall("q2")
    item = room.plan.as_planned["q2"]
    phone.answer(item, {"": ["2"]})
    phone.sees_vote_is_in()
    note = phone.page.locator("#refusal")
    relay.cut()
    room.scene.screen("moderator").send("next")
    phone.choose(item, {"": ["5"]})
    phone.send_vote()
    phone.write("Meant for the question before")
    relay.mend()
    expect(phone.page.locator("#waiting li")).to_have_count(0)
    expect(note).to_be_visible()
    expect(note).to_contain_text(LATE)
    expect(note).to_contain_text(item.title.en)
    phone.write("Sent before it can have been read")
    expect(note).to_be_visible()
    phone.page.evaluate("() => { const now = performance.now() + 5000; performance.now = () => now; }")
    phone.write("Sent when it has been read")
    expect(note).to_be_hidden()
    assert room.scene.answer_of(phone.who, "q2") == {"": ["2"]}


def test_what_was_missing_is_said_until_something_is_chosen(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.at("q2")
    item = room.plan.as_planned["q2"]
    phone.sees_question(item)
    phone.send_vote()
    expect(phone.state).to_have_class("outcome bad")
    phone.choose(item, {"": ["4"]})
    expect(phone.state).to_have_text("Chosen, not sent yet.")
    moderator.send("close")
    expect(phone.state).to_have_text("")


def test_too_long_is_said_until_it_is_changed_and_sent_until_another_is_begun(room: Room) -> None:
    phone, moderator = room.phone(), room.scene.at("q2")
    phone.sees_question(room.plan.as_planned["q2"])
    phone.write("x" * 300)
    expect(phone.words_state).to_contain_text("Too long by 20.")
    phone.box.fill("Short enough")
    expect(phone.words_state).to_have_text("")
    phone.page.locator("form.words button.primary").click()
    expect(phone.words_state).to_have_text("Sent and saved.")
    for question in ("q1", "q2"):
        moderator.send("go", item=question)
        phone.sees_question(room.plan.as_planned[question])
    expect(phone.words_state).to_have_text("")


def test_nothing_is_called_sent_beside_words_that_were_not(room: Room) -> None:
    phone, relay = room.in_a_hall("q2")
    relay.cut()
    phone.write("The first")
    expect(phone.waiting).to_have_count(1)
    phone.box.fill("The second")
    relay.mend()
    expect(phone.mine).to_contain_text("The first")
    expect(phone.waiting).to_have_count(0)
    expect(phone.words_state).to_have_text("")
