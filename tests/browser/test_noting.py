"""What is said aloud or on paper is noted in seconds, by keyboard, and stands in the record as whose it was."""

import re

from playwright.sync_api import Locator, expect

from .people import Moderator, Phone, Rapporteur, Room

LINE = "#note-text"


def speaking(room: Room, item: str = "q1") -> tuple[Phone, Moderator]:
    """Ana has the floor at a question."""
    phone = room.phone(said={"name": "Ana Ríos", "role": "councillor", "section": "africa"})
    moderator = room.moderator()
    room.at(item)
    phone.page.get_by_role("button", name="Ask for the floor").click()
    moderator.gives_the_floor()
    expect(phone.page.get_by_text("You have the floor.")).to_be_visible()
    return phone, moderator


def note(screen: Rapporteur | Moderator, text: str) -> None:
    """One key, one line, Enter."""
    screen.page.locator("h1").first.click()
    screen.page.keyboard.press("i")
    expect(screen.page.locator(LINE)).to_be_focused()
    screen.page.keyboard.type(text)
    screen.page.keyboard.press("Enter")


def outcome(screen: Rapporteur | Moderator) -> Locator:
    """What became of it."""
    return screen.page.locator('[data-state="note"]')


def test_whoever_has_the_floor_is_noted_by_one_key_one_line_and_enter(room: Room) -> None:
    phone, moderator = speaking(room)
    rapporteur, reader = room.rapporteur(), room.phone()
    expect(rapporteur.page.locator("#note-participant")).to_have_value(phone.who)
    note(rapporteur, "Peers learn faster than donors teach")
    expect(outcome(rapporteur)).to_have_text("Noted as Q1-001.")
    expect(rapporteur.page.locator(LINE)).to_have_value("")
    expect(rapporteur.page.locator(LINE)).to_be_focused()
    noted = rapporteur.lines.filter(has_text="intervention")
    expect(noted).to_contain_text("Ana Ríos: Peers learn faster than donors teach")
    expect(moderator.input("Peers learn")).to_contain_text("Spoken")
    expect(moderator.input("Peers learn")).to_contain_text("Ana Ríos")
    expect(reader.others).to_contain_text("Peers learn faster than donors teach")
    expect(phone.mine).to_contain_text("Noted from what you said.")


def test_someone_who_has_not_joined_is_noted_by_name_and_group(room: Room) -> None:
    rapporteur, moderator = room.rapporteur(), room.moderator()
    room.at("q2")
    expect(rapporteur.page.locator("#note-item")).to_have_value("q2")
    rapporteur.page.locator("#note-name").fill("Kofi Mensah")
    rapporteur.page.locator("#note-group").select_option("africa")
    note(rapporteur, "A paper slip")
    expect(moderator.input("A paper slip")).to_contain_text(re.compile("Kofi Mensah.*Africa"))
    expect(rapporteur.page.locator("#note-name")).to_have_value("")


def test_what_somebody_says_is_not_put_down_to_whoever_only_asks_to_speak(room: Room) -> None:
    rapporteur, phone = room.rapporteur(), room.phone(said={})
    room.at("q1")
    phone.page.locator("#hand-form button").click()
    who = rapporteur.page.locator("#note-participant")
    expect(who.locator(f"option[value={phone.who}]")).to_have_text("A participant")
    expect(who).to_have_value("")
    note(rapporteur, "The mayor spoke from the floor")
    expect(outcome(rapporteur)).to_have_text("Noted as Q1-001.")
    assert room.scene.state.inputs["Q1-001"].author != phone.who
    expect(phone.mine).to_have_count(0)


def test_what_is_being_typed_stays_through_what_happens_in_the_room(room: Room) -> None:
    rapporteur = room.rapporteur()
    room.at("q1")
    expect(rapporteur.page.locator(LINE)).to_be_visible()
    rapporteur.page.locator(LINE).press_sequentially("Half a sen")
    phone, _moderator = speaking(room, "q2")
    expect(rapporteur.page.locator("#note-participant option[selected]")).to_have_attribute("value", phone.who)
    expect(rapporteur.page.locator("#note-participant")).to_have_value("")
    rapporteur.page.locator(LINE).press_sequentially("tence")
    expect(rapporteur.page.locator(LINE)).to_have_value("Half a sentence")
    rapporteur.page.keyboard.press("Enter")
    expect(outcome(rapporteur)).to_have_text("Noted as Q1-001.")


