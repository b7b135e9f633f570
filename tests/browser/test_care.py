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
    expect(moderator.input("A third test")).to_be_visible()
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


def test_what_may_say_the_same_is_merged_by_one_key_and_parted_by_another(room: Room) -> None:
    room.at("q1")
    author, reader, board = room.phone(), room.phone(), room.board()
    author.write("Floods come every year and destroy the roads")
    expect(author.mine).to_have_count(1)
    room.others_say(
        "q1", "Young people have no place in the councils", "Floods destroy the roads and come every year"
    )
    moderator = room.moderator()
    beside = moderator.page.locator("#alike-Q1-003")
    words = "May say the same as Q1-001, because the words are nearly the same"
    expect(beside).to_contain_text(words, timeout=60_000)
    moderator.chooses("Young people")
    moderator.press("k")
    moderator.press("m")
    expect(moderator.page.locator("#inputs li")).to_have_count(2)
    expect(moderator.input("Q1-001")).to_contain_text("+1 similar")
    expect(author.mine).to_contain_text("+1 similar")
    expect(reader.page.locator("#other-Q1-001")).to_contain_text("+1 similar")
    expect(reader.page.locator("#other-Q1-003")).to_have_count(0)
    moderator.chooses("Q1-001")
    moderator.press("w")
    expect(board.page.locator("#stage .large li")).to_contain_text("1 supports it · +1 similar")
    moderator.press("u")
    expect(board.page.locator("#stage .large li")).to_have_count(0)
    moderator.press("u")
    expect(moderator.page.locator("#inputs li")).to_have_count(3)
    expect(beside).to_contain_text("May say the same as Q1-001")
    moderator.chooses("Young people")
    moderator.press("k")
    expect(moderator.page.locator("body.unsettled")).to_have_count(0)
    beside.get_by_role("button", name="Not the same").press("Enter")
    expect(beside).to_be_empty()
    expect(moderator.page.locator("#alike-Q1-001")).to_be_empty()
    expect(moderator.page.locator("#inputs li")).to_have_count(3)


def test_without_suggestions_what_is_selected_is_merged_into_what_was_selected_first(room: Room) -> None:
    moderator, author = asked(room), room.phone()
    author.write("Cities, two by two")
    moderator.chooses("Twin cities")
    moderator.press("Space")
    moderator.chooses("Cities, two by two")
    moderator.press("Space")
    expect(moderator.page.locator("[data-into]")).to_have_text("into Q1-001")
    moderator.press("m")
    expect(author.mine).to_contain_text("Joined with a similar one, and counted there")
    expect(author.mine).to_contain_text("Twin cities")
    expect(moderator.page.locator("[data-selected]")).to_have_text("")
    moderator.input("Twin cities").locator("summary", has_text="+1 similar").press("Enter")
    moderator.input("Twin cities").get_by_role("button", name="Let this one stand for all").press("Enter")
    expect(author.mine).to_contain_text("+1 similar")
    moderator.input("Cities, two by two").locator("summary", has_text="+1 similar").press("Enter")
    moderator.input("Cities, two by two").get_by_role("button", name="Not the same").press("Enter")
    expect(moderator.page.locator("#inputs li")).to_have_count(5)
    expect(author.mine).not_to_contain_text("similar")


def test_merged_inputs_and_suggestions_are_for_everyone(room: Room) -> None:
    room.at("q1")
    author = room.phone()
    author.write("Twin cities")
    expect(author.mine).to_have_count(1)
    said = ("Cities, two by two", "Floods destroy the roads every year", "Floods destroy every year the roads")
    room.others_say("q1", *said)
    moderator = room.moderator()
    for words in ("Cities, two by two", "Twin cities"):
        moderator.chooses(words)
        moderator.press("Space")
    moderator.press("m")
    expect(author.mine).to_contain_text("Joined with a similar one")
    expect(moderator.page.locator("#alike-Q1-004")).to_contain_text("May say the same", timeout=60_000)
    check(moderator.page, NARROW)
    check(author.page, NARROW)


def test_moderators_give_themes_by_keys_to_one_input_and_to_several(room: Room) -> None:
    moderator = asked(room)
    keys = moderator.page.keyboard
    moderator.chooses("Water for all")
    moderator.press("c")
    dialog = moderator.page.get_by_role("dialog", name="Themes")
    expect(dialog).to_contain_text("Q1-002")
    keys.press("Space")
    keys.press("Enter")
    expect(moderator.input("Water for all").locator(".chip")).to_have_text(["C1"])
    expect(moderator.chosen).to_be_focused()
    for text in ("Water for all", "Twin cities"):
        moderator.chooses(text)
        moderator.press("Space")
    moderator.press("c")
    assert dialog.locator("input").first.evaluate("one => one.indeterminate"), "one of the two has it"
    keys.press("Tab")
    keys.press("Space")
    keys.press("Enter")
    expect(moderator.input("Water for all").locator(".chip")).to_have_text(["C1", "C2"])
    expect(moderator.input("Twin cities").locator(".chip")).to_have_text(["C2"])
    moderator.press("c")
    keys.press("Space")
    keys.press("Enter")
    expect(moderator.input("Twin cities").locator(".chip")).to_have_text(["C2", "C1"])
    moderator.press("c")
    check(moderator.page, NARROW)
