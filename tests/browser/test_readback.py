"""A statement that is reworded while it is read back: who has answered is asked again, and loses nothing."""

from playwright.sync_api import expect

from .people import Room


def test_whoever_answered_other_words_is_asked_again(room: Room) -> None:
    phone, board, desk = room.phone(), room.board(), room.scene.screen("rapporteur")
    desk.send("draft", en="Cities first")
    room.at("validation")
    desk.send("put_forward", statement="G-01")
    yes = phone.page.get_by_role("button", name="Yes, it does")
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(board.stage.locator(".recognised")).to_contain_text("Reflects the discussion1")

    desk.send("redraft", statement="G-01", revision=1, fr="Les villes d’abord")
    expect(yes).to_have_attribute("aria-pressed", "true")

    desk.send("redraft", statement="G-01", revision=2, en="Regions first")
    expect(phone.page.locator(".statement")).to_have_text("Regions first")
    expect(phone.page.get_by_text("It was reworded since you answered. Please say again.")).to_be_visible()
    expect(yes).not_to_have_attribute("aria-pressed", "true")
    expect(board.stage).to_contain_text("1 to an earlier wording")
    phone.page.reload()
    expect(phone.page.get_by_text("It was reworded since you answered. Please say again.")).to_be_visible()
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(board.stage.locator(".recognised")).to_contain_text("Reflects the discussion1")
