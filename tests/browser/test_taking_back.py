"""The undo says what it takes back and whose it was, before and after it is pressed."""

from playwright.sync_api import Locator, expect

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
