"""The inputs of others on a phone: what was reworded is read anew, and support says which words it was for."""

from playwright.sync_api import expect

from .people import Room, eventually
from .test_networks import CUT_OFF, NO_WEBSOCKETS, sent_by


def test_a_rewording_reaches_the_phones_and_support_is_offered_anew(room: Room) -> None:
    phone, author = room.phone(), room.scene.participant()
    room.at("q1")
    made = author.post("input", item="q1", text="Yes to joint projects.").json()["made"]
    phone.support("Yes to joint projects.")
    assert author.post("revise", input=made, text="No to joint projects.").is_success
    row = phone.page.locator(f"#other-{made}")
    expect(row).to_contain_text("No to joint projects.")
    expect(row).to_contain_text("Reworded since you supported it.")
    expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "false")
    expect(phone.others).to_have_count(1)
    row.get_by_role("button").click()
    expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    phone.page.reload()
    expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    expect(row).not_to_contain_text("Reworded since you supported it.")
    assert room.scene.state.inputs[made].supported(phone.who) == 2


def test_support_for_other_words_is_no_second_tap(room: Room) -> None:
    phone, author = room.phone(), room.scene.participant()
    room.at("q1")
    made = author.post("input", item="q1", text="Yes to joint projects.").json()["made"]
    button = phone.page.locator(f"#other-{made}").get_by_role("button")
    expect(button).to_be_visible()
    phone.page.evaluate("() => { const at = performance.now(); performance.now = () => at; }")
    for text in "No to joint projects.", "Perhaps to joint projects.":
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        assert author.post("revise", input=made, text=text).is_success
        expect(phone.others).to_contain_text(text)
        expect(button).to_have_attribute("aria-pressed", "false")
    assert sent_by(phone) == ["endorsed", "endorsed"]


def test_support_that_waits_to_be_sent_stands_after_a_reload_too(room: Room) -> None:
    phone = room.stranger()
    phone.expected = CUT_OFF
    phone.page.add_init_script(NO_WEBSOCKETS)
    phone.join()
    room.at("q1").others_say("q1", "Yes to joint projects.")
    phone.page.reload()
    phone.page.route("**/do", lambda route: route.abort())
    phone.support("Yes to joint projects.")
    for _ in "once", "twice":
        phone.page.reload()
        expect(phone.others.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    assert sent_by(phone) == []
    phone.page.unroute("**/do")
    eventually(lambda: sent_by(phone) == ["endorsed"], "the support to arrive", phone.page)
    expect(phone.others.get_by_role("button")).to_have_attribute("aria-pressed", "true")


def test_a_page_that_was_made_before_support_was_counted_shows_it(room: Room) -> None:
    phone, author = room.phone(), room.scene.participant()
    room.at("q1")
    made = author.post("input", item="q1", text="Yes to joint projects.").json()["made"]
    phone.support("Yes to joint projects.")
    assert author.post("revise", input=made, text="No to joint projects.").is_success
    url = f"{room.server.url}/s/{room.code}"
    of_before = phone.page.request.get(url)
    other_tab = phone.context.new_page()
    other_tab.goto(url)
    row = phone.page.locator(f"#other-{made}")
    expect(row).to_contain_text("Reworded since you supported it.")
    row.get_by_role("button").click()
    eventually(lambda: sent_by(phone) == ["endorsed"] * 2, "the support to arrive", phone.page)
    phone.context.grant_permissions(["local-network-access"])  # which such a page has to ask for
    phone.page.route(url, lambda route: route.fulfill(response=of_before))
    assert (reloaded := phone.page.reload()) and reloaded.text() == of_before.text()
    for page in phone.page, other_tab:
        row = page.locator(f"#other-{made}")
        expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "true")
        expect(row).not_to_contain_text("Reworded since you supported it.")


def test_what_two_answers_bring_stands_once(room: Room) -> None:
    phone = room.phone()
    room.at("q1").others_say("q1", *(f"What was seen in place {n}." for n in range(14)))
    expect(phone.others).to_have_count(10)
    phone.page.evaluate("() => { for (const _ of [1, 2, 3]) hemicycle.parts.others.ask(); }")
    expect(phone.others).to_have_count(14)
    room.others_say("q1", "The last of all.")
    phone.page.evaluate("() => hemicycle.parts.others.ask()")
    expect(phone.others.filter(has_text="The last of all.")).to_have_count(1)
    expect(phone.others).to_have_count(15)


