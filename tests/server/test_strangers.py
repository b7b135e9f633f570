"""Who may do what: a cookie of this session and screen opens a line, which takes its own commands alone."""

from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from app.domain.commands import names_of
from app.live.asking.screen import SCREENS

from .harness import Person, Scene

ROLES = ("moderator", "board", "rapporteur", "interpreter")
FOREIGN = ("https://evil.example", "http://127.0.0.1.evil.example", "null", "http://127.0.0.1:1")

FIELDS: dict[str, Any] = {
    "item": "q1",
    "input": "Q1-001",
    "text": "x",
    "answer": "4",
    "leaving": "q1",
    "seq": 1,
    "run": 1,
}
FIELDS |= {
    "in_favour": 3,
    "against": 1,
    "reason": "test",
    "review": "first",
    "inputs": ["Q1-001:1"],
    "head": "Q1-002:1",
    "consent": "main",
    "shown": True,
    "constituency": "section",
    "participant": "p-1",
    "run": 1,
    "statement": "G-01",
    "recognition": "reflects",
    "stance": "pass",
    "group": "section:africa",
    "invited": 11,
    "order": "least_heard",
    "words": ["08a7c2a9cb35a39a"],
}


def turned_away(person: Person, screen: str, **how: Any) -> int:
    """The status with which a line is refused."""
    with pytest.raises(InvalidStatus) as refused:
        person.open(screen, **how)
    return int(refused.value.response.status_code)


def with_cookie(person: Person, name: str, value: str) -> Person:
    person.http.cookies.set(name, value, path=f"/s/{person.code}")
    return person


@pytest.mark.parametrize("screen", SCREENS)
def test_without_a_cookie_no_line_is_opened(scene: Scene, screen: str) -> None:
    assert turned_away(scene.stranger(), screen) == 403


@pytest.mark.parametrize("screen", ROLES)
def test_a_participants_cookie_opens_no_roles_line(scene: Scene, screen: str) -> None:
    assert turned_away(scene.participant(), screen) == 403


@pytest.mark.parametrize("screen", ROLES)
def test_a_participants_cookie_under_a_roles_name_opens_nothing(scene: Scene, screen: str) -> None:
    person = scene.participant()
    with_cookie(person, f"hemicycle_{screen}", person.http.cookies["hemicycle_participant"])
    assert turned_away(person, screen) == 403
    assert person.page(f"/{screen}").status_code == 403


@pytest.mark.parametrize(
    "forge",
    [
        lambda who, proof: f"p-0000000000.{proof}",
        lambda who, proof: f"{who}.{'0' * len(proof)}",
        lambda who, proof: f"{who}.{proof[:-1]}{'0' if proof[-1] != '0' else '1'}",
        lambda who, proof: f"{who}.{proof}x",
        lambda who, proof: f"{who}.",
        lambda who, proof: f".{proof}",
        lambda who, proof: f"moderator.{proof}",
        lambda who, proof: "nothing",
    ],
    ids=["of another", "zeros", "altered", "longer", "no proof", "no one", "of the moderator", "nonsense"],
)
def test_a_forged_cookie_is_no_one(scene: Scene, forge: Any) -> None:
    who, _, proof = scene.participant().http.cookies["hemicycle_participant"].rpartition(".")
    forger = with_cookie(scene.stranger(), "hemicycle_participant", forge(who, proof))
    assert turned_away(forger, "participant") == 403
    assert forger.post("ballot", item="q1", answer="4").json()["reason"] == "not_joined"
    assert forger.page("/views/participant").status_code == 403


@pytest.mark.parametrize("screen", SCREENS)
def test_a_cookie_of_another_session_is_no_one(scene: Scene, screen: str) -> None:
    elsewhere = Scene(scene.server)
    holder = elsewhere.participant() if screen == "participant" else elsewhere.holder(screen)
    cookie = holder.http.cookies[f"hemicycle_{screen}"]
    visitor = with_cookie(scene.stranger(), f"hemicycle_{screen}", cookie)
    assert turned_away(visitor, screen) == 403
    assert visitor.page(f"/views/{screen}").status_code == 403
    assert visitor.post("start").status_code == 403
    elsewhere.close()


