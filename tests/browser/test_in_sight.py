"""What the moderator is told, and what they have in hand, is in sight wherever the page is scrolled."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .people import Moderator, Room, eventually

SIZES = [(1440, 900), (1024, 768), (390, 844)]

AT_THE_END = "() => window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })"

REFUSED = """() => { for (const one of document.querySelectorAll('[name=do][value=extend]'))
  one.form.querySelector('[name=item]').value = 'no such item'; }"""
"""What the next key asks for is refused."""

UNDER = """one => { const { top, left, width } = one.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + 2);
  return !one.contains(there) && (there?.className || "nothing"); }"""
"""What lies over the upper edge of an element."""


def sized(room: Room, size: tuple[int, int]) -> Moderator:
    return room.moderator(viewport={"width": size[0], "height": size[1]})


def is_whole(one: Locator, page: Page) -> bool:
    box = one.bounding_box()
    assert box and page.viewport_size
    inside = box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"] + 1
    return inside and not one.evaluate(UNDER)


@pytest.mark.parametrize("size", SIZES)
def test_a_refusal_is_in_sight_wherever_the_page_is_scrolled_and_covers_no_focus(
    room: Room, size: tuple[int, int]
) -> None:
    room.at("q1").others_say("q1", *(f"What was seen in place {n}." for n in range(12)))
    moderator = sized(room, size)
    expect(moderator.page.locator("#inputs li")).to_have_count(12)
    moderator.page.evaluate(AT_THE_END)
    moderator.page.locator("#ask-box summary").focus()
    moderator.page.evaluate(REFUSED)
    moderator.press("e")
    expect(moderator.line).not_to_be_empty()
    assert is_whole(moderator.line, moderator.page)
    assert is_whole(moderator.page.locator("#ask-box summary"), moderator.page)


@pytest.mark.parametrize("size", SIZES)
def test_the_chosen_input_is_whole_below_what_stays_above_it(room: Room, size: tuple[int, int]) -> None:
    room.at("q1").others_say("q1", *(f"What was seen in place {n}." for n in range(12)))
    moderator = sized(room, size)
    expect(moderator.page.locator("#inputs li")).to_have_count(12)
    moderator.press("a")
    expect(moderator.page.locator("#several")).to_contain_text("12 selected")
    for key in "jjjjjjjkkkkkk":
        moderator.press(key)
        eventually(lambda: is_whole(moderator.chosen, moderator.page), key, moderator.page)


@pytest.mark.parametrize("size", SIZES)
def test_the_chosen_input_is_whole_also_when_the_bar_above_comes_after_it(
    room: Room, size: tuple[int, int]
) -> None:
    room.at("q1").others_say("q1", *(f"What was seen in place {n}." for n in range(12)))
    moderator = sized(room, size)
    expect(moderator.page.locator("#inputs li")).to_have_count(12)
    moderator.press("j")
    moderator.page.evaluate(AT_THE_END)
    moderator.chosen.evaluate("one => one.scrollIntoView({ block: 'start', behavior: 'instant' })")
    moderator.press("a")
    expect(moderator.page.locator("#several")).to_contain_text("12 selected")
    eventually(lambda: is_whole(moderator.chosen, moderator.page), "the chosen one to be whole", moderator.page)


def test_a_key_stands_only_where_it_acts(room: Room) -> None:
    room.at("q1").others_say("q1", "More money for towns.", "More money for the towns.", "Trains at night.")
    moderator = room.moderator()
    merging = moderator.page.locator("#alike-Q1-002 kbd")
    expect(merging).to_have_count(1)
    expect(merging).to_be_hidden()
    moderator.press("j")
    moderator.press("j")
    expect(merging).to_be_visible()
    moderator.press("a")
    expect(merging).to_be_hidden()
    expect(moderator.page.locator("#several .do-merge kbd")).to_be_visible()


@pytest.mark.parametrize("size", SIZES[1:])
def test_time_drift_and_hands_stand_at_the_top_of_narrow_screens(room: Room, size: tuple[int, int]) -> None:
    phone = room.at("q1").scene.phone(name="Ana")
    phone.send("floor", wanted=True)
    moderator = sized(room, size)
    sign = moderator.page.locator("#floor-sign")
    expect(sign).to_contain_text("1 asks for the floor")
    for one in ("#clock .left", "#clock .drift", "#floor-sign"):
        assert is_whole(moderator.page.locator(one), moderator.page), one
    moderator.press("f")
    expect(sign).to_contain_text("Has the floor: Ana 0:0")
    expect(sign).not_to_contain_text("asks for the floor")
