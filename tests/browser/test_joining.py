"""What somebody typed on the way in, or at their hand, stays while they choose the language they read."""

import pytest
from playwright.sync_api import expect

from .people import Phone, Room


def types(phone: Phone) -> None:
    phone.page.goto(f"/{phone.room.code}")
    phone.page.locator("[name=name]").fill("Ana Ruiz")
    phone.page.locator("[name=section]").select_option("africa")


def stands(phone: Phone) -> None:
    expect(phone.page.locator("[name=name]")).to_have_value("Ana Ruiz")
    expect(phone.page.locator("[name=section]")).to_have_value("africa")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_who_chooses_a_language_first_types_nothing_twice(room: Room, scripts: bool) -> None:
    phone = room.stranger(java_script_enabled=scripts)
    types(phone)
    phone.choose_language("es")
    stands(phone)
    phone.page.locator("[name=name]").press("Enter")
    expect(phone.page.locator("#now")).to_be_visible()
    [joined] = (entry for entry in room.scene.entries if entry.body.kind == "joined")
    assert (joined.body.language, joined.body.constituencies) == ("es", {"section": "africa"})
    phone.page.goto(f"/s/{room.code}/join")
    stands(phone)


def test_what_is_typed_on_the_way_in_outlives_a_reload(room: Room) -> None:
    phone = room.stranger()
    types(phone)
    phone.page.reload()
    stands(phone)


def test_on_what_one_would_speak_stands_there_in_another_language(room: Room) -> None:
    phone = room.phone()
    room.at("q1")
    topic = phone.page.locator("#hand-topic")
    topic.fill("The islands")
    phone.choose_language("fr")
    expect(topic).to_have_value("The islands")
    phone.page.locator("#hand-form button").click()
    expect(phone.page.locator("#hand q")).to_have_text("The islands")
    assert phone.page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith('topic'))") == []
