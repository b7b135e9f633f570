"""The rapporteur's desk, by keyboard alone; the validation round; and the report that comes out."""

import re
from io import BytesIO

from docx import Document
from playwright.sync_api import Locator, Page, expect

from .people import Phone, Rapporteur, Room

STATEMENT = "Cooperation between peers should be funded as such."


def at_the_desk(room: Room) -> Rapporteur:
    """Two people have said something to the first question, and the rapporteur is at the desk."""
    ana, luis = room.phone(said={"name": "Ana Ríos", "section": "africa"}), room.phone("es")
    room.at("q1")
    ana.page.locator("[data-consent]").select_option("named")
    ana.write("We learn as much as we teach.")
    expect(ana.mine).to_contain_text("We learn as much as we teach.")
    luis.write("La cooperación entre pares funciona.")
    expect(luis.mine).to_contain_text("La cooperación entre pares funciona.")
    rapporteur = room.rapporteur()
    rapporteur.page.goto(f"/s/{room.code}/rapporteur/desk")
    expect(pieces(rapporteur)).to_have_count(2)
    return rapporteur


def pieces(rapporteur: Rapporteur) -> Locator:
    """The evidence."""
    return rapporteur.page.locator("[data-piece]")


def chosen(rapporteur: Rapporteur) -> Locator:
    """The piece that keys act on."""
    return rapporteur.page.locator("[data-piece].chosen")


def press(page: Page, key: str) -> None:
    """A key that is no part of a word."""
    page.wait_for_timeout(350)
    page.keyboard.press(key)


def drafted(rapporteur: Rapporteur) -> Page:
    """A statement was drafted by keyboard, and is in hand."""
    page = rapporteur.page
    press(page, "n")
    expect(page.locator("#draft-text")).to_be_focused()
    page.keyboard.type(STATEMENT)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#edit-G-01")).to_be_visible()
    return page


def test_from_the_first_input_to_a_statement_by_keyboard_alone(room: Room) -> None:
    rapporteur = at_the_desk(room)
    page = drafted(rapporteur)
    expect(chosen(rapporteur)).to_contain_text("Q1-001")
    press(page, "1")
    expect(chosen(rapporteur)).to_contain_text("supports")
    press(page, "q")
    expect(chosen(rapporteur)).to_contain_text("quoted")
    press(page, "j")
    expect(chosen(rapporteur)).to_contain_text("Q1-002")
    press(page, "3")
    expect(chosen(rapporteur)).to_contain_text("opposes")
    press(page, "t")
    expect(page.locator("#theming input")).to_be_focused()
    page.keyboard.type("Peers")
    page.keyboard.press("Enter")
    expect(chosen(rapporteur)).to_contain_text("T1")
    press(page, "x")
    expect(page.locator("#why input")).to_be_focused()
    page.keyboard.type("Said of another session")
    page.keyboard.press("Enter")
    expect(chosen(rapporteur)).to_contain_text("not taken up")
    expect(page.locator("#desk-tail")).to_contain_text("0 not looked at yet")
    card = page.locator(".cards li")
    expect(card).to_contain_text("rests on 2 pieces")
    expect(card).to_contain_text("1 person behind it")
    expect(card).to_contain_text("1 against")


def test_two_presses_are_one_statement(room: Room) -> None:
    rapporteur = at_the_desk(room)
    rapporteur.page.locator("#draft-text").fill(STATEMENT)
    rapporteur.page.get_by_role("button", name="Draft it").dblclick()
    expect(rapporteur.page.locator("#edit-G-01")).to_be_visible()
    expect(rapporteur.page.locator(".cards li")).to_have_count(1)


def test_what_may_not_be_quoted_is_refused_in_words(room: Room) -> None:
    phone = room.phone()
    room.at("q1")
    phone.page.locator("[data-consent]").select_option("none")
    phone.write("In confidence.")
    expect(phone.mine).to_contain_text("In confidence.")
    rapporteur = room.rapporteur()
    rapporteur.page.goto(f"/s/{room.code}/rapporteur/desk")
    expect(chosen(rapporteur)).to_contain_text("Do not quote")
    press(rapporteur.page, "q")
    expect(rapporteur.page.locator("#desk-said")).to_contain_text("asked that this be quoted nowhere")
    expect(chosen(rapporteur)).not_to_contain_text("quoted")


def test_what_is_typed_is_saved_when_its_field_is_left_and_stays_through_what_comes(room: Room) -> None:
    rapporteur = at_the_desk(room)
    page = drafted(rapporteur)
    spanish = page.locator("#G-01-es")
    spanish.click()
    spanish.press_sequentially("La cooperación entre pares ")
    room.others_say("q1", "Something new comes in.")
    expect(pieces(rapporteur)).to_have_count(3)
    expect(spanish).to_be_focused()
    spanish.press_sequentially("debe financiarse.")
    page.keyboard.press("Tab")
    expect(page.locator("[data-edit-said]")).to_have_text("Saved.")
    page.reload()
    expect(page.locator("#G-01-es")).to_have_value("La cooperación entre pares debe financiarse.")


def test_what_is_typed_is_there_after_a_reload_at_the_worst_moment(room: Room) -> None:
    page = drafted(at_the_desk(room))
    page.locator("#G-01-fr").press_sequentially("La coopération entre pairs")
    page.reload()
    expect(page.locator("#G-01-fr")).to_have_value("La coopération entre pairs")
    french, spanish = page.locator("#G-01-fr"), page.locator("#G-01-es")
    french.press_sequentially(" doit être financée.")
    spanish.press_sequentially("La cooperación entre pares")
    page.keyboard.press("Tab")
    expect(page.locator("[data-edit-said]")).to_have_text("Saved.")
    page.reload()
    expect(french).to_have_value(re.compile("doit être financée"))
    expect(spanish).to_have_value("La cooperación entre pares")


