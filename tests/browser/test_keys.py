"""The moderator's single keys: whose they are, when they act, and what they act on."""

import pytest
from playwright.sync_api import expect

from app.domain.roles import role_of

from .people import ANYTHING, Moderator, Rapporteur, Room, eventually

PRESS = """([key, code]) => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }))"""

PRESS_AS_IT_CHANGES = """key => {
  const asks = () => [...document.querySelectorAll(`button[data-key~="${key}"]`)]
    .map((button) => JSON.stringify([...new FormData(button.form)])).join();
  const before = asks();
  document.addEventListener("screen:changed", function press() {
    if (asks() === before) return;  // the screen changed otherwise
    document.removeEventListener("screen:changed", press);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code: "", bubbles: true }));
  });
}"""


SLOWER_THAN_A_WORD = "() => new Promise((done) => setTimeout(done, 320))"
"""Letters that follow each other faster are a word, and no keys."""


def done(room: Room) -> list[str]:
    """What moderators have done, in order."""
    return [type(entry.body).__name__ for entry in room.scene.entries if role_of(entry.actor) == "moderator"]


def nothing_follows(room: Room, moderator: Moderator, before: list[str]) -> None:
    """What the page sends is read in order: once a later command is done, an earlier one would have been."""
    moderator.page.get_by_role("button", name="Show names on the board").click()
    eventually(lambda: done(room) != before, "the names", moderator.page)
    assert done(room) == [*before, "NamesShown"]


def test_keys_can_be_turned_off_on_this_device(room: Room) -> None:
    room.at("q1")
    moderator, before = room.moderator(), done(room)
    moderator.press("?")
    moderator.page.get_by_label("Act on single keys").uncheck()
    moderator.press("Escape")
    moderator.page.reload()
    expect(moderator.question).to_be_visible()
    for key in ("n", "o", "?"):
        moderator.press(key)
    expect(moderator.page.get_by_role("dialog")).to_be_hidden()
    expect(moderator.page.locator("[aria-keyshortcuts]")).to_have_count(0)
    nothing_follows(room, moderator, before)
    moderator.page.locator("[data-keys-open]").click()
    moderator.page.get_by_label("Act on single keys").check()
    moderator.press("Escape")
    moderator.press("o")
    expect(moderator.states.first).to_have_text("Voting closed")


@pytest.mark.parametrize(
    ("key", "code"),
    [("n", "KeyN"), ("N", "KeyN"), ("т", "KeyN"), ("ν", "KeyN"), ("מ", "KeyN"), ("ى", "KeyN"), ("n", "KeyL")],
)
def test_a_key_is_its_letter_and_on_other_scripts_its_place(room: Room, key: str, code: str) -> None:
    room.at("q1")
    moderator = room.moderator()
    expect(moderator.page.locator("body.unsettled")).to_have_count(0)
    moderator.page.evaluate(PRESS, [key, code])
    expect(moderator.question).to_have_text(room.plan.as_planned["q2"].headline.en)


@pytest.mark.parametrize(("key", "code"), [("t", "KeyN"), (",", "KeyN"), ("Enter", "KeyN"), ("Dead", "KeyN")])
def test_the_place_of_a_key_means_nothing_where_its_letter_is_latin(room: Room, key: str, code: str) -> None:
    room.at("q1")
    moderator, before = room.moderator(), done(room)
    expect(moderator.page.locator("body.unsettled")).to_have_count(0)
    moderator.page.evaluate(PRESS, [key, code])
    nothing_follows(room, moderator, before)


def test_a_word_typed_or_dictated_is_no_row_of_keys(room: Room) -> None:
    room.at("q1")
    moderator, before = room.moderator(), done(room)
    expect(moderator.page.locator("body.unsettled")).to_have_count(0)
    moderator.page.evaluate(
        """() => { for (const key of "dinner or beer")
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })); }"""
    )
    nothing_follows(room, moderator, before)


