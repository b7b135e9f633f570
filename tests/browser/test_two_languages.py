"""Two tabs of one person, each in its own language."""

import re

from playwright.sync_api import expect

from .people import ANYTHING, Room


def test_a_tab_keeps_its_language_whatever_another_chooses(room: Room) -> None:
    phone, relay = room.relayed("es")
    phone.expected = ANYTHING
    phone.join()
    moderator, item = room.scene.at("q1"), room.plan.as_planned["q2"]
    first = phone.page
    phone.open_page()
    phone.page.goto(f"/s/{room.code}")
    phone.choose_language("fr")
    phone.page, phone.language = first, "es"
    relay.drop()
    moderator.send("go", item="q2")
    phone.sees_question(item)
    expect(phone.vote.locator("button.primary")).to_have_text("Enviar mi voto")
    phone.write("Una idea en español")
    expect(phone.mine).to_have_count(1)
    said = re.escape(phone.say("Sent and saved."))
    expect(phone.words_state).to_have_text(re.compile(f"^({said})?$"))  # nothing, where the other tab was told
    [sent] = (entry.body for entry in room.scene.entries if entry.body.kind == "input_sent")
    assert sent.language == "es"


def test_what_waited_is_recorded_in_the_language_it_was_written_in(room: Room) -> None:
    phone, relay = room.in_a_hall("q1", "es")
    relay.cut()
    phone.write("Una idea en español")
    expect(phone.waiting).to_have_count(1)
    phone.context.add_cookies([{"name": "hemicycle_language", "value": "fr", "url": relay.url}])
    relay.drop()
    relay.mend()
    phone.page.reload()
    expect(phone.mine).to_have_count(1)
    [sent] = (entry.body for entry in room.scene.entries if entry.body.kind == "input_sent")
    assert sent.language == "es"
