"""What is kept of whoever takes part is told on a page of its own, as it is in this session."""

from collections.abc import Iterator

import pytest

from app.log.sessions import create_session

from .harness import Scene, Server, plain, seed_plan

PATH = "/privacy"


@pytest.fixture
def kept(server: Server) -> Iterator[Scene]:
    """A session whose plan says how long names are kept."""
    plan = seed_plan().model_copy(update={"keep_personal_data_days": 30, "organisations": ()})
    scene = Scene(server, create_session(server.engine, plan))
    yield scene
    scene.close()


def test_it_is_there_for_whoever_has_the_code_and_says_what_holds_here(scene: Scene) -> None:
    page = scene.stranger().page(PATH)
    words = plain(page.text)
    assert page.status_code == 200
    assert "What is kept of you, and who reads it" in words
    assert "Names are kept until the host erases them" in words
    assert "United Cities and Local Governments (UCLG)" in words
    assert "your reference" not in words and "p-" not in words


def test_who_is_in_reads_by_what_they_are_found(scene: Scene) -> None:
    person = scene.participant(name="Amina")
    words = plain(person.page(PATH).text)
    assert f"Tell them your reference in the record: {person.who}" in words
    assert "Amina" not in words
    erased = scene.server.told("erase", person.who, scene.code)
    assert erased.startswith("Erased: the name")


def test_the_plan_says_until_when_names_are_kept(kept: Scene) -> None:
    words = plain(kept.stranger().page(PATH).text)
    assert "are kept until" in words and "Then they are erased without anyone having to ask." in words
    assert "Ask whoever invited you to this session." in words


def test_it_says_what_the_session_promises_of_votes(scene: Scene) -> None:
    words = plain(scene.stranger().page(PATH).text)
    assert "a group of fewer than 3 people is not shown apart" in words
    assert "that you voted, but not what" in words
    assert "The complete record, in which it can also be looked up who voted what." in words
    assert "“Do not quote” means that it counts" in words


def test_it_is_linked_from_the_way_in_and_from_the_phone(scene: Scene) -> None:
    link = f'href="/s/{scene.code}{PATH}"'
    assert link in scene.stranger().page().text
    assert link in scene.participant().page().text


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_it_is_read_in_ones_language_and_another_is_chosen_there(scene: Scene, language: str) -> None:
    person = scene.stranger("en")
    chosen = person.http.post(f"/s/{scene.code}/language", data={"language": language, "to": "privacy"})
    assert (chosen.status_code, chosen.headers["location"]) == (303, f"/s/{scene.code}{PATH}")
    assert f'<html lang="{language}">' in person.page(PATH).text


def test_it_needs_no_script_and_loads_nothing_from_elsewhere(scene: Scene) -> None:
    page = scene.stranger().page(PATH)
    assert "<script" not in page.text and "//" not in page.text.replace(scene.server.url, "")
    assert "set-cookie" not in page.headers
    assert scene.server.get("/s/ABC234/privacy").status_code == 404