def test_a_line_noted_without_a_network_is_kept_and_comes_after_it_is_back(room: Room) -> None:
    rapporteur = room.rapporteur()
    room.at("q1")
    expect(rapporteur.page.locator(LINE)).to_be_visible()
    rapporteur.lose_network()
    note(rapporteur, "Said in a dead spot")
    expect(outcome(rapporteur)).to_have_text("Waiting to be sent.")
    rapporteur.find_network()
    expect(outcome(rapporteur)).to_have_text("Noted as Q1-001.", timeout=30_000)


def test_the_moderators_screen_notes_as_well(room: Room) -> None:
    phone, moderator = speaking(room)
    note(moderator, "From the chair")
    expect(moderator.input("From the chair")).to_contain_text("Ana Ríos")
    expect(phone.mine).to_contain_text("From the chair")


def test_what_was_noted_is_corrected_or_struck_out_in_the_log(room: Room) -> None:
    rapporteur, reader = room.rapporteur(), room.phone()
    room.at("q1")
    expect(rapporteur.page.locator(LINE)).to_be_visible()
    note(rapporteur, "Pears lern faster")
    row = rapporteur.lines.filter(has_text="intervention").last
    row.get_by_text("Correct", exact=True).click()
    row.get_by_label("What they say").fill("Peers learn")
    room.others_say("q1", "Something else meanwhile")
    expect(rapporteur.lines.filter(has_text="Something else meanwhile")).to_be_visible()
    row.get_by_label("What they say").press_sequentially(" faster")
    row.get_by_role("button", name="Save").click()
    expect(reader.others.filter(has_text="Peers learn faster")).to_be_visible()
    expect(rapporteur.lines.filter(has_text="intervention corrected")).to_contain_text("Peers learn faster")
    row.get_by_role("button", name="Strike out").click()
    expect(reader.others.filter(has_text="Peers learn faster")).to_have_count(0)
    expect(rapporteur.lines.filter(has_text="intervention struck out")).to_be_visible()


def test_a_show_of_hands_stands_beside_what_phones_answered(room: Room) -> None:
    rapporteur, board, phone, moderator = room.rapporteur(), room.board(), room.phone(), room.moderator()
    room.at("q1")
    rapporteur.page.get_by_text("Show of hands", exact=True).click()
    form = rapporteur.page.locator("form#counting")
    form.get_by_label("For", exact=True).fill("14")
    form.get_by_label("Against").fill("3")
    form.get_by_label("Abstaining").fill("2")
    form.get_by_role("button").click()
    counted = "By show of hands: 14 for, 3 against, 2 abstaining"
    for screen in (board, phone, moderator):
        expect(screen.page.locator(".counted")).to_have_text(counted)
    expect(rapporteur.page.locator('[data-state="hands"]')).to_have_text("Noted.")
    expect(form.get_by_label("For", exact=True)).to_have_value("")
    form.get_by_label("For", exact=True).fill("15")
    form.get_by_label("Against").fill("3")
    form.get_by_role("button").click()
    expect(board.page.locator(".counted")).to_have_text("By show of hands: 15 for, 3 against, 0 abstaining")


