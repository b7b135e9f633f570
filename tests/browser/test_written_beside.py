"""Two of a role write in the same place at once: both are read, whoever came second says which is to stand, and
nothing that was typed goes without a word."""

from playwright.sync_api import Locator, Page, expect

from .people import Interpreter, Moderator, Rapporteur, Room, eventually

INPUT = "Quelque chose de neuf"


def notes(moderator: Moderator) -> Locator:
    """The moderators' notes on the live item."""
    return moderator.page.locator(".notes textarea")


def beside(page: Page, of: str) -> Locator:
    """What another wrote meanwhile."""
    return page.locator(of).locator(".theirs")


def two_moderators(room: Room) -> tuple[Moderator, Moderator]:
    """Two, at the first question."""
    room.at("q1")
    here, there = room.moderator(), room.moderator()
    for one in (here, there):
        expect(notes(one)).to_be_visible()
        expect(one.page.locator("body[data-htmx-powered]")).to_have_count(1)
    return here, there


def stands(room: Room, words: str, page: Page) -> None:
    """The notes on the first question read so."""
    eventually(lambda: (room.scene.state.notes.get("q1") or ("",))[0] == words, f"{words} stands", page)


def test_of_two_moderators_who_note_at_once_the_second_reads_both_and_chooses(room: Room) -> None:
    here, there = two_moderators(room)
    there.lose_network()
    notes(there).press_sequentially("Greet the mayor")
    notes(there).blur()
    expect(there.page.locator(".notes .outcome")).to_have_text("Waiting to be sent.")
    notes(here).press_sequentially("Thank the city")
    notes(here).blur()
    expect(here.page.locator(".notes .outcome")).to_have_text("Saved.")
    stands(room, "Thank the city", here.page)
    there.find_network()
    expect(there.page.locator(".notes .outcome")).to_contain_text("wrote here meanwhile")
    expect(notes(there)).to_have_value("Greet the mayor")
    expect(beside(there.page, ".notes")).to_contain_text("Thank the city")
    stands(room, "Thank the city", here.page)
    there.page.reload()
    expect(notes(there)).to_have_value("Greet the mayor")
    expect(beside(there.page, ".notes")).to_contain_text("Thank the city")
    there.page.get_by_role("button", name="Save mine in its place").click()
    stands(room, "Greet the mayor", there.page)
    expect(notes(here)).to_have_value("Greet the mayor")
    expect(beside(there.page, ".notes")).to_be_hidden()


def test_the_notes_follow_as_soon_as_nobody_types_in_them(room: Room) -> None:
    here, there = two_moderators(room)
    notes(here).press_sequentially("Thank the city")
    expect(here.page.locator(".notes .outcome")).to_have_text("Saved.")
    expect(notes(there)).to_have_value("Thank the city")
    notes(there).fill("Then: Thank the city")
    stands(room, "Then: Thank the city", there.page)
    expect(beside(here.page, ".notes")).to_contain_text("Then: Thank the city")
    notes(here).blur()
    expect(notes(here)).to_have_value("Then: Thank the city")
    expect(beside(here.page, ".notes")).to_be_hidden()
    notes(here).fill("Thank them all")
    notes(here).blur()
    expect(notes(there)).to_have_value("Then: Thank the city")
    expect(beside(there.page, ".notes")).to_contain_text("Thank them all")
    there.page.get_by_role("button", name="Take theirs").click()
    expect(notes(there)).to_have_value("Thank them all")
    stands(room, "Thank them all", there.page)


def two_interpreters(room: Room) -> tuple[Interpreter, Interpreter, str]:
    """Two, of English, with one input that waits for words; and where its row is."""
    room.at("q1")
    assert room.scene.participant("fr").post("input", item="q1", text=INPUT).is_success
    here, there = room.interpreter(), room.interpreter()
    for one in (here, there):
        expect(one.page.locator("#waiting li")).to_have_count(1)
    return here, there, "#render-Q1-001"


def rendered(room: Room) -> str:
    """What the input says in English."""
    return room.scene.state.inputs["Q1-001"].renderings["en"].text


