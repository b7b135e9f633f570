"""A page is enhanced whole or not at all: where a script is missing or the browser too old, forms work."""

import re

import pytest
from playwright.sync_api import expect

from .people import Phone, Room

TOO_OLD = """
const find = Document.prototype.querySelector;
Document.prototype.querySelector = function (selector) {
  if (selector.includes(":not(svg title)")) throw new DOMException("unknown selector", "SyntaxError");
  return find.call(this, selector);
};
"""
ASKED_TO_WAIT = re.compile(r"status of (503|404)")
"""Whoever loads a page again while many come in is asked to wait, on an answer that has no sign of its own."""

FAILS_TO_BEGIN = "Object.defineProperty(Intl, 'DateTimeFormat', { get() { throw new Error('not here'); } });"


def takes_part_by_plain_forms(phone: Phone) -> None:
    room, item = phone.room, phone.room.plan.as_planned["q2"]
    expect(phone.page.get_by_role("link", name="Load the page again to see what is next")).to_be_visible()
    room.at("q2")
    phone.page.get_by_role("link", name="Load the page again to see what is next").click()
    phone.sees_question(item)
    phone.choose(item, {"": ["4"]})
    phone.send_vote()
    expect(phone.page.get_by_role("alert").filter(has_text="Your vote is in.")).to_be_visible()
    phone.box.fill("By a plain form")
    phone.page.locator("form.words button.primary").click()
    expect(phone.mine).to_contain_text("By a plain form")
    assert not phone.page.evaluate("document.body.hasAttribute('hx-ws:connect')")


@pytest.mark.parametrize("missing", ["gate", "vendor/htmx.min", "vendor/hx-ws.min", "phone"])
def test_a_missing_script_leaves_the_plain_forms(room: Room, missing: str) -> None:
    phone = room.stranger()
    phone.expected = re.compile("ERR_FAILED|hemicycle|htmx|is not defined")
    phone._fault = lambda what: None if phone.expected.search(what) else room.faults.append(what)  # type: ignore[method-assign]
    phone.page.route(f"**/static/{missing}.*.js", lambda route: route.abort())
    phone.join()
    expect(phone.now).to_contain_text("Load this page again from time to time")
    takes_part_by_plain_forms(phone)


@pytest.mark.parametrize("browser_is", [TOO_OLD, FAILS_TO_BEGIN], ids=["too old", "failing"])
def test_an_old_browser_has_the_plain_forms(room: Room, browser_is: str) -> None:
    phone = room.stranger()
    phone.page.add_init_script(browser_is)
    phone.join()
    takes_part_by_plain_forms(phone)


def test_a_plain_page_follows_while_nobody_writes_on_it(room: Room) -> None:
    phone = room.stranger()
    phone.page.add_init_script(TOO_OLD)
    phone.expected = ASKED_TO_WAIT
    phone.take_hold_of_time()
    phone.join()
    expect(phone.page.locator("html.plain")).to_be_attached()
    room.at("q2")
    phone.hurry(21)
    phone.sees_question(room.plan.as_planned["q2"])
    expect(phone.page.locator("html.plain")).to_be_attached()
    phone.box.fill("Being written")
    room.at("q3")
    phone.hurry(61)
    expect(phone.box).to_have_value("Being written")


def test_a_page_without_scripts_follows_where_nothing_is_asked(room: Room) -> None:
    phone = room.phone(java_script_enabled=False)
    refresh = phone.page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]")
    expect(refresh).to_have_attribute("content", f"20; url=/s/{room.code}")
    room.at("q1")
    phone.page.reload()
    expect(refresh).to_have_count(0)
