"""The screen in front of the room and the moderator's do not go dark by themselves."""

import pytest
from playwright.sync_api import Page, expect

from .people import CUT_OFF, Board, Moderator, Room

LOCKS = """window.asked = 0;
Object.defineProperty(navigator, "wakeLock", { configurable: true, value: {
  request: async () => { window.asked += 1; return {}; } } });"""
NO_LOCKS = "Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: undefined });"
NOTE = "This browser cannot keep the screen awake: set the device not to sleep."


def opened(room: Room, role: str, script: str) -> Page:
    screen: Board | Moderator = getattr(room, role)()
    screen.expected = CUT_OFF  # the page is loaded again before its line is open
    screen.page.add_init_script(script)
    screen.page.reload()
    return screen.page


@pytest.mark.parametrize("role", ["board", "moderator"])
def test_the_screen_is_kept_awake_and_again_after_the_page_was_hidden(room: Room, role: str) -> None:
    page = opened(room, role, LOCKS)
    page.wait_for_function("window.asked === 1")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_function("window.asked === 2")
    expect(page.get_by_text(NOTE)).to_be_hidden()


@pytest.mark.parametrize("role", ["board", "moderator"])
def test_a_browser_that_cannot_keep_the_screen_awake_is_told_of(room: Room, role: str) -> None:
    expect(opened(room, role, NO_LOCKS).get_by_text(NOTE)).to_be_visible()