def test_of_two_interpreters_of_one_input_the_second_reads_both_and_chooses(room: Room) -> None:
    here, there, row = two_interpreters(room)
    there.press("n")
    there.page.keyboard.type("Something n")
    here.press("n")
    here.page.keyboard.type("Anything new")
    here.page.keyboard.press("Enter")
    expect(here.page.locator("#waiting li")).to_have_count(0)
    expect(beside(there.page, row)).to_contain_text("Anything new")
    there.page.keyboard.type("ew")
    box = there.page.locator(f"{row} textarea")
    expect(box).to_be_focused()
    expect(box).to_have_value("Something new")
    there.page.keyboard.press("Enter")
    expect(there.page.locator(f"{row} .outcome")).to_contain_text("wrote here meanwhile")
    assert rendered(room) == "Anything new"
    there.page.reload()
    expect(box).to_have_value("Something new")
    expect(beside(there.page, row)).to_contain_text("Anything new")
    there.page.get_by_role("button", name="Save mine in its place").click()
    eventually(lambda: rendered(room) == "Something new", "the words", there.page)
    expect(there.page.locator("#waiting li")).to_have_count(0)


def test_whoever_takes_the_others_words_has_nothing_left_to_do(room: Room) -> None:
    here, there, row = two_interpreters(room)
    there.press("n")
    there.page.keyboard.type("Something n")
    here.press("n")
    here.page.keyboard.type("Anything new")
    here.page.keyboard.press("Enter")
    room.scene.participant("fr").post("input", item="q1", text="Encore")
    expect(there.page.locator("#waiting li")).to_have_count(2)
    there.page.locator(row).get_by_role("button", name="Take theirs").click()
    expect(there.page.locator("#render-Q1-002 textarea")).to_be_focused()
    expect(there.page.locator("#waiting li")).to_have_count(1)
    there.page.reload()
    expect(there.page.locator(f"{row} textarea")).to_have_value("Anything new")
    assert room.scene.state.inputs["Q1-001"].renderings["en"].revision == 1


def test_the_box_stays_under_whoever_types_when_its_input_is_taken_back(room: Room) -> None:
    room.at("q1")
    author = room.scene.participant("fr")
    assert author.post("input", item="q1", text=INPUT).is_success
    interpreter = room.interpreter()
    interpreter.press("n")
    interpreter.page.keyboard.type("Something n")
    assert author.post("withdraw", input="Q1-001").is_success
    expect(interpreter.page.locator(".renderings .badge").first).to_have_text("0")
    interpreter.page.keyboard.type("ew")
    box = interpreter.page.locator("#render-Q1-001 textarea")
    expect(box).to_have_value("Something new")
    interpreter.page.keyboard.press("Enter")
    expect(interpreter.page.locator("#render-Q1-001 .outcome")).to_contain_text("withdrawn")


def test_whoever_renders_other_words_than_stand_reads_them_and_sends_again(room: Room) -> None:
    room.at("q1")
    author = room.scene.participant("fr")
    assert author.post("input", item="q1", text=INPUT).is_success
    interpreter = room.interpreter()
    interpreter.press("n")
    interpreter.page.keyboard.type("Something new")
    assert author.post("revise", input="Q1-001", text="Rien de neuf").is_success
    row = interpreter.page.locator("#render-Q1-001")
    expect(row.locator(".text")).to_have_text("Rien de neuf")
    row.locator("textarea").press("Enter")
    expect(row.locator(".outcome")).to_contain_text("reworded it meanwhile")
    row.locator("textarea").fill("Nothing new")
    row.locator("textarea").press("Enter")
    expect(interpreter.page.locator("#waiting li")).to_have_count(0)
    assert rendered(room) == "Nothing new"


def correcting(rapporteur: Rapporteur) -> Locator:
    """The first line that was noted, its correction open."""
    row = rapporteur.lines.filter(has=rapporteur.page.locator(".correct")).last
    row.get_by_text("Correct", exact=True).click()
    return row


