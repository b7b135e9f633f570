"""The board's scenes: switched by one key, each whole at every size, in words for whoever does not see it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from app.domain.text import Language
from app.log.sessions import create_session
from tests.faults.house import SOAK
from tests.server.harness import Scene, Server, plan_of_two_rounds, seed_plan

from .people import Board, Room, eventually
from .test_access import CUT_OFF_PARTS, LONG, NARROW, check

SIZES = ((1920, 1080), (1280, 720), (1024, 768))


def everything(room: Room) -> None:
    """A question with answers, results, chosen inputs, and a statement that is read back."""
    desk, moderator = room.scene.screen("rapporteur"), room.scene.at("q1")
    room.others_say("q1", *(f"{number}. {LONG}" for number in range(3)))
    for point in ("2", "4", "5"):
        answer = {"local": [point], "global": ["3"]}
        assert room.scene.participant().post("ballot", item="q1", answer=answer).is_success
    moderator.send("reveal", item="q1")
    for number in (1, 2, 3):
        moderator.send("show", input=f"Q1-00{number}")
    desk.send("draft", en="Cities are partners.", es=LONG, fr=LONG)


SCENES: dict[str, tuple[str, Callable[[Board], str]]] = {
    "2": ("question", lambda board: board.room.plan.as_planned["q1"].headline.in_language(board.language)),
    "3": ("results", lambda board: board.room.plan.as_planned["q1"].headline.in_language(board.language)),
    "4": ("inputs", lambda board: "Los gobiernos locales"),
    "7": ("people", lambda board: board.say("Joined")),
    "8": ("agenda", lambda board: board.room.plan.as_planned["close"].title.in_language(board.language)),
    "9": ("join", lambda board: board.room.code),
    "0": ("pause", lambda board: board.say("Break")),
    "1": ("session", lambda board: board.room.plan.as_planned["q1"].headline.in_language(board.language)),
}


@pytest.mark.parametrize("language", ["en", "es", "fr"] if SOAK else ["fr"])  # French has the longest words
def test_each_scene_comes_by_one_key_and_is_whole_at_every_size(room: Room, language: str) -> None:
    everything(room)
    board, moderator = room.board(language), room.moderator()
    for key, (name, shows) in SCENES.items():
        moderator.press(key)
        expect(board.stage).to_have_attribute("data-scene", name)
        expect(board.stage).to_contain_text(shows(board))
        expect(moderator.page.locator(f'#board [data-key="{key}"]')).to_have_attribute("aria-pressed", "true")
        is_whole(board, name)
        check(board.page)


def is_whole(board: Board, name: str) -> None:
    for width, height in SIZES:
        board.page.set_viewport_size({"width": width, "height": height})
        at = f"{name} at {width} x {height}"
        eventually(lambda: board.page.evaluate(CUT_OFF_PARTS) == [], at, board.page)


OUT_OF_CELLS = """() => [...document.querySelectorAll(".multiples th, .multiples td")]
  .filter((cell) => cell.checkVisibility() && cell.textContent.trim())
  .filter((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const [text, box] = [range.getBoundingClientRect(), cell.getBoundingClientRect()];
    return text.right > box.right + 1 || text.left < box.left - 1 || text.bottom > box.bottom + 1;
  })
  .map((cell) => cell.innerText)"""
"""The cells whose text is not within them."""

TAKEN_APART = """() => [...document.querySelectorAll(".multiples th, .multiples td")].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    for (const word of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((one) => one.top)).size > 1) found.push(word[0]);
    }
  }
  return found;
})"""
"""The words and figures in cells that stand in two lines."""


def is_legible(board: Board, name: str) -> None:
    """Nothing is cut off at any size, and no cell runs into the next, or breaks a word."""
    for width, height in SIZES:
        board.page.set_viewport_size({"width": width, "height": height})
        at = f"{name} at {width} x {height}"
        for faults in (CUT_OFF_PARTS, OUT_OF_CELLS, TAKEN_APART):
            eventually(lambda faults=faults: board.page.evaluate(faults) == [], at, board.page)


CHARACTERISTICS = [one.id for one in seed_plan().as_planned["q3"].vote.choices]
BY_GROUPS: dict[str, Callable[[int], object]] = {
    "q1": lambda n: {"local": str(1 + n % 5), "global": str(1 + n % 4)},
    "q2": lambda n: str(1 + n % 5),
    "q3": lambda n: {"local": three(n), "global": three(n // 2)},
    "q4": lambda n: ["C2", "C1", "C3", "donor_recipient"][n % 3 :],
}


def three(n: int) -> list[str]:
    """Three of the nine characteristics: nine people in a row name all of them as often."""
    return [CHARACTERISTICS[(n + further) % len(CHARACTERISTICS)] for further in (0, 2, 5)]


@pytest.mark.parametrize("question", BY_GROUPS)
def test_results_by_groups_are_whole_at_every_size_and_axe_finds_nothing_grave(
    room: Room, question: str
) -> None:
    board, moderator, answer = room.board("fr"), room.moderator("fr"), BY_GROUPS[question]
    [sections, *_others] = room.plan.by_weight
    room.at(question)
    for n in range(36):
        who = {sections.id: sections.choices[n % len(sections.choices)].id, "role": "councillor"}
        assert room.scene.participant(**who).post("ballot", item=question, answer=answer(n)).is_success
    moderator.press("o")
    moderator.shows_groups()
    expect(moderator.page.locator(".multiples").first).to_be_visible()
    check(moderator.page, NARROW)
    for key, name in (("3", "results"), ("1", "session")):
        moderator.press(key)
        expect(board.stage).to_have_attribute("data-scene", name)
        expect(board.stage.locator(".multiples").first).to_be_visible()
        is_legible(board, f"{question} by groups, {name}")
        check(board.page)


def test_two_rounds_by_groups_are_whole_and_axe_finds_nothing_grave(browser: Browser, server: Server) -> None:
    room = Room(browser, server, Scene(server, create_session(server.engine, plan_of_two_rounds())))
    board, moderator, sections = room.board("fr"), room.moderator("fr"), room.plan.by_weight[0]
    people = [
        room.scene.participant(**{sections.id: sections.choices[n % len(sections.choices)].id})
        for n in range(60)
    ]
    for item, later in (("q2", 0), ("close", 1)):
        room.at(item)
        for n, person in enumerate(people):
            assert person.post("ballot", item=item, answer=str(1 + (n + later) % 5)).is_success
    moderator.press("o")
    moderator.shows_groups()
    expect(board.stage.locator(".multiples").first).to_contain_text("→")
    is_legible(board, "two rounds by groups")
    assert moderator.page.evaluate(OUT_OF_CELLS) == []
    check(board.page)
    check(moderator.page, NARROW)
    room.close()


IN_SIGHT = """() => {
  const list = document.querySelector(".large");
  return {
    seen: [...list.children].filter((one) => one.checkVisibility()).length,
    told: getComputedStyle(list, "::after").content,
    letters: parseFloat(getComputedStyle(list.querySelector("li:last-child blockquote")).fontSize),
  };
}"""
"""How many inputs are seen, what is said of more, and how large the letters of the last are."""


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_inputs_that_have_no_room_on_the_board_are_said_to_be_there(room: Room, language: Language) -> None:
    board, moderator = room.board(language), room.scene.at("q1")
    room.others_say("q1", *(f"{number} {LONG * 2}"[:280] for number in range(6)))
    for number in range(1, 6):
        moderator.send("show", input=f"Q1-00{number}")
    for scene in ("inputs", "session"):
        moderator.send("board", scene=scene)
        expect(board.stage).to_have_attribute("data-scene", scene)
        is_whole(board, scene)
        found = board.page.evaluate(IN_SIGHT)
        assert found["seen"] >= 2
        assert found["told"] == f'"{board.say("More inputs: {n}").replace("{n}", str(5 - found["seen"]))}"'
        assert found["letters"] >= 0.02 * SIZES[-1][1] - 0.1


def test_a_statement_has_a_scene_of_its_own_while_it_is_read_back(room: Room) -> None:
    everything(room)
    board, moderator = room.board("es"), room.moderator()
    room.at("validation")
    expect(moderator.page.locator('#board [data-key="5"]')).to_be_disabled()
    room.scene.screen("rapporteur").send("put_forward", statement="G-01")
    moderator.press("5")
    expect(board.stage).to_have_attribute("data-scene", "statement")
    expect(board.stage.locator(".statement")).to_contain_text("Los gobiernos locales")
    is_whole(board, "statement")


def test_what_has_nothing_to_show_is_not_offered_and_does_nothing(room: Room) -> None:
    board, moderator = room.board(), room.moderator()
    room.at("q1")
    expect(moderator.page.locator('#board [data-key="3"]')).to_be_disabled()
    moderator.press("9")
    expect(board.stage).to_have_attribute("data-scene", "join")
    moderator.press("3")
    moderator.page.locator('#board [data-key="3"]').dispatch_event("click")
    room.scene.screen("board").ping()
    assert [entry.body.kind for entry in room.scene.entries].count("board_switched") == 1


def test_the_next_item_brings_the_board_back_to_the_session(room: Room) -> None:
    board, moderator = room.board(), room.moderator()
    room.at("q1")
    moderator.press("9")
    expect(board.stage).to_have_attribute("data-scene", "join")
    moderator.press("n")
    expect(board.question).to_have_text(room.plan.as_planned["q2"].headline.en)
    expect(board.stage).to_have_attribute("data-scene", "session")


def test_undo_brings_back_what_was_on_the_board(room: Room) -> None:
    board, moderator = room.board(), room.moderator()
    room.at("q1")
    moderator.press("8")
    expect(board.stage).to_have_attribute("data-scene", "agenda")
    moderator.press("9")
    expect(board.stage).to_have_attribute("data-scene", "join")
    moderator.press("u")
    expect(board.stage).to_have_attribute("data-scene", "agenda")


def test_a_break_counts_down_and_the_same_key_makes_it_longer(room: Room) -> None:
    board, moderator = room.board(), room.moderator()
    room.at("q1")
    moderator.press("0")
    expect(board.stage.locator(".countdown")).to_contain_text("4:5")
    moderator.press("0")
    expect(board.stage.locator(".countdown")).to_contain_text("9:")


ALL_IS_OVER = """() => { for (const one of document.querySelectorAll("[data-gone], [data-due]"))
  for (const what of ["gone", "due"]) if (what in one.dataset) one.dataset[what] = "1"; }"""
"""The moment on which something depends has come."""


def test_everyone_is_told_of_a_break_and_that_it_is_over(room: Room) -> None:
    board, moderator, phone = room.board(), room.moderator(), room.phone()
    room.at("q1")
    moderator.press("0")
    clock, lid = phone.page.locator("#clock"), moderator.page.locator("#clock")
    expect(clock).to_contain_text(re.compile("Break until \\d\\d:\\d\\d"))
    expect(lid).to_contain_text(re.compile("Break until \\d\\d:\\d\\d · 4:5"))
    expect(board.stage).to_contain_text("We go on at")
    for screen in (phone, moderator, board):
        screen.page.evaluate(ALL_IS_OVER)
    expect(clock).to_contain_text("Question 1 of 5")
    expect(clock).not_to_contain_text("Break until", use_inner_text=True)
    expect(lid.get_by_role("status").first).to_have_text(re.compile("The break is over"), use_inner_text=True)
    expect(board.stage).to_contain_text("We go on now.", use_inner_text=True)
    expect(board.stage.locator(".countdown")).to_be_hidden()
    moderator.press("1")
    expect(lid).not_to_contain_text("The break is over")


def test_who_does_not_see_the_board_hears_what_it_shows(room: Room) -> None:
    everything(room)
    board, moderator = room.board(), room.moderator()
    said = board.stage.get_by_role("status")
    moderator.press("3")
    expect(said).to_contain_text("Average on a scale")
    moderator.press("9")
    expect(said).to_contain_text(f"code {room.code}")


def test_light_or_dark_by_one_key_and_so_it_stays(room: Room) -> None:
    board = room.board()
    board.press("d")
    expect(board.page.locator("body")).to_have_class("board dark")
    check(board.page)
    board.page.reload()
    expect(board.page.locator("body")).to_have_class("board dark")
    board.press("d")
    expect(board.page.locator("body")).to_have_class("board")