def test_what_was_begun_stays_whose_it_was_whoever_is_given_the_floor_and_whatever_comes(room: Room) -> None:
    phone, moderator = speaking(room)
    rapporteur = room.rapporteur()
    expect(rapporteur.page.locator("#note-participant")).to_have_value(phone.who)
    rapporteur.page.locator(LINE).press_sequentially("Ana said th")
    rapporteur.page.get_by_text("Show of hands", exact=True).click()
    rapporteur.page.locator("#hands-in_favour").fill("41")
    moderator.page.get_by_role("button", name="Finished").click()
    other = room.phone(said={"name": "Ben Okri"})
    other.page.get_by_role("button", name="Ask for the floor").click()
    moderator.gives_the_floor()
    room.at("q2")
    expect(rapporteur.page.locator("#note-item option[selected]")).to_have_attribute("value", "q2")
    rapporteur.page.locator("h1").click()
    rapporteur.page.keyboard.press("i")
    rapporteur.page.keyboard.type("is")
    rapporteur.page.keyboard.press("Enter")
    expect(rapporteur.lines.filter(has_text="Ana Ríos: Ana said this")).to_contain_text("Q1-001")
    rapporteur.page.locator("#hands-against").fill("2")
    rapporteur.page.keyboard.press("Enter")
    expect(rapporteur.page.locator(".count-noted")).to_contain_text("Q1 – By show of hands: 41 for")
    rapporteur.page.locator(".count-noted button").click()
    expect(rapporteur.page.locator(".count-noted")).to_have_count(0)


def test_how_one_speaker_may_be_quoted_does_not_stick_to_the_next(room: Room) -> None:
    rapporteur, moderator = room.rapporteur(), room.moderator()
    room.at("q1")
    rapporteur.page.locator("#note-name").fill("Kofi Mensah")
    rapporteur.page.get_by_text("To which item").click()
    rapporteur.page.locator("#note-consent").select_option("named")
    note(rapporteur, "First of them")
    expect(moderator.input("First of them")).to_contain_text("Kofi Mensah")
    expect(rapporteur.page.locator("#note-consent")).to_have_value("")
    expect(rapporteur.page.locator("#note-name")).to_have_value("")


def test_what_was_refused_is_given_back_with_whose_it_was(room: Room) -> None:
    rapporteur = room.rapporteur()
    room.at("q1")
    rapporteur.page.locator("#note-name").fill("Kofi Mensah")
    note(rapporteur, "\u200b")
    expect(outcome(rapporteur)).to_contain_text("There is no text yet.")
    expect(rapporteur.page.locator("#note-name")).to_have_value("Kofi Mensah")


def test_what_is_being_typed_is_still_there_after_the_page_was_left(room: Room) -> None:
    _phone, moderator = speaking(room)
    rapporteur = room.rapporteur()
    for screen in (rapporteur, moderator):
        page = screen.page
        page.locator("h1").first.click()
        page.keyboard.press("i")
        page.locator("#note-participant").select_option("")
        page.locator("#note-name").fill("Kofi Mensah")
        page.locator(LINE).press_sequentially("Half a sen")
        page.get_by_text("Show of hands", exact=True).click()
        page.locator("#hands-in_favour").fill("41")
        page.reload()
        expect(page.locator(LINE)).to_have_value("Half a sen")
        expect(page.locator("#note-name")).to_have_value("Kofi Mensah")
        expect(page.locator("#hands-in_favour")).to_have_value("41")
        expect(page.locator("#hands-in_favour")).to_be_visible()
    rapporteur.page.goto(f"/s/{room.code}/rapporteur/desk")
    rapporteur.page.goto(f"/s/{room.code}/rapporteur")
    rapporteur.page.locator(LINE).press("End")
    rapporteur.page.locator(LINE).press_sequentially("tence")
    rapporteur.page.keyboard.press("Enter")
    expect(rapporteur.lines.filter(has_text="Kofi Mensah: Half a sentence")).to_be_visible()
    rapporteur.page.reload()
    expect(rapporteur.page.locator(LINE)).to_have_value("")


def test_what_was_refused_on_another_page_is_given_back(room: Room) -> None:
    rapporteur = room.rapporteur()
    room.at("q1")
    rapporteur.page.locator("#note-name").fill("Kofi Mensah")
    rapporteur.lose_network()
    note(rapporteur, "\u200b")
    expect(outcome(rapporteur)).to_have_text("Waiting to be sent.")
    rapporteur.page.goto("about:blank")
    rapporteur.find_network()
    rapporteur.page.goto(f"/s/{room.code}/rapporteur/desk")
    rapporteur.page.wait_for_function("() => !Object.keys(localStorage).some(one => one.includes(':message:'))")
    rapporteur.page.goto(f"/s/{room.code}/rapporteur")
    expect(rapporteur.page.locator("#note-name")).to_have_value("Kofi Mensah")
