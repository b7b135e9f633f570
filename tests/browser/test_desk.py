"""The rapporteur's desk, by keyboard alone; the validation round; and the report that comes out."""

import re
from io import BytesIO

from docx import Document
from playwright.sync_api import Locator, Page, expect

from app.domain.people.consent import USUAL

from .people import BUSY, Phone, Rapporteur, Room, eventually

STATEMENT = "Cooperation between peers should be funded as such."


def at_the_desk(room: Room) -> Rapporteur:
    """Two people have said something to the first question, and the rapporteur is at the desk."""
    ana, luis = room.scene.participant(name="Ana Ríos", section="africa"), room.scene.participant("es")
    room.at("q1")
    written = (
        (ana, "named", "We learn as much as we teach."),
        (luis, USUAL, "La cooperación entre pares funciona."),
    )
    for person, consent, text in written:
        assert person.post("input", item="q1", text=text, consent=consent).is_success
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
    expect(page.locator("#theming [name=typed]")).to_be_focused()
    page.keyboard.type("Peers")
    page.keyboard.press("Enter")
    expect(chosen(rapporteur)).to_contain_text("T1")
    press(page, "x")
    expect(page.locator("#why [name=typed]")).to_be_focused()
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


def two_at(room: Room, path: str) -> tuple[Rapporteur, Page]:
    """Two rapporteurs with the same page open, and a statement drafted."""
    drafted(at_the_desk(room))
    here, there = room.rapporteur(), room.rapporteur()
    for one in (here, there):
        one.expected = BUSY
        one.page.goto(f"/s/{room.code}/rapporteur/{path}")
        expect(one.page.locator("body[data-htmx-powered]")).to_have_count(1)
    return here, there.page


def written(page: Page, field: str, words: str) -> None:
    """Words are in a field, which is left."""
    page.locator(field).fill(words)
    page.keyboard.press("Tab")


def leaves_and_comes_back(rapporteur: Rapporteur, path: str) -> None:
    """The page is left while there is no network, and opened again when there is."""
    rapporteur.page.goto("about:blank")
    rapporteur.find_network()
    rapporteur.expected = BUSY
    rapporteur.page.goto(f"/s/{rapporteur.room.code}/rapporteur/{path}")
    rapporteur.page.wait_for_function("() => !Object.keys(localStorage).some(one => one.includes(':message:'))")


def test_words_that_lost_to_anothers_are_still_there_after_the_page_was_left(room: Room) -> None:
    here, there = two_at(room, "desk?statement=G-01")
    here.lose_network()
    written(here.page, "#G-01-en", "Written on the train.")
    written(there, "#G-01-en", "Written in the room.")
    expect(there.locator("[data-edit-said]")).to_have_text("Saved.")
    leaves_and_comes_back(here, "")
    for _ in range(2):
        here.page.goto(f"/s/{room.code}/rapporteur/desk?statement=G-01")
        expect(here.page.locator("#G-01-en")).to_have_value("Written on the train.")
        expect(here.page.locator("[data-edit-said]")).to_contain_text("reworded it meanwhile")
    expect(here.page.locator(".cards")).to_contain_text("Written in the room.")
    here.page.get_by_role("button", name="Leave it as it stands").press("Enter")
    expect(here.page.locator("#G-01-en")).to_have_value("Written in the room.")


def test_a_part_that_lost_to_anothers_is_still_there_after_the_page_was_left(room: Room) -> None:
    here, there = two_at(room, "report")
    here.lose_network()
    written(here.page, "#text-summary", "Written on the train.")
    written(there, "#text-summary", "Written in the room.")
    expect(there.locator("#write-summary [data-write-said]")).to_have_text("Saved.")
    leaves_and_comes_back(here, "report?language=es")
    expect(here.page.locator("#text-summary")).to_have_value("")
    for _ in range(2):
        here.page.goto(f"/s/{room.code}/rapporteur/report?language=en")
        expect(here.page.locator("#text-summary")).to_have_value("Written on the train.")
        expect(here.page.locator("#write-summary .theirs")).to_contain_text("Written in the room.")
    here.page.get_by_role("button", name="Save mine in its place").press("Enter")
    expect(here.page.locator("#write-summary [data-write-said]")).to_have_text("Saved.")
    assert room.scene.state.report["summary", "en"].text == "Written on the train."


