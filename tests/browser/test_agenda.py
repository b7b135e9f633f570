"""The agenda under way, by keyboard: time made up or given, items changed, a question on the spot, notes."""

from playwright.sync_api import Locator, expect

from app.domain.vote import Vote

from .people import Moderator, Room
from .test_access import NARROW, check


def row(moderator: Moderator, title: str) -> Locator:
    """An item in the moderator's agenda."""
    return moderator.page.locator("#agenda li").filter(has_text=title)


def test_minutes_are_given_by_one_key_and_taken_back_by_another(room: Room) -> None:
    moderator = room.moderator()
    room.at("q4")
    drift = moderator.page.locator("#clock .drift")
    expect(drift).to_contain_text("minutes ahead")
    expect(row(moderator, "Impact of the crisis").locator(".minutes")).to_have_text("12 min")
    check(moderator.page, NARROW)
    moderator.press("l")
    expect(drift).to_have_text("On time")
    expect(row(moderator, "Impact of the crisis").locator(".minutes s")).to_have_text("12")
    expect(row(moderator, "Close").locator(".minutes")).to_contain_text("5 min")
    moderator.press("u")
    expect(drift).to_contain_text("minutes ahead")
    expect(row(moderator, "Impact of the crisis").locator(".minutes")).to_have_text("12 min")


def test_an_item_is_changed_moved_and_left_out_by_keyboard(room: Room) -> None:
    moderator, phone, board = room.moderator(), room.phone("fr"), room.board()
    room.at("q4")
    page, crisis = moderator.page, row(moderator, "Impact of the crisis")
    crisis.locator("summary").focus()
    page.keyboard.press("Enter")
    check(page, NARROW)
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(crisis.get_by_role("button", name="+1 min")).to_be_focused()
    page.keyboard.press("Enter")
    expect(crisis.locator(".minutes")).to_contain_text("13 min")
    crisis.get_by_role("button", name="Later").press("Enter")
    titles = page.locator("#agenda .what")
    expect(titles.nth(6)).to_contain_text("Read-back and validation")
    expect(titles.nth(7)).to_contain_text("Impact of the crisis")
    crisis.get_by_role("button", name="Leave out").press("Enter")
    expect(crisis).to_contain_text("Left out")
    expect(board.page.locator("#head .progress li")).to_have_count(len(room.plan.agenda) - 1)
    expect(phone.page.locator("#agenda")).not_to_contain_text("Conséquences de la crise")
    crisis.get_by_role("button", name="Take in again").press("Enter")
    expect(board.page.locator("#head .progress li")).to_have_count(len(room.plan.agenda))


def test_a_vote_is_asked_on_the_spot_by_keyboard_alone(room: Room) -> None:
    moderator, phone, board = room.moderator(), room.phone("es"), room.board()
    room.at("q2")
    page = moderator.page
    moderator.press("q")
    page.keyboard.type("Shall we send this to the Bureau?")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="Short inputs")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="One of several, or yes or no")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Yes")
    page.keyboard.press("Enter")
    page.keyboard.type("Not yet")
    page.get_by_role("button", name="Ask it").press("Enter")

    expect(phone.question).to_have_text("Shall we send this to the Bureau?")
    expect(board.question).to_have_text("Shall we send this to the Bureau?")
    phone.vote.get_by_role("radio", name="Not yet").check()
    phone.send_vote()
    phone.sees_vote_is_in()
    expect(moderator.figure("Answered")).to_have_text("1")
    expect(page.locator("#ask-box")).not_to_have_attribute("open", "")
    check(page, NARROW)

    moderator.press("u")
    expect(moderator.question).to_have_text(room.plan.as_planned["q2"].headline.en)
    assert len(room.scene.state.polls["s1"].ballots) == 1


def test_what_was_mistyped_is_told_and_nothing_of_it_is_lost(room: Room) -> None:
    moderator = room.moderator()
    room.at("q2")
    page = moderator.page
    moderator.press("q")
    page.keyboard.type("Which of them?")
    page.get_by_role("radio", name="One of several").check()
    page.get_by_label("What can be chosen").fill("The first")
    page.get_by_role("button", name="Ask it").click()
    expect(page.locator("#said")).to_contain_text("at least two")
    expect(page.get_by_label("What is asked")).to_have_value("Which of them?")
    expect(page.get_by_label("What can be chosen")).to_have_value("The first")


def test_notes_are_saved_by_themselves_and_before_every_moderator(room: Room) -> None:
    moderator, other, phone = room.moderator(), room.moderator(), room.phone()
    room.at("q2")
    box = moderator.page.get_by_label("Notes for the moderators")
    box.fill("Thank the city of the first speaker")
    box.blur()
    expect(other.page.get_by_label("Notes for the moderators")).to_have_value(
        "Thank the city of the first speaker"
    )
    moderator.page.reload()
    expect(moderator.page.get_by_label("Notes for the moderators")).to_have_value(
        "Thank the city of the first speaker"
    )
    assert "Thank the city" not in phone.page.content()


def test_what_can_be_chosen_is_asked_for_where_a_kind_has_a_use_for_it(room: Room) -> None:
    page = room.moderator().page
    page.locator("#ask-box summary").click()
    box = page.get_by_label("What can be chosen, one a line")
    for name, kind in {"": None, **Vote.kinds}.items():
        offered = page.locator(f'#ask [name=vote][value="{name}"]')
        if kind is None or kind.asked_as:
            offered.check()
            expect(box).to_be_visible(visible=bool(kind and kind.options_typed))
