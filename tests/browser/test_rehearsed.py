"""Of a session that simulated people lived through the rapporteur makes the report, by keyboard alone."""

import json
import os
import re
from io import BytesIO

from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.rehearsal.houses import copy_of, rehearsed
from tests.server.harness import Scene, Server

from .people import Room

PEOPLE, SPEED = ("60", "60") if os.environ.get("SOAK") else ("16", "600")


def press(page: Page, *keys: str) -> None:
    """Keys that are no parts of a word, one after the other."""
    for key in keys:
        page.wait_for_timeout(350)
        page.keyboard.press(key)


def test_from_what_sixty_people_said_to_the_report_in_word(browser: Browser, server: Server) -> None:
    original = server.new_session()
    process = rehearsed(server, original.code, "--participants", PEOPLE, "--speed", SPEED, "--keep", "--json")
    told, complaints = process.communicate(timeout=600)
    assert process.returncode == 0, complaints
    scene = Scene(server, copy_of(server, json.loads(told)["code"]))
    room = Room(browser, server, scene)
    rapporteur = room.rapporteur("es")
    page = rapporteur.page
    page.goto(f"/s/{room.code}/rapporteur/desk")
    state = scene.state
    stands = [one for one in state.inputs.values() if not one.withdrawn_at]
    expect(page.locator("[data-piece][data-input]")).to_have_count(len(stands))

    press(page, "n")
    page.keyboard.type("Lo que se dijo debe quedar dicho.")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#edit-G-06")).to_be_visible()
    press(page, "1", "j", "2", "j", "3")
    expect(page.locator(".cards [aria-current]")).to_contain_text("3")
    expect(page.locator(".in-hand .bearing li")).to_have_count(3)

    page.goto(f"/s/{room.code}/rapporteur/report?language=es")
    expect(page.locator("#preview")).to_contain_text("Lo que se dijo debe quedar dicho.")
    page.locator("#text-summary").focus()
    page.keyboard.type("La sala quiere reglas más sencillas.")
    page.keyboard.press("Tab")
    expect(page.locator("#preview")).to_contain_text("La sala quiere reglas más sencillas.")
    word = page.get_by_role("link", name="Word", exact=True)
    word.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    document = Document(BytesIO(download.value.path().read_bytes()))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "La sala quiere reglas más sencillas." in text and "Lo que se dijo debe quedar dicho." in text
    state = scene.state
    for statement in state.statements.values():
        assert statement.read("es").text in text
        if statement.replies:
            assert f"(n = {len(statement.replies)})" in text
    joined = re.search(r"(\d+) personas", text)
    assert joined and int(joined[1]) == len(state.participants) == int(PEOPLE)
    room.close()