def test_whoever_writes_on_without_choosing_overwrites_nobody(room: Room) -> None:
    here, there = two_at(room, "report")
    here.page.locator("#text-summary").fill("M")
    written(there, "#text-summary", "Written in the room.")
    expect(there.locator("#write-summary [data-write-said]")).to_have_text("Saved.")
    theirs = here.page.locator("#write-summary .theirs")
    for words in ("Mine.", "Mine, longer."):
        written(here.page, "#text-summary", words)
        expect(theirs).to_contain_text("Written in the room.")
        expect(here.page.locator("#write-summary [data-write-said]")).to_contain_text("wrote here meanwhile")
    expect(here.page.get_by_role("button", name="Save mine in its place")).to_be_focused()
    assert room.scene.state.report["summary", "en"].text == "Written in the room."


def test_blanks_that_were_typed_do_not_let_anothers_words_be_overwritten_unseen(room: Room) -> None:
    here, there = two_at(room, "desk?statement=G-01")
    here.take_hold_of_time()
    here.page.reload()
    here.page.locator("#G-01-en").press("End")
    here.page.keyboard.type(" ")
    here.hurry(3)
    written(there, "#G-01-en", "Written in the room.")
    expect(here.page.locator(".cards")).to_contain_text("Written in the room.")
    written(here.page, "#G-01-en", "Mine.")
    expect(here.page.locator("[data-edit-said]")).to_contain_text("reworded it meanwhile")


def test_words_typed_while_another_drops_the_statement_are_kept_until_it_is_taken_up_again(room: Room) -> None:
    here, there = two_at(room, "desk?statement=G-01")
    here.page.locator("#G-01-fr").focus()
    there.get_by_role("button", name="Drop it").click()
    expect(here.page.locator(".cards li")).to_contain_text("dropped")
    here.page.keyboard.type("Écrit dans le train.")
    here.page.keyboard.press("Tab")
    said = here.page.locator("[data-edit-said]")
    expect(said).to_contain_text("can be saved once it is taken up again")
    mine = here.page.get_by_role("button", name="Save mine in its place")
    expect(mine).to_be_hidden()
    here.page.goto(f"/s/{room.code}/rapporteur/desk")
    here.page.locator("#elsewhere").get_by_role("link", name="G-01").click()
    expect(here.page.locator("#G-01-fr")).to_have_value("Écrit dans le train.")
    expect(said).to_contain_text("can be saved once it is taken up again")
    there.get_by_role("button", name="Take it up again").click()
    expect(here.page.locator("#G-01-fr")).to_have_value("Écrit dans le train.")
    mine.press("Enter")
    stands = {"en": STATEMENT, "fr": "Écrit dans le train."}
    eventually(lambda: room.scene.state.statements["G-01"].texts == stands, "the words", here.page)
    expect(mine).to_be_hidden()
    here.page.goto(f"/s/{room.code}/rapporteur/desk")
    expect(here.page.locator("#elsewhere")).to_be_hidden()


def test_whoever_writes_on_once_it_is_taken_up_again_has_saved_it(room: Room) -> None:
    here, there = two_at(room, "desk?statement=G-01")
    there.get_by_role("button", name="Drop it").click()
    expect(here.page.locator(".cards li")).to_contain_text("dropped")
    written(here.page, "#G-01-fr", "Écrit")
    expect(here.page.locator("[data-edit-said]")).to_contain_text("can be saved once it is taken up again")
    there.get_by_role("button", name="Take it up again").click()
    expect(here.page.locator(".cards li")).not_to_contain_text("dropped")
    written(here.page, "#G-01-fr", "Écrit plus long")
    expect(here.page.locator("[data-edit-said]")).to_have_text("Saved.")
    here.page.reload()
    expect(here.page.locator("#G-01-fr")).to_have_value("Écrit plus long")
    expect(here.page.get_by_role("button", name="Save mine in its place")).to_be_hidden()


def begun(page: Page) -> Locator:
    """The box in which a new statement was begun, of a kind that is not the first."""
    page.locator("#draft-kind").select_option("recommendation")
    box = page.locator("#draft-text")
    box.press_sequentially("Half a state")
    return box


