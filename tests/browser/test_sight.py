"""Legible for everyone: from the back of the room, enlarged, in forced colours, and on paper."""

import re

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from app.domain.plan import Plan
from app.domain.text import LANGUAGES, Language
from app.domain.vote import Vote
from app.log.sessions import create_session
from tests.domain.scenes import asking_for_words
from tests.server.harness import Scene, Server, seed_plan

from .people import Room, Screen
from .test_access import ANSWERS, LONG, NARROW, OTHERS, too_wide
from .test_points import with_points

SMALLEST = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = [];
  while (texts.nextNode()) {
    const { data, parentElement: one } = texts.currentNode;
    if (!data.trim() || one.closest(".corner, script")) continue;
    const { width, height } = one.getBoundingClientRect();
    if (width < 2 || height < 2 || one.closest("li")?.getBoundingClientRect().height === 0) continue;
    const size = parseFloat(getComputedStyle(one).fontSize);
    if (size < innerHeight * 0.0199 && !one.closest(".progress, .unseen")) small.push(`${data}: ${size}`);
  }
  return small;
}"""
"""What is smaller than a fiftieth of the height."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_on_the_board_can_be_read_at_ten_metres(room: Room, language: Language) -> None:
    board, moderator = room.board(language), room.scene.screen("moderator")
    sizes = ((1920, 1080), (1280, 720), (1024, 768))

    def legible(what: str) -> None:
        for width, height in sizes:
            board.page.set_viewport_size({"width": width, "height": height})
            try:
                board.page.wait_for_function(f"() => ({SMALLEST})().length === 0")
            except TimeoutError:
                raise AssertionError(f"{what}, {width} x {height}: {board.page.evaluate(SMALLEST)}") from None

    legible("before the start")
    for question in ("background", "q1", "q3"):
        moderator.send("go", item=question)
        expect(board.question).to_have_text(room.plan.as_planned[question].headline.in_language(language))
        legible(question)
    room.others_say("q3", *(f"{number}. {LONG}" for number in range(3)))
    moderator.send("reveal", item="q3")
    for number in range(3):
        moderator.send("show", input=f"Q3-00{number + 1}")
    expect(board.stage.locator("blockquote")).to_have_count(3)
    expect(board.stage.locator("blockquote").last).to_be_visible()
    legible("results and three inputs")


ENLARGED = """percent => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`html { font-size: ${percent}%; }`);
  document.adoptedStyleSheets = [sheet]; }"""
"""The text of the page made larger, as a browser's setting does."""


@pytest.mark.parametrize("percent", [150, 200])
def test_enlarged_text_does_not_widen_a_page(room: Room, percent: int) -> None:
    phone, moderator, rapporteur = room.phone("fr"), room.moderator("fr"), room.rapporteur("fr")
    room.at("q1").others_say("q1", *OTHERS)
    phone.sees_question(room.plan.as_planned["q1"])
    phone.answer(room.plan.as_planned["q1"], ANSWERS["q1"])
    screens: list[Screen] = [phone, moderator, rapporteur]
    for screen in screens:
        screen.page.evaluate(ENLARGED, percent)
        for width in (390, 1366):
            assert too_wide(screen.page, width) == [], f"{type(screen).__name__} at {width}"


def with_every_kind() -> Plan:
    """The seed's plan, which asks for points instead of a ranking, and then in every other way as well."""
    plan, ranking = asking_for_words("q5", with_points()), seed_plan().as_planned["q4"].vote
    assert ranking is not None
    one = Vote.kinds["single_choice"].model_validate(
        {"kind": "single_choice", "prompt": ranking.prompt, "options": ranking.options}
    )
    asked = {"q2": one, "q3": ranking}
    agenda = (item.model_copy(update={"vote": asked.get(item.id, item.vote)}) for item in plan.agenda)
    return plan.model_copy(update={"agenda": tuple(agenda)})


@pytest.mark.parametrize("language", ["es", "fr"])
def test_no_vote_is_cut_off_where_its_text_is_enlarged(
    browser: Browser, server: Server, language: Language
) -> None:
    kinds = set[str]()
    for plan in (seed_plan(), with_every_kind()):
        room = Room(browser, server, Scene(server, create_session(server.engine, plan)))
        phone, moderator = room.phone(language), room.scene.screen("moderator")
        for item in (one for one in plan.agenda if one.vote):
            moderator.send("go", item=item.id)
            expect(phone.vote).to_have_attribute("data-item", item.id)
            for percent in (150, 200):
                phone.page.evaluate(ENLARGED, percent)
                for width in NARROW:
                    assert too_wide(phone.page, width) == [], f"{item.vote.kind} at {width}, {percent} %"
            kinds.add(item.vote.kind)
        room.close()
    assert kinds == set(Vote.kinds)


def test_in_a_small_window_nothing_stands_in_front_of_what_is_read(room: Room) -> None:
    room.at("q1")
    for screen in (room.phone(), room.moderator(), room.rapporteur()):
        screen.page.set_viewport_size({"width": 360, "height": 225})
        stuck = screen.page.evaluate(
            """() => [...document.querySelectorAll(".top, .clock")]
              .filter(one => getComputedStyle(one).position === "sticky").map(one => one.className)"""
        )
        assert stuck == [], type(screen).__name__


def look(page: Page, selector: str) -> tuple[str, ...]:
    """How the first of these is drawn."""
    return tuple(
        page.locator(selector).first.evaluate(
            """one => { const drawn = getComputedStyle(one);
              return [drawn.backgroundColor, drawn.fill, drawn.stroke, drawn.borderColor]; }"""
        )
    )


def test_in_forced_colours_what_is_chosen_filled_or_done_can_be_told(room: Room) -> None:
    phone, board = room.phone(), room.board()
    room.at("q1")
    phone.sees_question(room.plan.as_planned["q1"])
    phone.answer(room.plan.as_planned["q1"], ANSWERS["q1"])
    expect(board.rate).to_contain_text("1")
    for screen in (phone, board):
        screen.page.emulate_media(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    phone.page.locator("form.words [name=prompt]").first.check()
    phone.page.locator("details.tags summary").click()
    phone.page.locator("form.words [name=themes]").first.check()
    for group in ("prompts", "tags", "points"):
        on, off = (
            look(phone.page, f".{group} input{state} + span") for state in (":checked", ":not(:checked)")
        )
        assert on != off, group
    assert len({look(board.page, f".hemicycle .{state}") for state in ("filled", "free")}) == 2
    assert len({look(board.page, f".progress .{state}") for state in ("current", "coming")}) == 2
    assert look(board.page, ".code-picture")[0] == "rgb(255, 255, 255)"


def test_the_board_is_printed_on_one_page_and_the_log_without_its_controls(room: Room) -> None:
    board, rapporteur = room.board(), room.rapporteur()
    room.at("q1").others_say("q1", *OTHERS)
    expect(board.question).to_have_text(room.plan.as_planned["q1"].headline.en)
    paper = board.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    rapporteur.page.emulate_media(media="print")
    for control in ("#filters", ".downloads", ".sign-out", ".languages"):
        expect(rapporteur.page.locator(control)).to_be_hidden()
    expect(rapporteur.lines.first).to_be_visible()