def test_of_two_rapporteurs_who_correct_a_note_the_second_reads_both_and_chooses(room: Room) -> None:
    room.at("q1")
    room.scene.screen("rapporteur").send("note", text="Pears lern")
    here, there = room.rapporteur(), room.rapporteur()
    rows = [correcting(one) for one in (here, there)]
    rows[1].get_by_label("What they say").fill("Peers learn faster")
    rows[0].get_by_label("What they say").fill("Peers learn")
    rows[0].get_by_role("button", name="Save").click()
    expect(rows[0].locator(".outcome")).to_have_text("Saved.")
    expect(rows[1].locator(".theirs")).to_contain_text("Peers learn")
    rows[1].get_by_role("button", name="Save", exact=True).click()
    expect(rows[1].locator(".outcome")).to_contain_text("wrote here meanwhile")
    assert room.scene.state.inputs["Q1-001"].text == "Peers learn"
    there.page.reload()
    expect(rows[1].get_by_label("What they say")).to_have_value("Peers learn faster")
    rows[1].get_by_role("button", name="Save mine in its place").click()
    expect(rows[1].locator(".outcome")).to_have_text("Saved.")
    assert room.scene.state.inputs["Q1-001"].text == "Peers learn faster"


def at_a_statement(room: Room) -> list[Page]:
    """Two rapporteurs, at the same statement."""
    room.at("q1")
    room.scene.screen("rapporteur").send("draft", en="Pears")
    pages = [room.rapporteur().page for _ in range(2)]
    for page in pages:
        page.goto(f"/s/{room.code}/rapporteur/desk?statement=G-01")
        expect(page.locator("body[data-htmx-powered]")).to_have_count(1)
    return pages


def written(page: Page, language: str, words: str) -> None:
    """Words are in a field, which is left."""
    page.locator(f"#G-01-{language}").fill(words)
    page.locator(f"#G-01-{language}").blur()


def test_two_rapporteurs_in_different_languages_of_a_statement_save_both(room: Room) -> None:
    here, there = at_a_statement(room)
    there.locator("#G-01-es").press_sequentially("Per")
    written(here, "en", "More pears")
    expect(here.locator("[data-edit-said]")).to_have_text("Saved.")
    expect(there.locator(".cards")).to_contain_text("More pears")
    there.locator("#G-01-es").press_sequentially("as")
    there.locator("#G-01-es").blur()
    expect(there.locator("[data-edit-said]")).to_have_text("Saved.")
    expect(there.locator("#G-01-en")).to_have_value("More pears")
    assert room.scene.state.statements["G-01"].texts == {"en": "More pears", "es": "Peras"}


def test_of_what_both_wrote_alone_is_it_asked_which_is_to_stand(room: Room) -> None:
    here, there = at_a_statement(room)
    there.locator("#G-01-en").press_sequentially("Big ")
    written(here, "en", "More pears")
    expect(there.locator(".cards")).to_contain_text("More pears")
    there.locator("#G-01-en").blur()
    expect(there.locator("[data-edit-said]")).to_contain_text("reworded it meanwhile")
    written(there, "es", "Peras")
    eventually(lambda: room.scene.state.statements["G-01"].texts.get("es") == "Peras", "Spanish", there)
    there.get_by_role("button", name="Leave it as it stands").click()
    expect(there.locator("#G-01-en")).to_have_value("More pears")
    expect(there.locator("#G-01-es")).to_have_value("Peras")


def asked_on_the_spot(room: Room, role: Moderator | Interpreter) -> None:
    """A question in English only, whose words in Spanish are wanted."""
    room.scene.screen("moderator").send("ask", question="Shall we go on?", inputs=True, language="en")
    role.page.locator(".wording summary").first.click()