def test_two_rapporteurs_see_each_others_work_and_overwrite_none(room: Room) -> None:
    first = at_the_desk(room)
    page = drafted(first)
    second = room.rapporteur()
    second.page.goto(f"/s/{room.code}/rapporteur/desk?statement=G-01")
    mine = second.page.locator("#G-01-en")
    expect(mine).to_have_value(STATEMENT)
    mine.press_sequentially(" Mine.")
    page.locator("#G-01-en").fill("Theirs.")
    page.keyboard.press("Tab")
    expect(second.page.locator(".cards")).to_contain_text("Theirs.")
    second.page.keyboard.press("Tab")
    expect(second.page.locator("[data-edit-said]")).to_contain_text("reworded it meanwhile")
    expect(mine).to_have_value(re.compile(r"Mine\."))
    expect(page.locator("#G-01-en")).to_have_value("Theirs.")
    second.page.get_by_role("button", name="Save mine in its place").click()
    expect(page.locator(".cards")).to_contain_text("Mine.")


def answer(phone: Phone, name: str) -> None:
    """Press one of the answers to the statement."""
    phone.page.locator("form.recognise").get_by_role("button", name=phone.say(name)).click()


def test_the_room_says_whether_it_recognises_itself(room: Room) -> None:
    rapporteur = at_the_desk(room)
    page = drafted(rapporteur)
    page.locator("#G-01-es").fill("La cooperación entre pares debe financiarse.")
    page.keyboard.press("Tab")
    moderator, board = room.moderator(), room.board("es")
    english, spanish = room.phone(), room.phone("es")
    room.at("validation")
    expect(moderator.page.locator('[data-key="g"]')).to_be_visible()
    moderator.press("g")
    expect(english.page.locator(".statement")).to_have_text(STATEMENT)
    expect(spanish.page.locator(".statement")).to_have_text("La cooperación entre pares debe financiarse.")
    expect(board.stage).to_contain_text("La cooperación entre pares debe financiarse.")
    answer(english, "Yes, it does")
    expect(english.page.locator('[aria-pressed="true"]', has_text="Yes, it does")).to_be_visible()
    spanish.page.locator("form.recognise textarea").fill("Y con menos condiciones")
    answer(spanish, "It needs this change")
    expect(page.locator(".cards li")).to_contain_text("1 reflects · 1 change · 0 no (n=2)")
    expect(page.locator(".in-hand")).to_contain_text("Y con menos condiciones")
    expect(board.stage.locator(".recognised dd").first).to_have_text("1")
    spanish.page.reload()
    expect(spanish.page.locator("form.recognise textarea")).to_have_value("Y con menos condiciones")
    answer(spanish, "Yes, it does")
    expect(page.locator(".cards li")).to_contain_text("2 reflects · 0 change · 0 no (n=2)")


def test_without_scripts_the_desk_and_the_round_work_as_well(room: Room) -> None:
    rapporteur = room.rapporteur(java_script_enabled=False)
    page = rapporteur.page
    page.goto(f"/s/{room.code}/rapporteur/desk")
    page.locator("#draft-text").fill(STATEMENT)
    page.get_by_role("button", name="Draft it").click()
    expect(page).to_have_url(re.compile("/rapporteur/desk"))
    room.at("validation")
    page.get_by_role("link", name=re.compile("G-01")).click()
    page.get_by_role("button", name="Read back to everyone").click()
    phone = room.phone(java_script_enabled=False)
    answer(phone, "No, it does not")
    expect(phone.page.locator(".notice.good")).to_contain_text("Your answer is in.")
    expect(phone.page.locator('[aria-pressed="true"]', has_text="No, it does not")).to_be_visible()


def test_what_is_written_stands_in_the_report_in_word(room: Room) -> None:
    rapporteur = at_the_desk(room)
    drafted(rapporteur)
    page = rapporteur.page
    page.goto(f"/s/{room.code}/rapporteur/report")
    expect(page.locator("#preview")).to_contain_text(STATEMENT)
    page.locator("#text-summary").fill("The room wants to be funded as peers.")
    page.keyboard.press("Tab")
    expect(page.locator("#preview")).to_contain_text("The room wants to be funded as peers.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Word", exact=True).click()
    document = Document(BytesIO(download.value.path().read_bytes()))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "The room wants to be funded as peers." in text and STATEMENT in text


def test_after_the_end_everyone_sees_what_became_of_what_they_said(room: Room) -> None:
    phone = room.phone()
    room.at("q1")
    phone.write("We learn as much as we teach.")
    expect(phone.mine).to_contain_text("We learn as much as we teach.")
    rapporteur = room.rapporteur()
    rapporteur.page.goto(f"/s/{room.code}/rapporteur/desk")
    page = drafted(rapporteur)
    expect(chosen(rapporteur)).to_contain_text("Q1-001")
    press(page, "1")
    expect(chosen(rapporteur)).to_contain_text("supports")
    room.scene.screen("moderator").send("end")
    phone.page.get_by_role("link", name="What became of what you said").click()
    expect(phone.page.locator("main")).to_contain_text(STATEMENT)
