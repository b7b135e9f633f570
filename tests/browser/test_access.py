"""For everyone: axe-core finds nothing grave on any screen, nothing is cut off, and keys are enough."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.domain.text import LANGUAGES, Language

from .people import REFUSED, Answer, Phone, Room, eventually

GRAVE = ("serious", "critical")
NARROW = (320, 390)

ANSWERS: dict[str, Answer] = {
    "q1": {"local": ["5"], "national": ["no_opinion"], "regional": ["2"]},
    "q2": {"": ["4"]},
    "q3": {"local": ["south_south", "peers", "planning"], "global": ["digital"]},
    "q4": {"": ["C3", "C1"]},
    "q5": {"": ["-2"]},
}
OTHERS = (
    "Los proyectos conjuntos duran más que las subvenciones.",
    "Donauwirtschaftskommunikationsgenossenschaftsvorsitzendenversammlungsbeschluss",
)


def check(page: Page, widths: tuple[int, ...] = ()) -> None:
    """Nothing grave in light or dark, and nothing wider than the screen at these widths."""
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    found = [f"{scheme}: {fault}" for scheme in SCHEMES for fault in faults(page, scheme)]
    found += [f"{width} px: {what}" for width in widths for what in too_wide(page, width)]
    assert not found, "\n".join(found)


def faults(page: Page, scheme: str) -> list[str]:
    """What axe-core finds serious or critical."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    violations: list[dict[str, Any]] = Axe().run(page, options=SCHEMES[scheme]).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target'][0]} {node['failureSummary'].splitlines()[-1].strip()}"
        for one in violations
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},
}
"""What axe-core looks for in each colour scheme: in the dark only what the colours change."""


