"""A statement that is reworded while it is read back: who has answered is asked again, and loses nothing."""

from playwright.sync_api import expect

from .people import THREE_PICTURES, Room, eventually


def test_whoever_answered_other_words_is_asked_again(room: Room) -> None:
    phone, board, desk = room.phone(), room.board(), room.scene.screen("rapporteur")
    others = room.scene.phones(2)
    desk.send("draft", en="Cities first")
    room.at("validation")
    desk.send("put_forward", statement="G-01")
    yes = phone.page.get_by_role("button", name="Yes, it does")
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(board.stage.locator(".recognised")).to_contain_text("Reflects the discussion–")
    expect(board.stage).to_contain_text("1 person has answered on their phone · told in threes")
    for other in others:
        assert other.send("recognise", statement="G-01", recognition="reflects", revision=1)["ack"]
    expect(board.stage.locator(".recognised")).to_contain_text("Reflects the discussion3")

    desk.send("redraft", statement="G-01", revision=1, fr="Les villes d’abord")
    expect(yes).to_have_attribute("aria-pressed", "true")

    desk.send("redraft", statement="G-01", revision=2, en="Regions first")
    expect(phone.page.locator(".statement")).to_have_text("Regions first")
    expect(phone.page.get_by_text("It was reworded since you answered. Please say again.")).to_be_visible()
    expect(yes).not_to_have_attribute("aria-pressed", "true")
    expect(board.stage).to_contain_text("3 to an earlier wording")
    phone.page.reload()
    expect(phone.page.get_by_text("It was reworded since you answered. Please say again.")).to_be_visible()
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    for other in others:
        assert other.send("recognise", statement="G-01", recognition="no", revision=3)["ack"]
    expect(board.stage.locator(".recognised")).to_contain_text("Reflects the discussion1")


def test_a_change_is_asked_for_as_its_author_may_be_quoted(room: Room) -> None:
    phone, desk = room.phone(said={"name": "Ana Ríos"}), room.scene.screen("rapporteur")
    desk.send("draft", en="Cities first")
    room.at("validation")
    desk.send("put_forward", statement="G-01")
    form = phone.page.locator("form.recognise")
    form.locator("[data-consent]").select_option("named")
    form.locator("textarea").fill("Regions, too")
    form.get_by_role("button", name="It needs this change").click()
    expect(form.locator('[aria-pressed="true"]')).to_have_text("It needs this change")
    expect(form.get_by_text("Sent and saved.")).to_be_visible()
    [reply] = room.scene.state.statements["G-01"].replies.values()
    assert (reply.text, reply.consent) == ("Regions, too", "named")
    phone.page.reload()
    expect(form.locator("[data-consent]")).to_have_value("named")


def test_a_change_begun_stays_theirs_when_the_next_statement_comes_and_when_the_session_ends(
    room: Room,
) -> None:
    phone, desk = room.phone(), room.scene.screen("rapporteur")
    for words in ("Cities first", "Regions second"):
        desk.send("draft", en=words)
    moderator = room.scene.at("validation")
    desk.send("put_forward", statement="G-01")
    form, begun = phone.page.locator("form.recognise"), phone.page.locator("[data-leftover]")
    form.locator("textarea").fill("Regions, too")
    desk.send("put_forward", statement="G-02")
    expect(phone.page.locator(".statement")).to_have_text("Regions second")
    expect(begun).to_contain_text("The change you began to ask for: G-01")
    phone.page.reload()
    begun.get_by_role("button", name="It needs this change").click()
    expect(begun).to_have_count(0)
    eventually(lambda: room.scene.state.statements["G-01"].replies, "the change to arrive", phone.page)
    assert room.scene.state.statements["G-01"].replies[phone.who].text == "Regions, too"

    form.locator("textarea").fill("And towns")
    form.get_by_role("button", name="No, it does not").click()
    expect(form.get_by_text("Sent and saved.")).to_be_visible()
    moderator.send("end")
    expect(phone.question).to_have_text("Thank you")
    expect(begun).to_have_count(0)


def test_the_next_statement_comes_into_sight_wherever_the_page_is_scrolled(room: Room) -> None:
    phone, desk = room.phone(viewport={"width": 390, "height": 480}), room.scene.screen("rapporteur")
    for words in ("Cities first", "Regions second"):
        desk.send("draft", en=words)
    room.at("validation")
    desk.send("put_forward", statement="G-01")
    statement = phone.page.locator(".statement")
    expect(statement).to_have_text("Cities first")
    phone.page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    expect(statement).not_to_be_in_viewport()
    desk.send("put_forward", statement="G-02")
    expect(statement).to_have_text("Regions second")
    phone.page.evaluate(THREE_PICTURES)
    expect(statement).to_be_in_viewport()


def test_a_change_that_was_never_sent_is_told_after_the_end(room: Room) -> None:
    phone, desk = room.phone(), room.scene.screen("rapporteur")
    desk.send("draft", en="Cities first")
    moderator = room.scene.at("validation")
    desk.send("put_forward", statement="G-01")
    form, begun = phone.page.locator("form.recognise"), phone.page.locator("[data-leftover]")
    form.locator("textarea").fill("Regions, too")
    form.get_by_role("button", name="Yes, it does").click()
    expect(form.locator('[aria-pressed="true"]')).to_have_text("Yes, it does")
    moderator.send("end")
    expect(begun).to_contain_text("Regions, too")
    expect(begun).to_contain_text("It was not sent before the session ended.")
