"""The floor by keyboard alone: two phones, a moderator, a board; and how long someone speaks, calmly told."""

import re

from playwright.sync_api import Locator, expect

from .people import Board, Moderator, Phone, Room, Screen
from .test_access import NARROW, check, tab_to


def asks(phone: Phone, topic: str, language: str = "") -> None:
    """Ask for the floor by keys, in a language that begins so."""
    expect(phone.page.get_by_label("On what you would speak")).to_be_visible()
    tab_to(phone, lambda it: it == "topic=")
    phone.page.keyboard.type(topic)
    tab_to(phone, lambda it: it.startswith("language="))
    if language:
        phone.page.keyboard.type(language)
    tab_to(phone, lambda it: it == "=")
    phone.page.keyboard.press("Enter")
    expect(phone.page.locator("#hand")).to_contain_text("Your hand is raised.")


def hands(moderator: Moderator) -> Locator:
    """Those who ask, in order."""
    return moderator.page.locator("#hands li")


def of(*words: str) -> re.Pattern[str]:
    """These words, one after the other."""
    return re.compile(".*".join(map(re.escape, words)), re.DOTALL)


def floor(board: Board) -> Locator:
    """What the board says of the floor."""
    return board.page.locator("#floor")


def face(screen: Screen) -> Locator:
    """The clock of whoever speaks, on a screen."""
    return screen.page.locator(".speaking [data-since]")


def test_the_floor_by_keyboard_alone(room: Room) -> None:
    ana, mei = (
        room.phone(said={"name": name, "section": section})
        for name, section in (("Ana", "africa"), ("Mei", "asia_pacific"))
    )
    moderator, board = room.moderator(), room.board()
    room.at("q1")
    asks(ana, "Water")
    expect(hands(moderator)).to_have_text([of("Ana", "Water", "EN")])
    moderator.press("f")
    expect(ana.page.locator("#hand")).to_contain_text("You have the floor.")
    moderator.press("d")
    asks(ana, "Land")
    asks(mei, "Islands", "f")
    expect(hands(moderator)).to_have_text([of("Ana", "Land"), of("Mei", "Islands", "FR")])
    moderator.press("h")
    expect(hands(moderator)).to_have_text([of("Mei", "nothing heard yet of: Asia-Pacific"), of("Ana")])
    expect(floor(board)).to_contain_text(of("Next to speak", "Asia-Pacific", "Africa"))
    moderator.press("f")
    expect(mei.page.locator("#hand")).to_contain_text("You have the floor.")
    expect(floor(board)).to_contain_text("Has the floor: Asia-Pacific")
    expect(moderator.page.locator("#heard")).to_contain_text(of("Africa 1", "Asia-Pacific 1", "Europe 0"))
    moderator.press("i")
    expect(moderator.page.locator("#note-participant")).to_have_value(mei.who)
    moderator.page.keyboard.type("Islands cooperate first")
    moderator.page.keyboard.press("Enter")
    expect(moderator.input("Islands cooperate first")).to_contain_text("Mei")


def test_the_clock_of_whoever_speaks_runs_on_three_screens_and_says_in_words_when_time_is_up(
    room: Room,
) -> None:
    phone, moderator, board = room.phone(said={"section": "africa"}), room.moderator(), room.board()
    by_hand = room.at("q1").scene.screen("moderator")
    by_hand.send("give_floor", participant=phone.who)
    for screen in (phone, moderator, board):
        expect(face(screen)).to_have_text(re.compile(r"\d+:\d\d"))
        expect(screen.page.locator(".speaking .up")).to_have_count(0)
    by_hand.send("speaking_limit", seconds=5)
    for screen in (phone, moderator, board):
        expect(screen.page.locator(".speaking [role=status]")).to_have_text("Time is up")
        expect(face(screen)).to_have_class(re.compile("over"))
    expect(phone.page.locator("#hand")).to_contain_text("You have the floor.")
    by_hand.send("speaking_limit", seconds=3600)
    expect(phone.page.locator(".speaking [role=status]")).to_have_text("")


def test_the_last_fifth_of_the_time_is_told_before_it_is_up(room: Room) -> None:
    phone = room.phone()
    by_hand = room.at("q1").scene.screen("moderator")
    by_hand.send("speaking_limit", seconds=120)
    by_hand.send("give_floor", participant=phone.who)
    expect(face(phone)).to_be_visible()
    expect(phone.page.locator(".speaking [role=status]")).to_have_text("")
    face(phone).evaluate("one => { one.dataset.until = Number(one.dataset.until) - 99000; }")
    expect(phone.page.locator(".speaking [role=status]")).to_have_text("Time nearly up")


def test_a_moderator_sets_the_time_and_shows_who_was_heard_by_keys(room: Room) -> None:
    phone, moderator, board = room.phone(said={"section": "africa"}), room.moderator(), room.board()
    room.at("q1").scene.screen("moderator").send("give_floor", participant=phone.who)
    moderator.page.locator("#speaking-seconds").focus()
    moderator.page.keyboard.type("3:00")
    moderator.page.keyboard.press("Tab")
    moderator.page.keyboard.press("Enter")
    expect(phone.page.locator("#hand")).to_contain_text("of 3:00")
    moderator.page.get_by_role("button", name="Show on the board").focus()
    moderator.page.keyboard.press("Enter")
    expect(floor(board)).to_contain_text(of("Africa 1", "Asia-Pacific 0"))


def test_the_floor_is_legible_for_everyone(room: Room) -> None:
    speaker, waiting = room.phone(said={"section": "africa"}), room.phone(said={"section": "europe"})
    moderator, board = room.moderator(), room.board()
    by_hand = room.at("q1").scene.screen("moderator")
    by_hand.send("speaking_limit", seconds=5)
    by_hand.send("floor_order", order="least_heard")
    by_hand.send("floor_totals", shown=True)
    by_hand.send("give_floor", participant=speaker.who)
    asks(waiting, "Water")
    for screen in (speaker, moderator, board):
        expect(screen.page.locator(".speaking [role=status]")).to_have_text("Time is up")
    expect(floor(board)).to_contain_text("Next to speak")
    check(speaker.page, NARROW)
    check(waiting.page, NARROW)
    check(moderator.page, NARROW)
    check(board.page)


def test_after_the_end_the_floor_is_offered_to_nobody(room: Room) -> None:
    raised, other, board, screen = room.phone(), room.phone(), room.board(), room.moderator()
    moderator = room.scene.at("q1")
    raised.page.locator("#hand-form button").click()
    expect(raised.page.locator("#hand")).to_contain_text("Your hand is raised.")
    expect(board.page.locator("#floor")).to_contain_text("Next to speak")
    expect(screen.page.locator("#hands")).to_contain_text("Asking for the floor")
    moderator.send("end")
    expect(board.page.locator("#floor")).not_to_contain_text("Next to speak")
    expect(screen.page.locator("#hands")).not_to_contain_text("Asking for the floor")
    for phone in (raised, other):
        expect(phone.page.locator("#hand")).to_be_hidden()
        phone.page.reload()
        expect(phone.question).to_have_text("Thank you")
        expect(phone.page.locator("#hand")).to_be_hidden()
    moderator.send("undo")
    expect(other.page.locator("#hand-form button")).to_be_visible()
