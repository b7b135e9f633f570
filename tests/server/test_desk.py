"""The desk over the wire: who may see it, and what odd messages to it are answered."""

import json
from typing import Any

import pytest

from app.live.asking.screen import SCREENS

from .harness import Scene, plain

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
    {"do": "render", "input": "Q1-001", "language": "es", "text": "x", "revision": -1},
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


def test_what_was_merged_becomes_what_the_one_becomes_that_stands_for_it(scene: Scene) -> None:
    ana, ben = scene.phones(2)
    moderator, desk = scene.at("q1"), scene.screen("rapporteur")
    pears, more = (
        one.send("input", item="q1", text=text)["made"] for one, text in ((ana, "Pears"), (ben, "Some pears"))
    )
    desk.send("merge", inputs=[f"{pears}:1", f"{more}:1"])
    desk.send("draft", en="Everyone wants them")
    desk.send("weigh", statement="G-01", evidence=pears, stance="supports")
    moderator.send("end")
    for one in (ana, ben):
        assert "Everyone wants them" in one.person.page("/became").text
    moderator.send("part", inputs=[f"{more}:1"])
    assert "Everyone wants them" not in ben.person.page("/became").text


def test_blanks_make_no_other_theme(scene: Scene) -> None:
    desk = scene.screen("rapporteur")
    assert desk.send("name_theme", label="Fair trade")["made"]
    assert desk.send("name_theme", label=" fair   trade")["reason"] == "theme_there"


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
    for query in ({"profile": "complete"}, {"language": "de"}):
        assert rapporteur.page("/report.pdf", **query).status_code == 422


REWORDED = {"do": "redraft", "statement": "G-01", "revision": "1", "en": "Figs & more"}
WRITTEN = {"do": "write", "part": "summary", "language": "en", "revision": "0", "text": "Figs & more"}


@pytest.mark.parametrize("fields", [REWORDED, WRITTEN], ids=lambda fields: fields["do"])
def test_what_is_refused_where_no_script_runs_is_given_back(scene: Scene, fields: dict[str, str]) -> None:
    desk, plain = scene.screen("rapporteur"), scene.holder("rapporteur")
    desk.send("draft", en="More pears")
    desk.send("redraft", statement="G-01", revision=1, en="Most pears")
    desk.send("write", part="summary", language="en", text="Pears", revision=0)
    answer = plain.http.post(f"/s/{scene.code}/do", data=fields)
    assert answer.status_code == 409
    assert "meanwhile" in answer.text and "Figs &amp; more</textarea>" in answer.text
    seen = {"revision": "2" if fields is REWORDED else "1"}
    assert plain.http.post(f"/s/{scene.code}/do", data=fields | seen).status_code == 303


def test_what_no_longer_stands_is_not_shown_as_evidence_that_does(scene: Scene) -> None:
    ana, ben = scene.phones(2)
    scene.at("q1")
    desk = scene.screen("rapporteur")
    taken_back = ana.send("input", item="q1", text="Pears of Ana", consent="named")["made"]
    reworded = ben.send("input", item="q1", text="Figs of Ben", consent="named")["made"]
    desk.send("draft", en="More fruit")
    for one in (taken_back, reworded):
        desk.send("weigh", statement="G-01", evidence=one, stance="supports")
    ana.send("withdraw", input=taken_back)
    ben.send("revise", input=reworded, text="Fewer figs")

    def shown() -> str:
        return plain(scene.holder("rapporteur").page("/rapporteur/desk", statement="G-01").text)

    assert "rests on 1 piece" in shown() and "2 to look at again" in shown()
    assert "1 person behind it" in shown()
    assert "taken back since" in shown() and "reworded since" in shown()
    desk.send("weigh", statement="G-01", evidence=taken_back)
    desk.send("weigh", statement="G-01", evidence=reworded, stance="supports")
    assert "rests on 1 piece" in shown() and "since" not in shown()


def test_a_change_that_was_taken_back_can_be_taken_away(scene: Scene) -> None:
    ana, desk = scene.phone(), scene.screen("rapporteur")
    scene.at("validation")
    desk.send("draft", en="More fruit")
    desk.send("put_forward", statement="G-01")
    ana.send("recognise", statement="G-01", recognition="change", text="Say pears")
    desk.send("weigh", statement="G-01", evidence="G-01-C1", stance="adds")
    ana.send("recognise", statement="G-01", recognition="reflects")
    page = plain(scene.holder("rapporteur").page("/rapporteur/desk", statement="G-01").text)
    assert "rests on 0 pieces" in page and "taken back since" in page and "Take away" in page
    assert desk.send("weigh", statement="G-01", evidence="G-01-C1")["ack"]
    assert not scene.state.statements["G-01"].evidence
