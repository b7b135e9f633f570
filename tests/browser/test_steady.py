"""A page that grows moves nothing from under a finger, and another question is read from its beginning."""

from .engines.glass import Glass
from .travellers import BOX, WORDS, Travellers, item

HAND = "#hand-form button"
BACKGROUND = "#now details summary"

TO_THE_MIDDLE = "(selector) => document.querySelector(selector).scrollIntoView({ block: 'center' })"
TOP = "(selector) => Math.round(document.querySelector(selector).getBoundingClientRect().top)"
HEIGHT = "() => document.body.getBoundingClientRect().height"
NOTED = """(selector) => {
  window.tops = new Set();
  const note = () => {
    tops.add(Math.round(document.querySelector(selector).getBoundingClientRect().top));
    requestAnimationFrame(() => setTimeout(note));
  };
  requestAnimationFrame(() => setTimeout(note));
}"""
"""Note where an element stands in each picture of the screen."""


def looks_at(screen: Glass, selector: str) -> None:
    screen.window.evaluate(TO_THE_MIDDLE, selector)
    screen.sees(selector)


def is_held(screen: Glass, selector: str) -> bool:
    """It stood in one place in every picture since NOTED, or a hair beside it."""
    tops = screen.window.evaluate("() => [...tops]")
    return max(tops) - min(tops) <= 1


def test_what_somebody_looks_at_stays_where_it_is_while_others_write(hall: Travellers) -> None:
    hall.scene.at("q1")
    for phone in hall.phones:
        phone.sees(WORDS)
    looks_at(hall.ben, HAND)
    hall.ben.window.evaluate(NOTED, HAND)
    before = hall.ben.window.evaluate(HEIGHT)
    hall.ada.says("A whole line that was not there before.")
    hall.ben.sees("#others-list li", "A whole line")
    assert hall.ben.window.evaluate(HEIGHT) > before
    hall.ben.sees("#hand-form")
    assert is_held(hall.ben, HAND)
    hall.ben.tap(HAND)
    hall.ben.sees("#hand", "Your hand is raised.")


def test_whoever_writes_keeps_their_place_while_results_come_above_it(hall: Travellers) -> None:
    hall.scene.at("q2")
    hall.ada.answers("Better")
    hall.ada.write(BOX, "Half a thought")
    hall.ada.window.evaluate(NOTED, BOX)
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
    hall.ada.window.evaluate(NOTED, f"{WORDS} summary")
    hall.ada.tap(f"{WORDS} summary")
    hall.ada.sees_no(f"{WORDS} .chips label")
    assert is_held(hall.ada, f"{WORDS} summary"), before


def test_another_question_is_read_from_its_beginning(hall: Travellers) -> None:
    hall.scene.at("q1")
    hall.ada.sees(WORDS)
    looks_at(hall.ada, HAND)
    hall.scene.at("q2")
    hall.ada.sees("#now h1", item("q2").headline.en)
    assert 0 <= hall.ada.window.evaluate(TOP, "#now h1") < 200
