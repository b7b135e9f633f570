"""An interpreter at work, by keyboard: what is written comes to who reads the language, and never twice."""

import pytest
from playwright.sync_api import expect

from app.domain.text import Language

from .engines.chromium import close
from .people import Room
from .test_access import NARROW, check

INPUTS = ("La cooperación ya no es ayuda.", "Los barrios piden agua.")


def test_inputs_get_words_in_another_language_by_keys_alone(room: Room) -> None:
    room.at("q1")
    for text in INPUTS:
        assert room.scene.participant("es").post("input", item="q1", text=text).is_success
    interpreter, moderator, board = room.interpreter("en"), room.moderator(), room.board()
    page = interpreter.page
    expect(page.locator(".renderings > ul > li")).to_have_count(2)
    check(page, NARROW)

    interpreter.press("n")
    page.keyboard.type("Neighbourhoods ask for water.")
    page.keyboard.press("Enter")
    expect(page.locator(".renderings > ul > li")).to_have_count(1)
    expect(moderator.input("Neighbourhoods ask for water.")).to_be_visible()

    page.keyboard.type("Cooperation is no longer aid.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Everything has words in your language.")).to_be_visible()
    room.scene.screen("moderator").send("show", input="Q1-001")
    expect(board.stage.locator("blockquote")).to_contain_text("Cooperation is no longer aid.")
    check(page, NARROW)


def test_what_was_asked_on_the_spot_gets_words_and_reaches_phones(room: Room) -> None:
    room.at("q1")
    interpreter, phone = room.interpreter("fr"), room.phone("fr")
    room.scene.screen("moderator").send("ask", question="Shall we go on?", inputs=True, language="en")
    expect(phone.question).to_have_text("Shall we go on?")
    asked = interpreter.page.locator(".wording details").filter(has_text="Shall we go on?")
    asked.filter(has_text="FR").locator("summary").click()
    asked.filter(has_text="FR").locator("[name=question]").fill("Poursuivons-nous ?")
    interpreter.page.keyboard.press("Enter")
    expect(phone.question).to_have_text("Poursuivons-nous ?")


@pytest.mark.parametrize("asked", ["en", "es", "fr"])
def test_answers_that_were_typed_are_asked_for_in_every_other_language(room: Room, asked: Language) -> None:
    others = [language for language in ("en", "es", "fr") if language != asked]
    interpreter, moderator = room.interpreter("en"), room.scene.screen("moderator")
    moderator.send("ask", question="A?", vote="single_choice", options="B\nC", inputs=True, language=asked)
    wanted = interpreter.page.locator(".wording textarea")
    expect(wanted).to_have_count(2)
    moderator.send("word_item", item="s1", language=others[0], question="D?", options="E\nF")
    expect(wanted).to_have_count(1)
    expect(wanted).to_have_attribute("lang", others[1])


def test_the_points_of_a_scale_have_words_already(room: Room) -> None:
    interpreter = room.interpreter("en")
    room.scene.screen("moderator").send("ask", question="A?", vote="scale", language="es")
    expect(interpreter.page.locator(".wording details")).to_have_count(2)
    expect(interpreter.page.locator(".wording textarea")).to_have_count(0)


def test_what_is_being_written_stays_while_the_screen_follows(room: Room) -> None:
    room.at("q1")
    assert room.scene.participant("es").post("input", item="q1", text=INPUTS[0]).is_success
    interpreter = room.interpreter("en")
    interpreter.press("n")
    interpreter.page.keyboard.type("Cooperation is no")
    assert room.scene.participant("es").post("input", item="q1", text=INPUTS[1]).is_success
    expect(interpreter.page.locator(".renderings > ul > li")).to_have_count(2)
    interpreter.page.keyboard.type(" longer aid.")
    expect(interpreter.page.locator("#into-Q1-001-en textarea")).to_have_value("Cooperation is no longer aid.")
    interpreter.page.keyboard.press("Enter")
    expect(interpreter.page.locator(".renderings > ul > li")).to_have_count(1)
    assert room.scene.state.inputs["Q1-001"].renderings["en"].text == "Cooperation is no longer aid."


def test_the_moderator_sees_who_is_present_in_each_role(room: Room) -> None:
    moderator = room.moderator()
    roles = moderator.page.locator(".roles")
    expect(roles).to_contain_text("Interpreter 0")
    interpreter = room.interpreter()
    expect(roles).to_contain_text("Interpreter 1")
    interpreter.page.get_by_text("Say who you are").click()
    interpreter.page.get_by_label("Your name").fill("Inés Rey")
    interpreter.page.get_by_role("button", name="Save").click()
    expect(roles).to_contain_text("Inés Rey")
    close(interpreter.context)
    expect(roles).to_contain_text("Interpreter 0")