def test_there_are_no_lines_of_unknown_screens_and_sessions(scene: Scene) -> None:
    person = scene.participant()
    assert turned_away(person, "kitchen") == 404
    person.code = "NOSUCH"
    assert turned_away(person, "participant") == 404


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("origin", FOREIGN)
def test_a_page_of_another_site_opens_no_line(scene: Scene, screen: str, origin: str) -> None:
    person = scene.participant() if screen == "participant" else scene.holder(screen)
    assert turned_away(person, screen, origin=origin) == 403


def test_a_page_of_this_site_does(scene: Scene) -> None:
    assert scene.participant().open("participant", origin=scene.server.url).ping()


@pytest.mark.parametrize(
    "path",
    [
        "join",
        "do",
        pytest.param("language"),
    ],
)
@pytest.mark.parametrize("origin", FOREIGN)
def test_a_page_of_another_site_can_post_nothing(scene: Scene, path: str, origin: str) -> None:
    person = scene.participant()
    before = len(scene.entries)
    fields = {"do": "floor", "language": "fr"}
    response = person.http.post(f"/s/{scene.code}/{path}", data=fields, headers={"origin": origin})
    assert response.status_code == 403
    assert len(scene.entries) == before


@pytest.mark.parametrize("path", ["join", "do", "live/participant"])
def test_an_origin_that_is_no_address_is_foreign(scene: Scene, path: str) -> None:
    person = scene.participant()
    if path == "live/participant":
        assert turned_away(person, "participant", origin="http://[") == 403
    else:
        headers = {"origin": "http://["}
        assert (
            person.http.post(f"/s/{scene.code}/{path}", data={"do": "floor"}, headers=headers).status_code
            == 403
        )


@pytest.mark.parametrize("command", sorted(names_of("moderator")))
def test_a_participant_cannot_moderate(scene: Scene, command: str) -> None:
    phone = scene.phone()
    before = len(scene.entries)
    assert phone.send(command, **FIELDS)["reason"] == "not_allowed"
    posted = phone.person.post(command, **FIELDS)
    assert (posted.status_code, posted.json()["reason"]) == (403, "not_allowed")
    form = phone.person.http.post(f"/s/{scene.code}/do", data={"do": command, **FIELDS}, follow_redirects=True)
    assert form.status_code == 403
    assert len(scene.entries) == before


@pytest.mark.parametrize("command", sorted(names_of("participant")))
def test_a_moderator_who_has_not_joined_cannot_take_part(scene: Scene, command: str) -> None:
    moderator = scene.at("q1")
    before = len(scene.entries)
    assert moderator.send(command, **FIELDS)["reason"] == "not_allowed"
    posted = moderator.person.post(command, **FIELDS)
    assert (posted.status_code, posted.json()["reason"]) == (403, "not_joined")
    assert len(scene.entries) == before


@pytest.mark.parametrize("screen", ["board", "rapporteur", "interpreter"])
def test_the_board_only_looks_and_others_only_do_their_part(scene: Scene, screen: str) -> None:
    line = scene.screen(screen)
    before = len(scene.entries)
    noted = {"introduce", "note", "hands", "strike_hands", "correct", "strike", "put_forward", "take_back"}
    noted |= {"word_item", "merge", "part"}
    at_the_desk = {
        "draft",
        "redraft",
        "drop",
        "take_up",
        "weigh",
        "name_theme",
        "tag",
        "untag",
        "quote",
        "unquote",
    }
    at_the_desk |= {"consider", "group", "regroup", "write", "render", "correct_language"}
    of_each = {
        "board": {"introduce"},
        "rapporteur": noted | at_the_desk,
        "interpreter": {"introduce", "render", "correct_language", "word_item"},
    }
    theirs = of_each[screen]
    assert names_of(screen) == theirs
    for command in sorted((names_of("moderator") | names_of("participant")) - theirs):
        assert line.send(command, **FIELDS)["reason"] == "not_allowed"
    assert len(scene.entries) == before
    assert line.ping()["now"]


def test_what_one_person_may_do_is_not_done_for_another(scene: Scene) -> None:
    author, other = scene.phones(2)
    scene.at("q1")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    assert other.person.post("withdraw", input=made).json()["reason"] == "not_yours"
    assert other.send("withdraw", item="q1")["reason"] == "no_ballot"
