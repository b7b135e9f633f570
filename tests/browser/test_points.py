"""Points to distribute: by keyboard alone, by finger, and without scripts."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from app.domain.agenda.data import AgendaItem
from app.domain.plan import Plan
from app.domain.vote import Vote
from app.log.sessions import create_session
from tests.server.harness import Scene, Server, seed_plan

from .people import REFUSED, Phone, Room
from .test_access import check


def with_points() -> Plan:
    """The seed's plan, whose fourth question is asked by points instead of a ranking."""
    plan = seed_plan()
    ranking = plan.as_planned["q4"].vote
    assert ranking is not None
    asked: dict[str, Any] = {
        "kind": "points",
        "points": 10,
        "prompt": ranking.prompt,
        "options": ranking.options,
    }
    item = plan.as_planned["q4"].model_copy(update={"vote": Vote.kinds["points"].model_validate(asked)})
    return plan.model_copy(update={"agenda": tuple(item if one.id == "q4" else one for one in plan.agenda)})


PLAN = with_points()
ITEM: AgendaItem = PLAN.as_planned["q4"]


@pytest.fixture
def room(browser: Browser, server: Server) -> Iterator[Room]:
    """A session in which points are asked for."""
    one = Room(browser, server, Scene(server, create_session(server.engine, PLAN)))
    yield one
    one.close()


def field(phone: Phone, option: str) -> Locator:
    return phone.vote.get_by_label(phone.option_words(ITEM, option), exact=True)


def left(phone: Phone) -> Locator:
    return phone.vote.get_by_role("status").first


def test_points_are_given_by_keyboard_alone(room: Room) -> None:
    phone = room.phone()
    room.at("q4")
    phone.sees_question(ITEM)
    expect(left(phone)).to_have_text("10 of 10 left")
    keyboard = phone.page.keyboard
    field(phone, "C1").focus()
    keyboard.press("ArrowUp")
    keyboard.press("ArrowUp")
    expect(field(phone, "C1")).to_have_value("2")
    keyboard.press("Tab")
    expect(field(phone, "C2")).to_be_focused()
    keyboard.type("5")
    expect(left(phone)).to_have_text("3 of 10 left")
    keyboard.press("Enter")
    phone.sees_vote_is_in()
    assert room.scene.answer_of(phone.who, "q4") == {"": {"C1": 2, "C2": 5}}
    phone.page.reload()
    expect(field(phone, "C2")).to_have_value("5")
    expect(left(phone)).to_have_text("3 of 10 left")


def test_points_are_given_by_finger_and_no_more_than_there_are(room: Room) -> None:
    phone = room.phone("es")
    room.at("q4")
    phone.sees_question(ITEM)
    words = phone.option_words(ITEM, "C3")
    more = phone.vote.get_by_role("button", name=phone.say("One point more: %(option)s", option=words))
    for _ in range(10):
        more.tap()
    expect(field(phone, "C3")).to_have_value("10")
    expect(more).to_be_disabled()
    expect(left(phone)).to_have_text("Quedan 0 de 10")
    phone.vote.get_by_role("button", name=phone.say("One point less: %(option)s", option=words)).tap()
    expect(field(phone, "C3")).to_have_value("9")
    phone.choose(ITEM, {"": ["no_opinion"]})
    expect(field(phone, "C3")).to_have_value("")
    field(phone, "C4").fill("1")
    expect(phone.vote.get_by_role("checkbox")).not_to_be_checked()
    phone.page.reload()
    expect(field(phone, "C4")).to_have_value("1")


def test_too_many_are_told_before_and_after_they_are_sent(room: Room) -> None:
    phone = room.phone()
    room.at("q4")
    phone.sees_question(ITEM)
    field(phone, "C1").fill("8")
    field(phone, "C2").fill("4")
    expect(left(phone)).to_have_text("2 too many")
    phone.send_vote()
    expect(phone.state).to_contain_text("too many points given")
    expect(field(phone, "C2")).to_have_value("4")


def test_points_are_given_without_scripts(room: Room) -> None:
    phone = room.phone(java_script_enabled=False)
    phone.expected = REFUSED
    room.at("q4")
    phone.page.reload()
    assert phone.vote.get_by_role("button").count() == 1, "what needs a script is not shown"
    for points, says in (("9", "too many points given"), ("2", "Your vote is in")):
        field(phone, "C1").fill(points)
        field(phone, "C2").fill("4")
        phone.send_vote()
        expect(phone.page.get_by_role("alert")).to_contain_text(says)
    assert room.scene.answer_of(phone.who, "q4") == {"": {"C1": 2, "C2": 4}}
    phone.page.goto(f"/s/{room.code}")
    expect(field(phone, "C2")).to_have_value("4")


def test_everyone_can_give_points_and_read_what_came_of_them(room: Room) -> None:
    phone, moderator, board = room.phone(), room.moderator(), room.board()
    acts = room.at("q4").scene.screen("moderator")
    phone.sees_question(ITEM)
    field(phone, "C1").fill("7")
    field(phone, "C2").fill("3")
    check(phone.page, (320, 390))
    phone.send_vote()
    phone.sees_vote_is_in()
    for do in ("close", "reveal"):
        acts.send(do)
    for screen in (phone.results, moderator.page.locator("#answers"), board.stage):
        expect(screen).to_contain_text("Of 10 points, on average: 1.")
        expect(screen.get_by_role("row").nth(1)).to_contain_text("7.0 70 %")
    for page in (phone.page, moderator.page, board.page):
        check(page)
