"""A page that grows moves nothing from under a finger, and another question is read from its beginning."""

from tests.server.harness import wait_until

from .engines.glass import Glass
from .engines.window import LAPTOP, PROJECTOR
from .travellers import BOX, VOTE, WORDS, Phone, Travellers, item

HAND = "#hand-form button"
BACKGROUND = "#now details summary"

TO_THE_MIDDLE = "(selector) => document.querySelector(selector).scrollIntoView({ block: 'center' })"
TOP = "(selector) => Math.round(document.querySelector(selector).getBoundingClientRect().top)"
HEIGHT = "() => document.body.getBoundingClientRect().height"
NOTED = """(selector) => {
  window.tops = new Set();
  const note = ([{ boundingClientRect }], observer) => {
    tops.add(Math.round(boundingClientRect.top));
    observer.disconnect();
  };
  const next = () => {
    new IntersectionObserver(note).observe(document.querySelector(selector));
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""
"""Note where an element stands in each picture of the screen."""

GROWS = """() => {
  const line = document.createElement("p");
  line.style.height = "100px";
  document.querySelector("main").prepend(line);
}"""
GROWS_WHILE_SCROLLED = f"""() => {{
  addEventListener("scroll", {GROWS}, {{ once: true }});
  scrollBy({{ top: -30, behavior: "instant" }});
}}"""
TELL = "const tell = (what) => document.dispatchEvent(new CustomEvent(what, { detail: {} }));"
IS_SHORT_FOR_A_MOMENT = f"""() => {{
  {TELL}
  tell("screen:changing");
  document.querySelector("main").style.display = "none";
  scrollY; // asked by any script, it makes the browser look how far down one can be
  document.querySelector("main").style.display = "";
  ({GROWS})();
  tell("screen:changed");
}}"""
NOTED_AS_IT_COMES = f"""(selector) => {{
  window.tops = new Set([({TOP})(selector)]);
  document.addEventListener("screen:changed", () => tops.add(({TOP})(selector)));
}}"""
"""Note where an element stands as soon as something has come, before there is a picture of it."""

COMES_IN_TWO = f"""() => {{
  {TELL}
  const main = document.querySelector("main");
  tell("screen:changing");
  main.style.marginTop = "-200px";
  tell("screen:changed");
  tell("screen:changing");
  main.style.marginTop = "";
  tell("screen:changed");
}}"""
"""What comes leaves the page for a moment too short above to set all right that it has moved."""

GROWS_BEFORE_IT_COMES = f"""() => {{
  {TELL}
  ({GROWS})();
  tell("screen:changing");
  tell("screen:changed");
}}"""

TAPPED_AT_ONCE = """(selector) => {
  const one = document.querySelector(selector);
  one.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  one.click();
}"""
DRAWN = """() => {
  window.drawn = 0;
  const next = () => ++drawn < 3 && requestAnimationFrame(next);
  requestAnimationFrame(next);
}"""


def note_where(screen: Glass, selector: str) -> None:
    """From now on; it has been seen where it is."""
    screen.window.evaluate(NOTED, selector)
    is_drawn(screen)


def looks_at(screen: Glass, selector: str) -> None:
    screen.window.evaluate(TO_THE_MIDDLE, selector)
    screen.sees(selector)
    assert screen.window.evaluate("() => scrollY") > 0


def is_drawn(screen: Glass) -> None:
    """Wait until the screen has been drawn as it is now."""
    screen.window.evaluate(DRAWN)
    wait_until(lambda: screen.window.evaluate("() => drawn") == 3, "the screen to be drawn")


def is_held(screen: Glass, selector: str) -> bool:
    """It stood in one place in every picture since NOTED, or a hair beside it."""
    tops = screen.window.evaluate("() => [...tops]")
    return max(tops) - min(tops) <= 1


def writing_at_the_top(hall: Travellers) -> Phone:
    """Someone at a large screen who has begun an input to q1, and has not scrolled."""
    hall.scene.at("q1")
    cleo = hall.phone("Cleo", LAPTOP)
    cleo.write(BOX, "Half a thought")
    assert cleo.window.evaluate("() => scrollY") == 0
    is_drawn(cleo)
    return cleo


def test_what_somebody_looks_at_stays_where_it_is_while_others_write(hall: Travellers) -> None:
    hall.scene.at("q1")
    for phone in hall.phones:
        phone.sees(WORDS)
    looks_at(hall.ben, HAND)
    note_where(hall.ben, HAND)
    before = hall.ben.window.evaluate(HEIGHT)
    hall.ada.says("A whole line that was not there before.")
    hall.ben.sees("#others-list li", "A whole line")
    assert hall.ben.window.evaluate(HEIGHT) > before
    hall.ben.sees("#hand-form")
    assert is_held(hall.ben, HAND)
    hall.ben.tap(HAND)
    hall.ben.sees("#hand", "Your hand is raised.")


def test_a_finger_quicker_than_the_next_picture_meets_what_it_was_meant_for(hall: Travellers) -> None:
    hall.scene.at("q1")
    for phone in hall.phones:
        phone.sees(WORDS)
    looks_at(hall.ben, HAND)
    is_drawn(hall.ben)
    hall.ben.window.evaluate(NOTED_AS_IT_COMES, HAND)
    hall.ada.says("A whole line that was not there before.")
    hall.ben.sees("#others-list li", "A whole line")
    assert is_held(hall.ben, HAND)


def test_whoever_writes_keeps_their_place_while_results_come_above_it(hall: Travellers) -> None:
    hall.scene.at("q2")
    hall.ada.answers("Better")
    hall.ada.write(BOX, "Half a thought")
    note_where(hall.ada, BOX)
    hall.scene.screen("moderator").send("close", item="q2")
    hall.scene.screen("moderator").send("reveal", item="q2")
    hall.ada.sees("#results")
    hall.ada.sees("#now", "Voting is closed.")
    assert is_held(hall.ada, BOX)
    hall.ada.holds(BOX, "Half a thought")


def test_what_somebody_unfolds_stays_under_their_finger(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ada.sees(f"{WORDS} summary")
    hall.ada.tap(f"{WORDS} summary")
    hall.ada.sees(f"{WORDS} .chips label")
    before = hall.ada.window.evaluate(TOP, f"{WORDS} summary")
    note_where(hall.ada, f"{WORDS} summary")
    hall.ada.tap(f"{WORDS} summary")
    hall.ada.sees_no(f"{WORDS} .chips label")
    assert is_held(hall.ada, f"{WORDS} summary"), before


def test_a_page_that_grows_as_it_is_scrolled_is_scrolled_as_far_as_the_finger_went(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ada.sees(WORDS)
    looks_at(hall.ada, HAND)
    is_drawn(hall.ada)
    before = hall.ada.window.evaluate(TOP, HAND)
    hall.ada.window.evaluate(GROWS_WHILE_SCROLLED)
    is_drawn(hall.ada)
    assert abs(hall.ada.window.evaluate(TOP, HAND) - (before + 30)) <= 1


def test_a_page_that_is_short_for_a_moment_loses_nobodys_place(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ada.sees(WORDS)
    looks_at(hall.ada, HAND)
    is_drawn(hall.ada)
    note_where(hall.ada, HAND)
    hall.ada.window.evaluate(IS_SHORT_FOR_A_MOMENT)
    is_drawn(hall.ada)
    assert is_held(hall.ada, HAND)


def test_what_comes_in_pieces_moves_nothing_that_somebody_looks_at(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ada.sees(WORDS)
    hall.ada.window.evaluate("() => scrollTo(0, 100)")
    is_drawn(hall.ada)
    note_where(hall.ada, "#now h1")
    hall.ada.window.evaluate(COMES_IN_TWO)
    is_drawn(hall.ada)
    hall.ada.window.evaluate(GROWS_BEFORE_IT_COMES)
    is_drawn(hall.ada)
    assert is_held(hall.ada, "#now h1")


def test_who_writes_at_the_top_of_the_page_keeps_their_line(hall: Travellers) -> None:
    cleo = writing_at_the_top(hall)
    note_where(cleo, BOX)
    cleo.window.evaluate(GROWS)
    is_drawn(cleo)
    assert is_held(cleo, BOX)
    cleo.holds(BOX, "Half a thought")


def test_who_has_chosen_at_the_top_of_the_page_sees_what_comes_there(hall: Travellers) -> None:
    hall.scene.at("q2")
    cleo = hall.phone("Cleo", PROJECTOR)
    cleo.choose(VOTE, "Better")
    assert cleo.window.evaluate("() => scrollY") == 0
    is_drawn(cleo)
    for _ in range(9):
        cleo.window.evaluate(GROWS)
    is_drawn(cleo)
    assert cleo.window.evaluate("() => scrollY") == 0


def test_what_is_tapped_faster_than_the_screen_is_drawn_stays_where_it_was(hall: Travellers) -> None:
    hall.scene.at("q1")
    looks_at(hall.ada, f"{WORDS} summary")
    is_drawn(hall.ada)
    note_where(hall.ada, f"{WORDS} summary")
    hall.ada.window.evaluate(TAPPED_AT_ONCE, f"{WORDS} summary")
    hall.ada.sees(f"{WORDS} .chips label")
    is_drawn(hall.ada)
    assert is_held(hall.ada, f"{WORDS} summary")


def test_another_question_is_read_from_its_beginning(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ada.sees(WORDS)
    looks_at(hall.ada, HAND)
    hall.scene.at("q2")
    hall.ada.sees("#now h1", item("q2").headline.en)
    assert 0 <= hall.ada.window.evaluate(TOP, "#now h1") < 200


def test_another_question_is_read_from_its_beginning_by_who_was_writing_too(hall: Travellers) -> None:
    cleo = writing_at_the_top(hall)
    hall.scene.at("q2")
    cleo.sees("#now h1", item("q2").headline.en)
    is_drawn(cleo)
    assert cleo.window.evaluate("() => scrollY") == 0