def test_what_no_longer_stands_leaves_the_phone(room: Room) -> None:
    phone, author = room.phone(), room.scene.participant()
    moderator = room.scene.screen("moderator")
    moderator.send("go", item="q1")
    kept, withdrawn, aside = (
        author.post("input", item="q1", text=text).json()["made"] for text in ("Kept", "Withdrawn", "Set aside")
    )
    expect(phone.others).to_have_count(3)
    assert author.post("withdraw", input=withdrawn).is_success
    moderator.send("set_aside", input=aside, reason="test")
    expect(phone.others).to_have_count(1)
    expect(phone.page.locator(f"#other-{kept}")).to_be_visible()


def test_support_for_words_that_were_changed_meanwhile_is_refused_where_it_was_given(room: Room) -> None:
    phone, author = room.phone(), room.scene.participant()
    room.at("q1")
    made = author.post("input", item="q1", text="The first words").json()["made"]
    row = phone.page.locator(f"#other-{made}")
    expect(row).to_be_visible()
    phone.page.evaluate(
        "input => { document.querySelector(`#other-${input} [name=revision]`).value = 7; }", made
    )
    row.get_by_role("button").click()
    expect(row.locator("[data-state]")).not_to_be_empty()
    expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "false")
    room.others_say("q1", "Something else happens.")
    expect(phone.others).to_have_count(2)
    expect(row.locator("[data-state]")).not_to_be_empty()


def test_the_hand_says_what_is_so(room: Room) -> None:
    phone, moderator = room.phone(said={"name": "A councillor"}), room.scene.screen("moderator")
    moderator.send("go", item="q1")
    hand = phone.page.get_by_role("button", name="Ask for the floor")
    hand.click()
    expect(hand).to_have_attribute("aria-pressed", "true")
    moderator.send("give_floor", participant=phone.who)
    expect(phone.page.locator("#hand")).to_contain_text("You have the floor.")
    moderator.send("undo")
    expect(hand).to_have_attribute("aria-pressed", "true")
    expect(phone.page.locator("#hand")).to_contain_text("Your hand is raised.")
    phone.page.reload()
    expect(hand).to_have_attribute("aria-pressed", "true")
    hand.click()
    expect(hand).to_have_attribute("aria-pressed", "false")
    expect(phone.page.locator("#hand")).not_to_contain_text("Your hand is raised.")


def test_a_long_word_does_not_widen_the_phone(room: Room) -> None:
    link = "https://example.org/" + "a" * 170
    phone, moderator = room.phone(said={"name": "N" * 80}), room.scene.screen("moderator")
    moderator.send("go", item="q1")
    room.others_say("q1", link)
    expect(phone.others).to_have_count(1)
    phone.write(link)
    expect(phone.mine).to_have_count(1)
    moderator.send("set_aside", input="Q1-002", reason="test", note="n" * 190)
    expect(phone.mine).to_contain_text("nnn")
    phone.box.fill(link)
    moderator.send("next")
    expect(phone.page.locator("[data-leftover]")).to_contain_text(link)
    for width in (390, 320):
        phone.page.set_viewport_size({"width": width, "height": 844})
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= width


def test_times_are_shown_once_where_the_phone_is_in_the_sessions_zone(room: Room) -> None:
    here = room.phone("en", timezone_id="Europe/Madrid", locale="en-US")
    there = room.phone("en", timezone_id="America/Bogota", locale="en-US")
    expect(there.page.locator(".agenda time[data-own]").first).to_be_attached()
    for phone, own in ((here, []), (there, ["05:00"])):
        times = phone.page.locator(".agenda time").evaluate_all("all => all.map(one => one.dataset.own || '')")
        assert [one for one in times if one][:1] == own


def test_a_rendering_reaches_the_phones_that_show_the_input_with_the_original_beside_it(room: Room) -> None:
    reader = room.phone("es")
    room.at("q1").others_say("q1", "We learn from each other.")
    expect(reader.others).to_contain_text("We learn from each other.")
    rendered = "Aprendemos unos de otros."
    made = room.scene.screen("rapporteur").send("render", input="Q1-001", language="es", text=rendered)
    assert "ack" in made
    expect(reader.others).to_contain_text(rendered)
    expect(reader.others).to_contain_text("We learn from each other.")