def test_a_statement_that_was_begun_stays_until_it_is_drafted(room: Room) -> None:
    page = drafted(at_the_desk(room))
    box, kind = begun(page), page.locator("#draft-kind")
    for leave in (
        lambda: page.reload(),
        lambda: page.locator("[data-statement-link]").click(),
        lambda: page.goto(f"/s/{room.code}/rapporteur/report"),
    ):
        leave()
        page.goto(f"/s/{room.code}/rapporteur/desk?statement=G-01")
        expect(box).to_have_value("Half a state")
        expect(kind).to_have_value("recommendation")
    assert room.scene.holder("rapporteur").post("draft", en="Of another.").is_success
    expect(page.locator(".cards li")).to_have_count(2)
    expect(box).to_have_value("Half a state")
    box.press_sequentially("ment")
    page.get_by_role("button", name="Draft it").click()
    expect(page.locator("#edit-G-03")).to_be_visible()
    expect(box).to_have_value("")
    page.reload()
    expect(box).to_have_value("")
    assert room.scene.state.statements["G-03"].kind == "recommendation"


def test_two_tabs_begin_one_statement(room: Room) -> None:
    rapporteur = at_the_desk(room)
    page = rapporteur.page
    box = begun(page)
    rapporteur.open_page()
    rapporteur.page.goto(page.url)
    other = rapporteur.page.locator("#draft-text")
    expect(other).to_have_value("Half a state")
    other.press("End")
    other.press_sequentially("ment")
    expect(box).to_have_value("Half a statement")
    rapporteur.page.get_by_role("button", name="Draft it").click()
    expect(rapporteur.page.locator("#edit-G-01")).to_be_visible()
    expect(box).to_have_value("")


def test_what_was_begun_in_a_language_is_drafted_in_that(room: Room) -> None:
    rapporteur = at_the_desk(room)
    box = begun(rapporteur.page)
    rapporteur.choose_language("es")
    rapporteur.page.goto(f"/s/{room.code}/rapporteur/desk")
    expect(box).to_have_value("Half a state")
    box.press("End")
    box.press_sequentially("ment")
    rapporteur.page.locator("#draft .primary").click()
    expect(rapporteur.page.locator("#edit-G-01")).to_be_visible()
    assert room.scene.state.statements["G-01"].texts == {"en": "Half a statement"}


def test_what_was_begun_in_a_rehearsal_is_nothing_of_the_session(room: Room) -> None:
    rapporteur = at_the_desk(room)
    page = rapporteur.page
    box = begun(page)
    room.scene.screen("moderator").send("begin_afresh", run=1)
    expect(pieces(rapporteur)).to_have_count(0)
    expect(box).to_have_value("")
    page.reload()
    expect(box).to_have_value("")


def test_what_was_reworded_since_is_marked_until_it_is_weighed_again(room: Room) -> None:
    room.at("q1")
    ana = room.scene.participant()
    made = ana.post("input", item="q1", text="We learn as much as we teach.").json()["made"]
    rapporteur = room.rapporteur()
    rapporteur.page.goto(f"/s/{room.code}/rapporteur/desk")
    page = drafted(rapporteur)
    in_hand, card = page.locator(".in-hand"), page.locator(".cards li")
    expect(chosen(rapporteur)).to_contain_text(made)
    press(page, "1")
    expect(in_hand).to_contain_text("We learn as much as we teach.")
    assert ana.post("revise", input=made, text="We teach more than we learn.").is_success
    expect(in_hand).to_contain_text(re.compile(r"reworded since\s+We teach more than we learn\."))
    expect(card).to_contain_text("1 to look at again")
    press(page, "1")
    expect(in_hand).not_to_contain_text("reworded since")
    expect(card).not_to_contain_text("to look at again")
    assert ana.post("withdraw", input=made).is_success
    expect(in_hand).to_contain_text("taken back since")
    expect(card).to_contain_text("rests on 0 pieces")
    page.get_by_role("button", name="Take away").click()
    expect(in_hand).to_contain_text("Nothing yet.")


def test_mine_in_its_place_leaves_the_other_languages_as_they_stand(room: Room) -> None:
    here, there = two_at(room, "desk?statement=G-01")
    here.page.locator("#G-01-en").press_sequentially("Mine. ")
    written(there, "#G-01-en", "Written in the room.")
    written(there, "#G-01-fr", "Écrit dans la salle.")
    expect(there.locator("[data-edit-said]")).to_have_text("Saved.")
    expect(here.page.locator(".cards")).to_contain_text("Written in the room.")
    here.page.keyboard.press("Tab")
    here.page.get_by_role("button", name="Save mine in its place").press("Enter")
    expect(here.page.locator("[data-edit-said]")).to_have_text("Saved.")
    texts = room.scene.state.statements["G-01"].texts
    assert "Mine." in texts["en"] and texts["fr"] == "Écrit dans la salle."


