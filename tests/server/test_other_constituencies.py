"""A plan that asks for country and age group, and has no more than it must: it works on every screen."""

import re
from typing import Any

import pytest

from app.domain.plan import Plan
from app.domain.reserved import FIELDS
from app.log.sessions import create_session

from .harness import Scene, Server, plain


def words(english: str) -> dict[str, str]:
    return {"en": english}


def choices(*labels: str) -> list[dict[str, Any]]:
    return [{"id": label.lower(), "label": words(label)} for label in labels]


PLAN = Plan.model_validate(
    {
        "title": words("Young mayors"),
        "short_title": words("Young mayors"),
        "date": "2021-05-18",
        "starts": "12:00",
        "ends": "12:20",
        "zone": "Europe/Madrid",
        "zone_label": "CEST",
        "constituencies": [
            {"id": "country", "label": words("Country"), "choices": choices("Kenya", "Peru")},
            {"id": "age_group", "label": words("Age group"), "choices": choices("Under", "Over"), "main": True},
        ],
        "agenda": [
            {
                "id": "q1",
                "title": words("Transport"),
                "question": words("Which way?"),
                "minutes": 10,
                "opens": "by hand",
                "vote": {"kind": "single_choice", "prompt": words("Choose"), "options": choices("Bus", "Tram")},
                "inputs": {"prompt": words("Say more")},
            },
            {"id": "close", "title": words("Close"), "minutes": 10},
        ],
    }
)


@pytest.fixture
def scene(server: Server) -> Scene:
    """A session with that plan, which has begun."""
    found = Scene(server, create_session(server.engine, PLAN))
    found.holder("moderator").post("start")
    return found


def test_people_say_what_the_plan_asks_for(scene: Scene) -> None:
    form = plain(scene.stranger().page("/join").text)
    assert "Country" in form and "Age group" in form and "section" not in form.lower()
    amina = scene.participant(country="kenya", age_group="under")
    assert scene.state.participants[amina.who].said == {"country": "kenya", "age_group": "under"}
    assert scene.stranger().join(country="atlantis").status_code == 422


FORM = re.compile(r"<form.*?</form>", re.DOTALL)
FIELD = re.compile(r"""<(?:input|select|textarea|button)[^>]*? name="([^"]+)\"""")
PAGES = {"/join": "", "/rapporteur": "rapporteur", "/rapporteur/desk": "rapporteur"}


@pytest.mark.parametrize("path", PAGES)
def test_what_forms_ask_for_besides_is_no_id_of_a_constituency(scene: Scene, path: str) -> None:
    person = scene.holder(PAGES[path]) if PAGES[path] else scene.stranger()
    text = person.page(path).text
    outside = set(re.findall(r"""<button name="([^"]+)" [^>]*form="joining\"""", text))
    asked = [found for form in FORM.findall(text) if "country" in (found := set(FIELD.findall(form)))]
    assert len(asked) == 1
    assert (asked[0] | outside) - {"country", "age_group"} <= FIELDS


def test_the_moderator_sees_the_groups_of_the_plan(scene: Scene) -> None:
    for _ in range(3):
        scene.participant(country="peru")
    groups = plain(scene.screen("moderator").see("groups", "Country", "Peru 0 / 3"))
    assert "Kenya" not in groups


def test_voting_opens_when_the_plan_says_so(scene: Scene) -> None:
    phone = scene.phone()
    assert phone.send("ballot", item="q1", answer="bus")["reason"] == "not_open"
    scene.screen("moderator").send("open", item="q1")
    assert "ack" in phone.send("ballot", item="q1", answer="bus")


def test_the_record_has_the_columns_of_the_plan(scene: Scene) -> None:
    scene.screen("moderator").send("open", item="q1")
    amina = scene.participant(country="kenya", age_group="under")
    amina.post("input", item="q1", text="More trams")
    rapporteur = scene.holder("rapporteur")
    tables = rapporteur.page("/log.json").json()["tables"]
    [row] = tables["inputs"]
    assert (row["country"], row["age_group"]) == ("kenya", "under")
    assert "endorsements_by_age_group" in row and "section" not in row
    assert {row["scope"] for row in tables["attendance"]} == {"all", "country", "age_group"}
    codes = {(row["column"], row["code"]): row["meaning_en"] for row in tables["codebook"]}
    assert codes["country", "kenya"] == "Kenya"
    found = plain(rapporteur.page("/rapporteur", country="kenya").text)
    assert "More trams" in found
    assert "More trams" not in plain(rapporteur.page("/rapporteur", country="peru").text)


@pytest.mark.parametrize("path", ["", "/join", "/moderator", "/board", "/rapporteur"])
@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_screen_does_without_what_only_the_seed_has(scene: Scene, path: str, language: str) -> None:
    person = (
        scene.holder(path[1:], language)
        if path in ("/moderator", "/board", "/rapporteur")
        else scene.participant(language)
    )
    page = person.page(path)
    assert page.status_code == 200 and 'class="failed"' not in page.text and "None" not in plain(page.text)
