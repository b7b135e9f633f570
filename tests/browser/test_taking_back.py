"""The undo says what it takes back and whose it was, before and after it is pressed."""

import pytest
from playwright.sync_api import Locator, expect

from app.domain.text import Language

from .people import Moderator, Room


def undo(moderator: Moderator) -> Locator:
    return moderator.page.locator("[data-key=u]")


def test_the_undo_says_what_it_takes_back_and_then_what_it_took_back(room: Room) -> None:
    room.at("q1")
    moderator = room.moderator()
    moderator.press("r")
    expect(undo(moderator)).to_contain_text("Undo: results revealed · Q1")
    expect(undo(moderator)).not_to_contain_text("Moderator", use_inner_text=True)
    moderator.press("u")
    expect(moderator.line).to_have_text("Taken back: results revealed · Q1")
    expect(undo(moderator)).to_contain_text("Undo: item started · Q1")
    moderator.press("o")
    expect(moderator.line).to_be_hidden()


def test_what_another_did_is_said_to_be_theirs(room: Room) -> None:
    room.at("q1").others_say("q1", "Budgets were cut.", "Budgets cut.", "Trains.")
    one, two = ({"input": f"Q1-00{n}", "revision": 1} for n in (1, 2))
    assert room.scene.holder("rapporteur").post("merge", head=one, inputs=[two]).is_success
    moderator = room.moderator()
    expect(undo(moderator)).to_contain_text("Undo: merged · Q1-001 ← Q1-002 (Rapporteur)", use_inner_text=True)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_scene_is_called_as_on_its_button(room: Room, language: Language) -> None:
    room.at("q1")
    moderator = room.moderator(language)
    for key in "7", "8", "9", "0", "1":
        button = moderator.page.locator(f"#board [data-key='{key}']")
        called = button.evaluate("one => one.firstChild.textContent.trim()")
        moderator.press(key)
        expect(button).to_have_attribute("aria-pressed", "true")
        said = f"{moderator.say('another scene on the board')} · {called}{', 5 min' if key == '0' else ''}"
        expect(undo(moderator)).to_contain_text(moderator.say("Undo: %(what)s", what=said))


def test_what_was_done_is_whole_and_the_title_of_what_it_was_done_to_is_short(room: Room) -> None:
    moderator = room.moderator()
    long = "Should the paper name a target figure for the share of women and of the young in each delegation?"
    room.scene.at("q1").send("ask", question=long, inputs=True)
    expect(moderator.question).to_have_text(long)
    moderator.press("e")
    expect(undo(moderator)).to_contain_text("time extended · +2 min · Should the paper name a target figure…")