def too_wide(page: Page, width: int) -> list[str]:
    """What makes the page scroll sideways at a width."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 800})
    over = page.evaluate(
        """width => document.documentElement.scrollWidth <= width ? [] :
        [...document.querySelectorAll("body *")]
          .filter(one => one.getBoundingClientRect().right > width + 1)
          .map(one => one.outerHTML.slice(0, 120)).slice(-3)""",
        width,
    )
    page.set_viewport_size(before)
    return over


def test_the_way_in(room: Room) -> None:
    phone = room.stranger()
    phone.expected = REFUSED
    for path in ("/", f"/{room.code}", f"/s/{room.code}/privacy", "/nothing/here", "/ZZZZZZ"):
        phone.page.goto(path)
        check(phone.page, NARROW)


def test_a_waiting_phone(room: Room) -> None:
    phone = room.phone("fr")
    check(phone.page, NARROW)
    room.at("background")
    phone.sees_question(room.plan.as_planned["background"])
    check(phone.page, NARROW)


@pytest.mark.parametrize("question", ANSWERS)
def test_a_phone_at_a_question(room: Room, question: str) -> None:
    phone, moderator, item = room.phone("fr"), room.scene.screen("moderator"), room.plan.as_planned[question]
    moderator.send("go", item=question)
    room.others_say(question, *OTHERS)
    phone.sees_question(item)
    phone.answer(item, ANSWERS[question])
    phone.write("Une phrase.", prompt="proposal", themes=("C1",))
    expect(phone.mine).to_have_count(1)
    expect(phone.others).to_have_count(2)
    check(phone.page, NARROW)
    for do in ("close", "reveal"):
        moderator.send(do, item=question)
    expect(phone.results.locator("table").first).to_be_visible()
    check(phone.page, NARROW)


def test_a_phone_after_the_end(room: Room) -> None:
    phone, moderator = room.phone("es"), room.scene.screen("moderator")
    for question in ANSWERS:
        moderator.send("go", item=question)
        moderator.send("reveal", item=question)
    moderator.send("end")
    expect(phone.question).to_have_text(phone.say("Thank you"))
    check(phone.page, NARROW)


@pytest.mark.parametrize("question", ["q1", "q3", "q4"])
def test_the_moderators_screen(room: Room, question: str) -> None:
    moderator, phone, item = room.moderator("fr"), room.phone(said=SOMEONE), room.plan.as_planned[question]
    room.at(question).others_say(question, *OTHERS)
    phone.sees_question(item)
    phone.answer(item, ANSWERS[question])
    moderator.chooses(OTHERS[0])
    moderator.press("w")
    expect(moderator.input(OTHERS[0])).to_contain_text(moderator.say("Take off the board"))
    check(moderator.page, NARROW)


SOMEONE = {"name": "A councillor", "role": "councillor", "section": "africa", "council": "resilience"}


def test_the_moderators_screen_before_and_after_and_its_keys(room: Room) -> None:
    moderator = room.moderator()
    check(moderator.page, NARROW)
    moderator.press("?")
    expect(moderator.page.get_by_role("dialog")).to_be_visible()
    check(moderator.page, NARROW)
    moderator.press("Escape")
    room.at("close")
    expect(moderator.question).to_have_text(room.plan.as_planned["close"].headline.en)
    moderator.press("n")
    expect(moderator.question).to_have_text("The session has ended")
    check(moderator.page, NARROW)


def test_the_board(room: Room) -> None:
    board, moderator = room.board("es"), room.scene.screen("moderator")
    check(board.page)
    for question in ("q1", "q3", "q4"):
        moderator.send("go", item=question)
        room.others_say(question, *OTHERS)
        expect(board.question).to_have_text(room.plan.as_planned[question].headline.es)
        check(board.page)
        moderator.send("reveal", item=question)
        expect(board.stage.locator(".chart")).to_be_visible()
        moderator.send("show", input=f"{question.upper()}-001")
        expect(board.stage.locator("blockquote")).to_be_visible()
        check(board.page)


def test_the_rapporteurs_screen(room: Room) -> None:
    rapporteur, phone, item = room.rapporteur(), room.phone(said=SOMEONE), room.plan.as_planned["q3"]
    room.at("q3").others_say("q3", *OTHERS)
    phone.sees_question(item)
    phone.answer(item, ANSWERS["q3"])
    expect(rapporteur.lines.filter(has_text="voted")).to_have_count(1)
    check(rapporteur.page, NARROW)
    rapporteur.filter(text="nothing like it")
    expect(rapporteur.lines).to_have_count(0)
    check(rapporteur.page, NARROW)


def test_the_desk_the_report_and_the_trace(room: Room) -> None:
    rapporteur, desk = room.rapporteur("es"), room.scene.screen("rapporteur")
    room.at("q3").others_say("q3", *OTHERS)
    desk.send("draft", en="One", es=LONG, kind="recommendation", about="q3")
    desk.send("weigh", statement="G-01", evidence="Q3-001", stance="opposes")
    desk.send("tag", input="Q3-001", theme="C1")
    desk.send("consider", input="Q3-002", why_not="Aside")
    for path in ("desk?statement=G-01&input=Q3-001", "report", "trace"):
        rapporteur.page.goto(f"/s/{room.code}/rapporteur/{path}")
        expect(rapporteur.page.locator("main")).to_contain_text("G-01" if path != "report" else "Q3")
        check(rapporteur.page, NARROW)


def test_a_statement_that_is_read_back(room: Room) -> None:
    phone, moderator, board = room.phone("es"), room.moderator(), room.board("es")
    desk = room.scene.screen("rapporteur")
    desk.send("draft", en="One", es=LONG)
    room.at("validation")
    desk.send("put_forward", statement="G-01")
    expect(phone.page.locator(".statement")).to_be_visible()
    expect(board.page.locator(".statement")).to_be_visible()
    expect(moderator.page.locator(".statements-read li")).to_have_count(1)
    check(phone.page, NARROW)
    check(moderator.page, NARROW)
    check(board.page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_on_the_board(room: Room, language: Language) -> None:
    board, moderator = room.board(language), room.scene.screen("moderator")
    for question in ("q1", "q3"):
        moderator.send("go", item=question)
        room.others_say(question, *(f"{number}. {LONG}" for number in range(3)))
        moderator.send("reveal", item=question)
        for number in range(3):
            moderator.send("show", input=f"{question.upper()}-00{number + 1}")
        expect(board.stage.locator("blockquote")).to_have_count(3)
        for width, height in ((1920, 1080), (1280, 720), (1024, 768)):
            board.page.set_viewport_size({"width": width, "height": height})
            eventually(
                lambda: board.page.evaluate(CUT_OFF_PARTS) == [],
                f"{question} at {width} x {height}",
                board.page,
            )


LONG = "Los gobiernos locales deciden juntos sobre agua, vivienda y transporte, y aprenden unos de otros. " * 2
CUT_OFF_PARTS = """() => [
  ...[...document.querySelectorAll("#stage .stage > *, aside p")]
    .filter(one => one.getBoundingClientRect().bottom > innerHeight + 1),
  ...[...document.querySelectorAll("main, aside")].filter(one => one.scrollHeight > one.clientHeight + 1),
].map(one => `${one.tagName} ${one.className}`)"""


# Keys alone


def focused(phone: Phone) -> str:
    """The field or button that has the focus, as "name=value"."""
    return phone.page.evaluate("(({ name, value, textContent }) => `${name}=${value}`)(document.activeElement)")


def tab_to(phone: Phone, wanted: Callable[[str], bool]) -> None:
    """Press Tab until the focus is on what is wanted; everywhere on the way it can be seen."""
    for _ in range(60):
        phone.page.keyboard.press("Tab")
        if wanted(focused(phone)):
            assert shows_focus(phone), f"the focus on {focused(phone)} cannot be seen"
            return
    raise AssertionError("Tab does not reach it")


def shows_focus(phone: Phone) -> bool:
    """Whether the focused element, the label it stands in, or what is drawn in its place, has an outline."""
    return phone.page.evaluate(
        """() => (one => [one, one.closest("label"), one.nextElementSibling])(document.activeElement)
          .filter(Boolean).map(one => getComputedStyle(one))
          .some(style => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2)"""
    )


def test_a_scale_is_answered_by_keys(room: Room) -> None:
    phone = room.phone()
    room.at("q1")
    phone.sees_question(room.plan.as_planned["q1"])
    for row in ("local", "national"):
        tab_to(phone, lambda name, row=row: name.startswith(f"answer.{row}="))
        phone.page.keyboard.press("ArrowRight")
        assert shows_focus(phone)
    tab_to(phone, lambda name: name == "=")
    phone.page.keyboard.press("Enter")
    phone.sees_vote_is_in()
    assert room.scene.answer_of(phone.who, "q1") == {"local": ["2"], "national": ["2"]}


def test_a_choice_is_made_by_keys(room: Room) -> None:
    phone = room.phone()
    room.at("q3")
    phone.sees_question(room.plan.as_planned["q3"])
    for option in ("beyond_donor_recipient", "peers"):
        tab_to(phone, lambda name, option=option: name == f"answer.local={option}")
        phone.page.keyboard.press("Space")
    phone.page.keyboard.press("Enter")
    phone.sees_vote_is_in()
    assert room.scene.answer_of(phone.who, "q3") == {"local": ["beyond_donor_recipient", "peers"]}


def test_a_ranking_is_made_by_keys(room: Room) -> None:
    phone = room.phone()
    room.at("q4")
    phone.sees_question(room.plan.as_planned["q4"])
    for option, place in (("C2", "1"), ("C4", "2")):
        tab_to(phone, lambda name, option=option: name == f"rank.{option}=")
        phone.page.keyboard.press(place)
    tab_to(phone, lambda name: name == "=")
    phone.page.keyboard.press("Enter")
    phone.sees_vote_is_in()
    assert room.scene.answer_of(phone.who, "q4") == {"": ["C2", "C4"]}
