"""A cloud of words: given on phones, with scripts and without; hidden by a moderator; whole on every board."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app.activities.words.made_up import HALL
from app.domain.agenda.data import AgendaItem
from app.domain.plain_letters import plain_letters
from app.log.sessions import create_session
from tests.domain.scenes import asking_for_words
from tests.server.harness import Scene, Server, seed_plan

from .people import REFUSED, Phone, Room, eventually
from .test_access import CUT_OFF_PARTS, check

PLAN = asking_for_words("q4", seed_plan())
ITEM: AgendaItem = PLAN.as_planned["q4"]
SIZES = ((1920, 1080), (1280, 720), (1024, 768))


@pytest.fixture
def room(browser: Browser, server: Server) -> Iterator[Room]:
    """A session in which words are asked for."""
    one = Room(browser, server, Scene(server, create_session(server.engine, PLAN)))
    yield one
    one.close()


def field(phone: Phone, number: int) -> Locator:
    return phone.vote.get_by_label(phone.say("Word %(n)s", n=number), exact=True)


def others_give(room: Room, *answers: list[str]) -> None:
    for answer in answers:
        assert room.scene.participant().post("ballot", item="q4", answer=answer).is_success


def pictured(page: Page, name: str) -> None:
    """A picture to look at, where one is asked for."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_words_are_given_by_keyboard_and_kept_while_they_are_typed(room: Room) -> None:
    phone = room.phone()
    room.at("q4")
    phone.sees_question(ITEM)
    field(phone, 1).focus()
    phone.page.keyboard.type("Care")
    room.scene.screen("moderator").send("extend", item="q4")
    phone.page.keyboard.press("Tab")
    phone.page.keyboard.type("public services")
    check(phone.page, (320, 390))
    pictured(phone.page, "phone-form")
    phone.page.keyboard.press("Enter")
    phone.sees_vote_is_in()
    assert room.scene.answer_of(phone.who, "q4") == {"": {"words": ["Care", "public services"]}}
    phone.page.reload()
    expect(field(phone, 2)).to_have_value("public services")


def test_what_is_too_much_is_told_and_stays_in_its_field(room: Room) -> None:
    phone = room.phone("fr")
    room.at("q4")
    phone.sees_question(ITEM)
    field(phone, 1).fill("beaucoup trop de mots ici")
    phone.send_vote()
    expect(phone.state).to_contain_text("trois mots au plus")
    expect(field(phone, 1)).to_have_value("beaucoup trop de mots ici")


def test_words_are_given_without_scripts(room: Room) -> None:
    phone = room.phone(java_script_enabled=False)
    phone.expected = REFUSED
    room.at("q4")
    phone.page.reload()
    for typed, says in (("these are four words", "three words at most"), ("peace", "Your vote is in")):
        field(phone, 1).fill(typed)
        phone.send_vote()
        expect(phone.page.get_by_role("alert")).to_contain_text(says)
    assert room.scene.answer_of(phone.who, "q4") == {"": {"words": ["peace"]}}


def test_a_word_that_a_moderator_hides_goes_from_the_board_and_the_phones(room: Room) -> None:
    phone, moderator, board = room.phone(), room.moderator(), room.board()
    acts = room.at("q4").scene.screen("moderator")
    others_give(room, ["care", "idiots"], ["Care", "IDIOTS", "peace"], ["care"])
    for do in ("close", "reveal"):
        acts.send(do)
    for screen in (phone.results, board.stage):
        expect(screen).to_contain_text("Most given: care 3, idiots 2, peace 1 (3 people).")
    hide = moderator.page.get_by_role("button", name="Hide: idiots")
    hide.focus()
    moderator.page.keyboard.press("Enter")
    for screen in (phone.results, board.stage):
        expect(screen).to_contain_text("Most given: care 3, peace 1 (3 people).")
        expect(screen).not_to_contain_text("idiots")
    expect(moderator.page.locator("#written")).to_contain_text("hidden from everyone")
    pictured(moderator.page, "moderator")
    pictured(phone.page, "phone-results")
    for page in (phone.page, moderator.page, board.page):
        check(page)
    moderator.page.get_by_role("button", name="Show: idiots").click()
    expect(board.stage).to_contain_text("idiots")


@pytest.mark.parametrize("many", [3, 60])
def test_the_cloud_is_whole_on_every_board(room: Room, many: int) -> None:
    phone, board = room.phone(), room.board()
    acts = room.at("q4").scene.screen("moderator")
    words = [*dict.fromkeys(map(plain_letters, HALL)), *(f"long-winded expression {n}" for n in range(30))][
        :many
    ]
    for times in (1, 3, 9):
        for start in range(0, max(len(words) // times, 1), 3):
            others_give(room, words[start : start + 3])
    for do in ("close", "reveal"):
        acts.send(do)
    expect(board.stage.locator(".cloud li")).to_have_count(min(many, 40))
    for width, height in SIZES:
        board.page.set_viewport_size({"width": width, "height": height})
        eventually(lambda: board.page.evaluate(CUT_OFF_PARTS) == [], f"{many} at {width}", board.page)
        pictured(board.page, f"board-{many}-{width}")
    expect(phone.results).to_contain_text(words[0])
    phone.results.scroll_into_view_if_needed()
    pictured(phone.page, f"phone-{many}")
