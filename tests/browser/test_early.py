"""What somebody does while the scripts are still on their way is not lost when they come."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Route, expect

from .people import Phone, Rapporteur, Room


@contextmanager
def without_scripts_yet(screen: Phone | Rapporteur) -> Iterator[None]:
    """The page has been loaded anew, and its scripts come only at the end."""
    held: list[Route] = []
    come = False
    screen.page.route("**/static/*.js", lambda route: route.continue_() if come else held.append(route))
    screen.page.reload(wait_until="commit")
    expect(screen.page.locator("html:not(.scripted) script[type='application/json'], main")).not_to_have_count(
        0
    )
    yield
    come = True
    for route in held:
        route.continue_()
    expect(screen.page.locator("html.scripted")).to_have_count(1)


def test_all_that_was_chosen_and_typed_on_a_phone_before_its_scripts_came_stands(room: Room) -> None:
    phone = room.phone()
    room.at("q2")
    phone.sees_question(room.plan.as_planned["q2"])
    form = phone.page.locator("form.words")
    with without_scripts_yet(phone):
        phone.vote.get_by_text("Better", exact=True).click()
        form.locator("label").filter(has_text="Obstacle").click()
        form.locator("[data-consent]").select_option("none")
        phone.page.locator("#hand-topic").fill("On water")
    for _ in "now", "after a reload":
        assert phone.chosen() == ["answer=4"]
        expect(phone.state).to_have_text("Chosen, not sent yet.")
        expect(form.get_by_label("Obstacle", exact=True)).to_be_checked()
        expect(form.locator("[data-consent]")).to_have_value("none")
        expect(phone.page.locator("#hand-topic")).to_have_value("On water")
        phone.page.reload()
        expect(phone.page.locator("html.scripted")).to_have_count(1)
    phone.send_vote()
    phone.sees_vote_is_in()
    assert room.scene.answer_of(phone.who, "q2") == {"": ["4"]}


def test_what_was_typed_before_the_scripts_came_stands_below_what_was_begun_before(room: Room) -> None:
    phone = room.phone()
    room.at("q1")
    phone.sees_question(room.plan.as_planned["q1"])
    phone.box.fill("Begun before")
    with without_scripts_yet(phone):
        phone.box.fill("Typed early")
    expect(phone.box).to_have_value("Begun before\nTyped early")
    phone.page.reload()
    expect(phone.box).to_have_value("Begun before\nTyped early")


def test_a_note_that_was_typed_before_the_scripts_came_stands(room: Room) -> None:
    room.at("q1")
    rapporteur = room.rapporteur()
    with without_scripts_yet(rapporteur):
        rapporteur.page.locator("#note [name=text]").fill("Said before anything was there")
    expect(rapporteur.page.locator("#note [name=text]")).to_have_value("Said before anything was there")
    rapporteur.page.reload()
    expect(rapporteur.page.locator("#note [name=text]")).to_have_value("Said before anything was there")
