"""How someone may be quoted: asked with each input in what it means for them, and kept to everywhere."""

from playwright.sync_api import Locator, expect

from .people import Phone, Room

CONSENT = "[data-consent]"


def options(select: Locator) -> list[str]:
    """What can be chosen, as it can be seen."""
    return select.locator("option:not([hidden])").all_inner_texts()


def ana(room: Room) -> Phone:
    """Ana has said who she is, and stands before the first question."""
    phone = room.stranger()
    phone.join(name="Ana Ríos", role="councillor", section="africa")
    room.at("q1")
    expect(phone.box).to_be_visible()
    return phone


def change(phone: Phone, level: str) -> None:
    """Say otherwise how the one input may be quoted."""
    form = phone.mine.locator("form.quoting")
    if not form.is_visible():
        phone.mine.get_by_text("Change or withdraw").click()
    form.locator("select").select_option(level)
    form.get_by_role("button").click()


def test_each_level_is_said_in_what_it_means_for_whoever_writes(room: Room) -> None:
    phone, stranger = ana(room), room.phone()
    expect(phone.page.locator(CONSENT)).to_have_value("main")
    assert options(phone.page.locator(CONSENT)) == [
        "Ana Ríos, Councillor, Africa",
        "Councillor, Africa",
        "Africa",
        "Do not quote",
    ]
    assert options(stranger.page.locator(CONSENT)) == ["a participant", "Do not quote"]


def test_whoever_has_much_to_say_of_themselves_makes_no_page_wider(room: Room) -> None:
    phone = room.stranger()
    phone.join(name="Ana " * 19, role="councillor", section="latin_america")
    room.at("q1")
    phone.page.locator(CONSENT).select_option("named")
    phone.write("Ours is a good example")
    phone.mine.get_by_text("Change or withdraw").click()
    expect(phone.mine.locator("form.quoting")).to_be_visible()
    phone.page.set_viewport_size({"width": 320, "height": 640})
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 320


def test_what_was_chosen_last_stands_there_for_the_next_input_and_after_a_reload(room: Room) -> None:
    phone = ana(room)
    phone.page.locator(CONSENT).select_option("named")
    phone.write("Ours is a good example")
    expect(phone.mine).to_contain_text("You may be quoted as: Ana Ríos, Councillor, Africa")
    expect(phone.page.locator(CONSENT)).to_have_value("named")
    phone.page.reload()
    expect(phone.page.locator(CONSENT)).to_have_value("named")
    room.at("q2")
    expect(phone.page.locator("form.words")).to_have_attribute("data-item", "q2")
    expect(phone.page.locator(CONSENT)).to_have_value("named")


def test_the_board_names_authors_as_they_consented_and_shows_nothing_that_may_not_be_quoted(room: Room) -> None:
    phone, reader = ana(room), room.phone()
    moderator, board = room.moderator(), room.board()
    phone.write("Ours is a good example")
    expect(reader.others).to_contain_text("Ours is a good example")
    moderator.chooses("Ours is a good example")
    moderator.press("w")
    moderator.page.get_by_role("button", name="Show names on the board").click()
    expect(board.stage).to_contain_text("Ours is a good example")
    expect(board.stage.locator(".large .meta b")).to_have_text("Africa")
    change(phone, "none")
    expect(board.stage).not_to_contain_text("Ours is a good example")
    expect(reader.others).to_have_count(0)
    expect(phone.mine).to_contain_text("Not to be quoted")
    expect(moderator.input("Ours is a good example")).to_contain_text("Do not quote")
    change(phone, "named")
    expect(board.stage.locator(".large .meta b")).to_have_text("Ana Ríos, Councillor, Africa")


def test_a_level_that_means_no_more_than_another_falls_to_one_that_names_nobody(room: Room) -> None:
    phone = ana(room)
    phone.page.locator(CONSENT).select_option("constituencies")
    phone.write("Ours is a good example")
    expect(phone.mine).to_contain_text("Councillor, Africa")
    phone.page.get_by_role("link", name="Change what you said of yourself").click()
    phone.page.locator("[name=role]").select_option("")
    phone.page.get_by_role("button", name="Save").click()
    expect(phone.page.locator(CONSENT)).to_have_value("main")
    expect(phone.mine.locator("form.quoting select")).to_have_value("main")
