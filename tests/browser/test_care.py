"""Care of inputs on real screens, by keyboard: several at once, read first, pinned, told in own words."""

from playwright.sync_api import expect

from .people import Moderator, Phone, Room
from .test_access import NARROW, check

SAID = ("Twin cities", "Water for all", "Only a test", "Another test")


def ticked(moderator: Moderator) -> list[str]:
    """What is selected in the stream, from top to bottom."""
    lines = moderator.page.locator("#inputs li:has(.select :checked) .text")
    return lines.all_inner_texts()


def in_order(moderator: Moderator) -> list[str]:
    """The stream from top to bottom."""
    return moderator.page.locator("#inputs li .text").all_inner_texts()


def asked(room: Room) -> Moderator:
    """A moderator at a question to which four inputs came."""
    room.at("q1").others_say("q1", *SAID)
    moderator = room.moderator()
    expect(moderator.page.locator("#inputs li")).to_have_count(4)
    return moderator


def test_several_are_set_aside_by_keys_alone_and_one_key_takes_it_back(room: Room) -> None:
    moderator = asked(room)
    author = room.phone()
    author.write("A third test")
    moderator.press("j")
    moderator.press("Space")
    moderator.press("j")
    moderator.press("j")
    moderator.press("Shift+Space")
    assert ticked(moderator) == ["A third test", "Another test", "Only a test"]
    expect(moderator.page.locator("[data-selected]")).to_have_text("3 selected")
    moderator.press("x")
    moderator.page.keyboard.press("Tab")
    moderator.page.keyboard.type("We tried our phones")
    moderator.page.locator("#several-why").select_option("test")
    moderator.page.locator("#several fieldset button").focus()
    moderator.page.keyboard.press("Enter")
    expect(moderator.page.locator("#inputs li.set_aside")).to_have_count(3)
    expect(moderator.page.locator("[data-selected]")).to_have_text("")
    expect(author.mine).to_contain_text("was only a test – We tried our phones")
    expect(author.page.locator("#totals")).to_contain_text("5 received, 2 shown, 3 set aside")
    moderator.page.keyboard.press("Escape")
    moderator.press("u")
    expect(moderator.page.locator("#inputs li.set_aside")).to_have_count(0)
    expect(author.page.locator("#totals")).to_contain_text("5 received, 5 shown")


def test_what_is_selected_stays_so_while_others_come_and_not_once_it_reads_otherwise(room: Room) -> None:
    moderator = asked(room)
    author = room.scene.participant()
    made = author.post("input", item="q1", text="Mine").json()["made"]
    expect(moderator.input("Mine")).to_be_visible()
    moderator.press("a")
    assert len(ticked(moderator)) == 5
    room.others_say("q1", "One more")
    expect(moderator.input("One more")).to_be_visible()
    assert len(ticked(moderator)) == 5
    author.post("revise", input=made, text="Mine, reworded")
    expect(moderator.input("Mine, reworded")).to_be_visible()
    expect(moderator.page.locator("[data-selected]")).to_have_text("4 selected")
    moderator.press("Escape")
    assert ticked(moderator) == []


def test_moderators_read_first_and_let_through_by_keys(room: Room) -> None:
    room.at("q1")
    moderator, author, reader = room.moderator(), room.phone(), room.phone()
    moderator.page.get_by_role("button", name="Read them first").press("Enter")
    expect(moderator.page.locator(".first-read")).to_contain_text("Moderators read each input")
    author.write("Twin cities")
    expect(author.mine).to_contain_text("Waits to be read by the moderators")
    expect(reader.page.locator("#totals")).to_contain_text("1 received, 0 shown, 1 waiting")
    moderator.chooses("Twin cities")
    moderator.press("t")
    expect(reader.others).to_contain_text("Twin cities")
    expect(author.mine).not_to_contain_text("Waits to be read")


def test_what_is_pinned_stands_first_on_phones_and_on_the_board(room: Room) -> None:
    moderator, reader, board = asked(room), room.phone(), room.board()
    expect(reader.others).to_have_count(4)
    moderator.chooses("Water for all")
    moderator.press("p")
    expect(reader.others.first).to_contain_text("Water for all")
    expect(reader.others.first).to_contain_text("Pinned by the moderators")
    expect(board.page.locator("#stage .large li")).to_contain_text(["Water for all"])
    expect(board.page.locator("#totals")).to_contain_text("4 received, 4 shown")
    moderator.press("p")
    expect(board.page.locator("#stage .large li")).to_have_count(0)
    expect(reader.page.locator("[data-pinned]")).to_have_count(0)


def test_the_stream_can_be_read_by_support_or_by_who_was_least_heard(room: Room) -> None:
    room.at("q1")
    africa = [room.scene.participant(section="africa") for _one in range(2)]
    europe = room.scene.participant(section="europe")
    for n, person in enumerate(africa):
        made = person.post("input", item="q1", text=f"From Africa {n}").json()["made"]
        if n == 0:
            europe.post("endorse", input=made)
    europe.post("input", item="q1", text="From Europe")
    africa[0].post("input", item="q1", text="From Africa again")
    moderator = room.moderator()
    expect(moderator.page.locator("#inputs li")).to_have_count(4)
    order = moderator.page.locator("[data-sort] select")
    order.select_option("support")
    assert in_order(moderator)[0] == "From Africa 0"
    order.select_option("heard")
    assert in_order(moderator)[0] == "From Europe"
    room.others_say("q1", "From nobody known")
    expect(moderator.input("From nobody known")).to_be_visible()
    assert in_order(moderator)[0] == "From Europe"
    order.select_option("")
    assert in_order(moderator)[:2] == ["From nobody known", "From Africa again"]


def test_the_moderators_screen_with_what_can_be_done_to_several_is_for_everyone(room: Room) -> None:
    moderator = asked(room)
    moderator.press("a")
    check(moderator.page, NARROW)


def test_a_phone_with_what_is_pinned_and_set_aside_is_for_everyone(room: Room) -> None:
    moderator = asked(room)
    phone: Phone = room.phone()
    phone.write("Mine, a test")
    moderator.chooses("Water for all")
    moderator.press("p")
    moderator.chooses("Mine, a test")
    moderator.press("x")
    moderator.page.keyboard.press("Enter")
    expect(phone.mine).to_contain_text("Set aside by the moderator")
    check(phone.page, NARROW)