def test_the_first_words_again_are_saved_as_well(room: Room) -> None:
    page = drafted(at_the_desk(room))
    for words in ("Other words.", STATEMENT):
        written(page, "#G-01-en", words)
        expect(page.locator("[data-edit-said]")).to_have_text("Saved.")
        expect(page.locator(".cards")).to_contain_text(words)
        page.locator("#desk-sought").focus()
        expect(page.locator("form.edit[data-begun]")).to_have_count(0)


def answer(phone: Phone, name: str) -> None:
    """Press one of the answers to the statement."""
    phone.page.locator("form.recognise").get_by_role("button", name=phone.say(name)).click()


def test_what_says_alike_is_put_together_and_taken_apart_by_keyboard(room: Room) -> None:
    rapporteur = at_the_desk(room)
    page = rapporteur.page
    together(page, "Peers")
    press(page, "j")
    together(page, "peers")  # the same group, by its name
    page.get_by_label("Together").select_option("group")
    pile = page.locator(".pile", has_text="K-01 · Peers")
    expect(pile.locator("[data-piece]")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"order=group"))
    page.reload()
    expect(pile.locator("[data-piece]")).to_have_count(2)
    together(page, "")
    expect(pile.locator("[data-piece]")).to_have_count(1)
    pile.get_by_role("button", name="Take this group apart").click()
    expect(pile).to_have_count(0)


def test_what_begins_like_an_id_is_a_name_and_what_was_put_together_offline_is_not_forgotten(
    room: Room,
) -> None:
    rapporteur = at_the_desk(room)
    page = rapporteur.page
    together(page, "Peers")
    press(page, "j")
    together(page, "")  # it is in none
    together(page, "k-01 of the south")
    expect(page.locator("#group-list option")).to_have_count(2)
    together(page, "K-01 Peers")
    expect(page.locator("#group-list option")).to_have_count(1)
    rapporteur.lose_network()
    together(page, "Offline")
    page.evaluate(LONG_AGO)
    leaves_and_comes_back(rapporteur, "desk")
    expect(page.locator('[data-piece="Q1-002"]')).to_have_attribute("data-group", "K-03")
    expect(page.locator("#desk-said")).to_be_hidden()


LONG_AGO = """() => { for (const name of Object.keys(localStorage).filter((one) => one.includes(":message:"))) {
    const kept = JSON.parse(localStorage.getItem(name));
    localStorage.setItem(name, JSON.stringify({ ...kept, at: kept.at - 3600000 }));
} }"""


def together(page: Page, with_what: str) -> None:
    """Say with what the piece in hand stands together, by keyboard."""
    press(page, "g")
    expect(page.locator("#grouping [name=typed]")).to_be_focused()
    page.locator("#grouping [name=typed]").fill(with_what)
    page.keyboard.press("Enter")
    expect(page.locator("#grouping")).to_be_hidden()


def test_a_theme_that_was_named_is_given_again_by_its_name(room: Room) -> None:
    rapporteur = at_the_desk(room)
    page = rapporteur.page
    for named in ("Água", "agua"):
        press(page, "t")
        page.locator("#theming [name=typed]").fill(named)
        page.keyboard.press("Enter")
        expect(chosen(rapporteur)).to_contain_text("T1")
        press(page, "j")
        if named == "Água":
            expect(chosen(rapporteur)).to_contain_text("Q1-002")
    assert room.scene.state.own_themes == {"T1": "Água"}


def test_a_doubted_language_is_corrected(room: Room) -> None:
    rapporteur = at_the_desk(room)
    page = rapporteur.page
    page.get_by_role("link", name="Q1-002").click()
    page.get_by_text("Its language, and others").click()
    page.get_by_label("It was written in").select_option("fr")
    page.get_by_role("button", name="Correct it").click()
    expect(chosen(rapporteur)).to_be_visible()
    expect(page.locator('[data-piece="Q1-002"] .lang')).to_have_text("FR")
    assert room.scene.state.inputs["Q1-002"].language == "fr"