def test_the_question_that_was_begun_is_there_after_a_reload(room: Room) -> None:
    room.at("q1")
    moderator = room.moderator()
    moderator.press("q")
    moderator.page.locator("#ask [name=question]").fill("Shall we")
    moderator.page.locator("#ask [name=vote]").nth(1).check()
    moderator.page.locator("#ask [name=options]").fill("Yes\nNo")
    moderator.page.locator("#ask [name=minutes]").fill("7")
    moderator.page.reload()
    expect(moderator.page.locator("#ask [name=question]")).to_have_value("Shall we")
    expect(moderator.page.locator("#ask [name=question]")).to_be_visible()
    expect(moderator.page.locator("#ask [name=vote]").nth(1)).to_be_checked()
    expect(moderator.page.locator("#ask [name=options]")).to_have_value("Yes\nNo")
    expect(moderator.page.locator("#ask [name=minutes]")).to_have_value("7")
    moderator.page.locator("#ask [name=question]").press("End")
    moderator.page.locator("#ask [name=question]").press_sequentially(" go on?")
    moderator.page.locator("#ask .send button").click()
    expect(moderator.question).to_have_text("Shall we go on?")
    moderator.page.reload()
    expect(moderator.page.locator("#ask [name=question]")).to_have_value("")
    expect(moderator.page.locator("#ask [name=minutes]")).to_have_value("5")


def test_what_a_moderator_began_elsewhere_is_there_after_a_reload(room: Room) -> None:
    room.at("q1")
    moderator = room.moderator()
    asked_on_the_spot(room, moderator)
    room.others_say("s1", "Something")
    wording = moderator.page.locator(".wording [name=question]").first
    why = moderator.page.locator("#why-S1-001")
    wording.fill("¿Segui")
    moderator.input("Something").get_by_text("Set aside …").click()
    why.fill("Please say")
    moderator.page.reload()
    expect(wording).to_have_value("¿Segui")
    expect(why).to_have_value("Please say")
    expect(why).to_be_visible()
    wording.fill("¿Seguimos?")
    wording.press("Enter")
    moderator.page.locator("#aside-S1-001 button").first.click()
    eventually(lambda: not moderator.page.evaluate(KEPT), "nothing is kept", moderator.page)


KEPT = "() => Object.keys(localStorage).filter((one) => /:begun:|:message:/.test(one)).length"


def test_what_was_begun_at_the_desk_is_there_after_a_reload(room: Room) -> None:
    room.at("q1")
    room.others_say("q1", "Something")
    page = room.rapporteur().page
    page.goto(f"/s/{room.code}/rapporteur/desk?input=Q1-001")
    why, words = page.locator("#Q1-001-why"), page.locator("#Q1-001-fr")
    page.get_by_text("Its language, and others").click()
    why.fill("It is")
    words.fill("Quelque")
    room.others_say("q1", "Something else")
    expect(page.locator("[data-piece]")).to_have_count(2)
    page.reload()
    expect(why).to_have_value("It is")
    expect(words).to_have_value("Quelque")
    expect(words).to_be_visible()
    why.fill("It is beside the point")
    why.press("Enter")
    words.fill("Quelque chose")
    page.locator("#into-Q1-001-fr button").click()
    expect(page.locator("#into-Q1-001-fr .outcome")).to_have_text("Saved.")
    eventually(lambda: not page.evaluate(KEPT), "nothing is kept", page)
    assert room.scene.state.handled["Q1-001"].why_not == "It is beside the point"
    assert room.scene.state.inputs["Q1-001"].renderings["fr"].text == "Quelque chose"


def test_a_theme_that_was_begun_is_there_after_a_reload(room: Room) -> None:
    room.at("q1")
    room.others_say("q1", "Something")
    page = room.rapporteur().page
    page.goto(f"/s/{room.code}/rapporteur/desk?input=Q1-001")
    expect(page.locator("body[data-htmx-powered]")).to_have_count(1)
    for leave in (page.reload, lambda: page.keyboard.press("Escape")):
        page.keyboard.press("t")
        field = page.locator("#theming [name=typed]")
        expect(field).to_be_focused()
        if leave == page.reload:
            field.fill("Ports and")
        else:
            expect(field).to_have_value("Ports and")
        leave()
    page.wait_for_timeout(350)
    page.keyboard.press("t")
    expect(page.locator("#theming [name=typed]")).to_have_value("")