@pytest.mark.parametrize(
    "place",
    [
        "<input>",
        "<textarea></textarea>",
        "<select><option>n</option></select>",
        '<p contenteditable="true">x</p>',
        "<details open><form><button>It is off the topic</button><input></form></details>",
    ],
)
def test_keys_are_left_alone_where_someone_types_or_chooses(room: Room, place: str) -> None:
    room.at("q1")
    moderator, before = room.moderator(), done(room)
    expect(moderator.page.locator("body.unsettled")).to_have_count(0)
    moderator.page.evaluate(
        """html => { document.querySelector("main").insertAdjacentHTML("afterbegin", html);
          document.querySelector("main").querySelector(
            "input, textarea, select, [contenteditable], details button").focus(); }""",
        place,
    )
    moderator.page.evaluate(PRESS, ["n", "KeyN"])
    nothing_follows(room, moderator, before)


def test_a_click_in_the_menu_of_an_agenda_item_leaves_the_keys_alive(room: Room) -> None:
    room.at("q1")
    moderator = room.moderator()
    moderator.page.locator("#edit-q3 summary").click()
    moderator.page.locator("#edit-q3").get_by_role("button", name="+1 min").click()
    expect(moderator.page.locator("#agenda li").filter(has=moderator.page.locator("#edit-q3"))).to_contain_text(
        "13 min"
    )
    moderator.press("n")
    expect(moderator.question).to_have_text(room.plan.as_planned["q2"].headline.en)


@pytest.mark.parametrize(
    ("key", "elsewhere"),
    [("n", {"do": "next", "leaving": "q1"}), ("o", {"do": "close"}), ("u", {"do": "reveal"})],
)
def test_a_key_pressed_as_another_moderator_changes_what_it_does_does_nothing(
    room: Room, key: str, elsewhere: dict[str, str]
) -> None:
    other, moderator = room.scene.at("q1"), room.moderator()
    expect(moderator.page.locator("body.unsettled")).to_have_count(0)
    moderator.page.evaluate(PRESS_AS_IT_CHANGES, key)
    other.send(**elsewhere)
    expect(moderator.line).to_have_text(
        "This had only just changed, so nothing was done. Do it again if you still want to."
    )
    nothing_follows(room, moderator, done(room))


def test_a_reason_to_set_aside_reaches_the_server_where_forms_do_not_tell_their_button(room: Room) -> None:
    room.at("q1").others_say("q1", "Only a test.")
    moderator = room.moderator()
    moderator.page.add_init_script(
        "const Whole = FormData; FormData = class extends Whole { constructor(form) { super(form); } };"
    )
    moderator.page.reload()
    moderator.chooses("Only a test.")
    moderator.press("x")
    moderator.chosen.get_by_role("button", name="was only a test").click()
    expect(moderator.chosen).to_contain_text("Set aside: was only a test")


def test_the_focus_stays_in_the_part_that_what_had_it_has_left(room: Room) -> None:
    other, moderator = room.scene.at("q1"), room.moderator()
    room.others_say("q1", "Here it is.")
    moderator.chooses("Here it is.")
    other.send("go", item="q2", leaving="q1")
    expect(moderator.input("Here it is.")).to_have_count(0)
    expect(moderator.page.locator("#inputs")).to_be_focused()


def test_a_key_with_nothing_to_do_says_so(room: Room) -> None:
    room.at("q1")
    moderator = room.moderator()
    said = moderator.page.locator("#said")
    for key in "vdfwptmgx5":
        moderator.press(key)
        expect(said).to_have_text(f"Key {key.upper()}: there is nothing for it to do now.")
    moderator.press("e")
    expect(said).to_be_hidden()
    assert done(room)[-1] == "TimeExtended"


def test_a_key_of_the_desk_with_nothing_to_do_says_so_and_one_that_waits_too(room: Room) -> None:
    room.at("q1").others_say("q1", "Water for all")
    desk, relay = room.relayed_role(Rapporteur, "rapporteur")
    desk.expected = ANYTHING
    desk.page.goto(f"{relay.url}/s/{room.code}/rapporteur/desk")
    said = desk.page.locator("#desk-said")
    for key in "1", "]", "e":
        desk.page.keyboard.press(key)
        expect(said).to_have_text(f"Key {key.upper()}: there is nothing for it to do now.")
        desk.page.evaluate(SLOWER_THAN_A_WORD)
    relay.cut()
    desk.page.keyboard.press("l")
    expect(said).to_have_text("Waiting to be sent.")
    relay.mend()
    expect(said).to_be_hidden()