def test_what_another_writes_into_the_report_needs_no_reload(
    room: Room,
) -> None:
    here, there = room.rapporteur().page, room.rapporteur().page
    for page in (here, there):
        page.goto(f"/s/{room.code}/rapporteur/report")
        expect(page.locator("#preview[aria-busy]")).to_have_count(0)
    there.locator("#text-next_steps").fill("Begun here")
    here.locator("#text-summary").fill("Cities first.")
    here.locator("#text-summary").press("Tab")
    expect(there.locator("#text-summary")).to_have_value("Cities first.")
    for page in (here, there):
        expect(page.locator("#preview")).to_contain_text("Cities first.")
    expect(here.locator("#write-summary [data-write-said]")).to_have_text("Saved.")
    expect(there.locator("#text-next_steps")).to_have_value("Begun here")
    there.locator("#text-summary").fill("Cities and regions.")
    there.locator("#text-summary").press("Tab")
    expect(there.locator("#write-summary [data-write-said]")).to_have_text("Saved.")
    expect(here.locator("#text-summary")).to_have_value("Cities and regions.")


def test_of_two_who_write_the_same_part_both_are_read(room: Room) -> None:
    here, there = room.rapporteur().page, room.rapporteur().page
    for page in (here, there):
        page.goto(f"/s/{room.code}/rapporteur/report")
    for page, words in ((here, "Cities first."), (there, "Regions first.")):
        page.locator("#text-summary").fill(words)
    for page in (here, there):
        page.locator("#text-summary").press("Tab")
        said = page.locator("#write-summary [data-write-said]")
        expect(said).to_contain_text("Saved." if page == here else "Someone else wrote here meanwhile.")
    theirs = there.locator("#write-summary .theirs")
    expect(theirs).to_contain_text("Cities first.")
    theirs.get_by_role("button", name="Save mine in its place").click()
    expect(there.locator("#write-summary [data-write-said]")).to_contain_text("Saved.")
    assert room.scene.state.report["summary", "en"].text == "Regions first."
    here.locator("#text-summary").fill("Cities and regions.")
    here.keyboard.press("Tab")
    here.get_by_role("button", name="Take theirs").click()
    expect(here.locator("#text-summary")).to_have_value("Regions first.")


def test_the_room_says_whether_it_recognises_itself(room: Room) -> None:
    rapporteur = at_the_desk(room)
    page = drafted(rapporteur)
    page.locator("#G-01-es").fill("La cooperación entre pares debe financiarse.")
    page.keyboard.press("Tab")
    moderator, board = room.moderator(), room.board("es")
    english, spanish, [third] = room.phone(), room.phone("es"), room.scene.phones(1)
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
    assert third.send("recognise", statement="G-01", recognition="reflects")["ack"]
    expect(page.locator(".cards li")).to_contain_text("2 reflects · 1 change · 0 no (n=3)")
    expect(page.locator(".in-hand")).to_contain_text("Y con menos condiciones")
    expect(board.stage.locator(".recognised dd").first).to_have_text("2")
    spanish.page.reload()
    expect(spanish.page.locator("form.recognise textarea")).to_have_value("Y con menos condiciones")
    answer(spanish, "Yes, it does")
    expect(spanish.page.locator('[aria-pressed="true"]', has_text=spanish.say("Yes, it does"))).to_be_visible()
    expect(page.locator(".cards li")).to_contain_text("2 reflects · 1 change · 0 no (n=3)")  # of one alone: no
    room.scene.screen("moderator").send("end")
    expect(page.locator(".cards li")).to_contain_text("3 reflects · 0 change · 0 no (n=3)")


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


def test_the_preview_waits_while_other_files_are_being_made(room: Room) -> None:
    rapporteur = room.rapporteur()
    rapporteur.expected, page = BUSY, rapporteur.page
    page.route(
        "**/report/preview?*",
        lambda route: route.fulfill(status=503, content_type="text/html", body="<h1>Busy</h1>"),
        times=1,
    )
    with page.expect_response(lambda one: one.status == 503):
        page.goto(f"/s/{room.code}/rapporteur/report")
    expect(page.locator("#preview")).to_contain_text("Annex D")
    expect(page.locator("#preview")).not_to_contain_text("Busy")
    expect(page.locator("#preview[aria-busy]")).to_have_count(0)


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


BETWEEN_PARTS = """() => [...document.querySelectorAll("details[open] > .write-part + .write-part")]
  .map((part) => [part, part.previousElementSibling].map((one) => one.getBoundingClientRect()))
  .map(([part, above]) => part.top - above.bottom)"""
"""How far each part of the report that is written stands from the one above."""


def test_a_label_stands_by_its_own_box_and_not_by_the_one_above(room: Room) -> None:
    page = room.rapporteur().page
    page.goto(f"/s/{room.code}/rapporteur/report")
    assert min(page.evaluate(BETWEEN_PARTS)) >= 12
