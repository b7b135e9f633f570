"""The desk over the wire: who may see it, and what odd messages to it are answered."""

import json
from typing import Any

import pytest

from app.live.asking.screen import SCREENS

from .harness import Scene

PAGES = (
    "rapporteur/desk",
    "rapporteur/desk/columns",
    "rapporteur/desk/suggestions",
    "rapporteur/report",
    "rapporteur/report/preview",
    "rapporteur/trace",
    "report.docx",
    "report.md",
    "log.json",
)

ODD: tuple[dict[str, Any], ...] = (
    {"do": "draft", "en": ["x"]},
    {"do": "draft", "en": "x", "kind": "verdict"},
    {"do": "draft", "en": "x" * 2001},
    {"do": "draft", "en": "\x00"},
    {"do": "draft", "en": "x", "about": "nowhere"},
    {"do": "redraft", "statement": "G-01", "revision": "first", "en": "x"},
    {"do": "redraft", "statement": "G-99", "revision": 1, "en": "x"},
    {"do": "weigh", "statement": "G-01", "evidence": "R-", "stance": "supports"},
    {"do": "weigh", "statement": "G-01", "evidence": "Q1-001", "stance": "adores"},
    {"do": "weigh", "statement": "G-01", "evidence": "x" * 65},
    {"do": "tag", "input": "Q1-001", "theme": "<b>"},
    {"do": "group", "inputs": ["Q1-001"] * 501},
    {"do": "group", "inputs": "Q1-001"},
    {"do": "group", "inputs": ["Q9-999"]},
    {"do": "write", "part": "q1.price", "language": "en", "text": "x"},
    {"do": "write", "part": "summary", "language": "de", "text": "x"},
    {"do": "render", "input": "Q1-001", "language": "en", "text": "x"},
    {"do": "render", "input": "Q1-001", "language": "es", "text": " "},
    {"do": "render", "input": "Q1-001", "language": "es", "text": "x", "revision": 7},
    {"do": "put_forward", "statement": "G-02"},
    {"do": "quote", "input": None},
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("screen", [None, *(one for one in SCREENS if one != "rapporteur")])
def test_the_desk_is_for_the_rapporteur_alone(scene: Scene, path: str, screen: str | None) -> None:
    visitor = scene.stranger() if screen is None else scene.participant()
    if screen not in (None, "participant"):
        visitor = scene.holder(str(screen))
    assert visitor.page(f"/{path}").status_code == 403


@pytest.mark.parametrize("message", ODD, ids=lambda message: json.dumps(message)[:50])
def test_what_cannot_be_right_is_refused_and_the_line_stays(scene: Scene, message: dict[str, Any]) -> None:
    phone, desk = scene.phone(), scene.screen("rapporteur")
    scene.at("q1")
    assert phone.send("input", item="q1", text="Pears", consent="main")["made"] == "Q1-001"
    assert desk.send("draft", en="More pears")["made"] == "G-01"
    answer = desk.send(message["do"], **{name: value for name, value in message.items() if name != "do"})
    assert answer["refused"] and answer["message"]
    assert desk.ping()["now"]


def test_everyone_reads_what_became_of_their_own_alone(scene: Scene) -> None:
    ana, ben = scene.phones(2)
    moderator, desk = scene.at("q1"), scene.screen("rapporteur")
    mine = ana.send("input", item="q1", text="Pears of Ana", consent="named")["made"]
    ben.send("input", item="q1", text="Figs of Ben", consent="named")
    desk.send("draft", en="More pears")
    desk.send("weigh", statement="G-01", evidence=mine, stance="supports")
    before = ana.person.page("/became").text
    assert "Pears of Ana" not in before and "More pears" not in before, "not while the session goes on"
    moderator.send("end")
    after = ana.person.page("/became").text
    assert "Pears of Ana" in after and "More pears" in after
    assert "Figs of Ben" not in after
    assert scene.stranger().page("/became").status_code == 303


def test_a_report_can_be_had_at_any_time_in_each_format_and_language(scene: Scene) -> None:
    rapporteur = scene.holder("rapporteur")
    for moment in ("before", "during"):
        if moment == "during":
            scene.at("q1")
        for format, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype"), ("md", b"#")):
            made = rapporteur.page(f"/report.{format}", language="fr")
            assert made.status_code == 200, format
            assert made.content[:9].lower().startswith(begins.lower()), format
            assert f"report_fr.{format}" in made.headers["content-disposition"]
    assert rapporteur.page("/report.exe").status_code == 404
    assert rapporteur.page("/report.pdf", profile="complete").status_code == 404
    assert rapporteur.page("/report.pdf", language="de").status_code in (404, 422)
