"""Without a websocket, and without scripts: commands by POST, and views by asking for them."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from .harness import Person, Scene, notice, plain

LONG = "Cities 🤝 " * 32
"""A text longer than the 280 characters of an input."""

CHOSEN: dict[str, tuple[dict[str, Any], dict[str, list[str]]]] = {
    "q1": (
        {"answer.local": "5", "answer.national": "1", "answer.global": "no_opinion"},
        {"local": ["5"], "national": ["1"], "global": ["no_opinion"]},
    ),
    "q2": ({"answer": "no_relation"}, {"": ["no_relation"]}),
    "q3": (
        {"answer.local": ["peers", "south_south"], "answer.global": ["planning"]},
        {"local": ["south_south", "peers"], "global": ["planning"]},
    ),
    "q4": (
        {"rank.C2": "1", "rank.capacity_evidence": "2", "rank.C1": "3"},
        {"": ["C2", "capacity_evidence", "C1"]},
    ),
    "q5": ({"answer": "-2"}, {"": ["-2"]}),
}
"""For each question what is chosen in its form, and the answer that this is."""


class Form(HTMLParser):
    """A form of a page, as a browser without scripts reads it: what it sends, and what can be chosen in it."""

    def __init__(self, page: str, which: str) -> None:
        super().__init__()
        self.sent: dict[str, Any] = {}
        self.choices: set[tuple[str, str]] = set()
        self.chosen: set[tuple[str, str]] = set()
        self._which, self._inside, self._select = which, False, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = self._which in given.get("class", "").split()
        if not self._inside:
            return
        if tag == "select":
            self._select = given["name"]
        one = (self._select if tag == "option" else given.get("name", ""), given.get("value", ""))
        if given.get("type") == "hidden":
            self.sent[one[0]] = one[1]
        elif tag in ("input", "option"):
            self.choices.add(one)
            if {"checked", "selected"} & given.keys():
                self.chosen.add(one)


def flat(fields: dict[str, Any]) -> set[tuple[str, str]]:
    """Every name and value."""
    pairs = ((name, given if isinstance(given, list) else [given]) for name, given in fields.items())
    return {(name, one) for name, given in pairs for one in given}


def typed(page: str) -> str:
    """What stands in the box for an input."""
    found = re.search(r'<textarea id="text-.*?>(.*?)</textarea>', page, re.DOTALL)
    return found[1] if found else ""


def submitted(person: Person, form: Form, **fields: Any) -> Any:
    return person.submit(**{**form.sent, **fields})


def test_a_ballot_by_post_is_answered_like_one_on_a_line(scene: Scene) -> None:
    person = scene.participant()
    scene.at("q2")
    response = person.post("ballot", key="my-key", item="q2", answer="4")
    assert response.status_code == 200
    assert response.json() == {"ack": "my-key", "seq": scene.entries[-1].seq}


def test_a_refusal_by_post_says_why(scene: Scene) -> None:
    person, moderator = scene.participant(), scene.at("q2")
    moderator.send("close")
    response = person.post("ballot", key="my-key", item="q2", answer="4")
    assert response.status_code == 409
    assert (response.json()["refused"], response.json()["reason"]) == ("my-key", "closed")


def test_a_ballot_by_post_reaches_the_screens(scene: Scene) -> None:
    person, board = scene.participant(), scene.screen("board")
    scene.at("q2")
    person.post("ballot", item="q2", answer="4")
    board.see("participation", "1 of 1 joined have answered")


def test_someone_who_has_not_joined_is_asked_to_join_first(scene: Scene) -> None:
    stranger = scene.stranger()
    scene.at("q2")
    response = stranger.post("ballot", item="q2", answer="4")
    assert (response.status_code, response.json()["reason"]) == (403, "not_joined")
    page = stranger.submit("ballot", item="q2", answer="4")
    assert (page.status_code, notice(page)) == (403, "Please join the session first.")
    assert "Join now" in plain(page.text)


@pytest.mark.parametrize("question", CHOSEN)
def test_the_form_of_every_question_casts_its_ballot(scene: Scene, question: str) -> None:
    person = scene.participant()
    scene.at(question)
    fields, answer = CHOSEN[question]
    form = Form(person.page().text, "vote")
    assert flat(fields) <= form.choices
    page = submitted(person, form, **fields)
    assert page.status_code == 200
    assert notice(page) == "Your vote is in. You can change it until voting closes."
    assert scene.answer_of(person.who, question) == answer
    assert {pair for pair in Form(page.text, "vote").chosen if pair[1]} == flat(fields)


@pytest.mark.parametrize("question", CHOSEN)
def test_the_form_of_every_question_offers_having_no_opinion(scene: Scene, question: str) -> None:
    person = scene.participant()
    scene.at(question)
    form = Form(person.page().text, "vote")
    fields = {name: value for name, value in form.choices if value == "no_opinion"}
    assert submitted(person, form, **fields).status_code == 200
    answer = scene.answer_of(person.who, question) or {}
    assert answer and all(chosen == ["no_opinion"] for chosen in answer.values())


@pytest.mark.parametrize(
    ("question", "fields", "why"),
    [
        ("q4", {"rank.C1": "1", "rank.C2": "1"}, "Two answers have the same place"),
        ("q4", {"rank.C1": "first"}, "not of the expected kind"),
        ("q3", {"answer.local": ["peers", "digital", "planning", "capacity"]}, "Too many answers are chosen"),
        ("q3", {"answer.local": ["peers", "no_opinion"]}, "“No opinion” cannot be joined"),
        ("q2", {}, "Nothing is chosen yet"),
        ("q2", {"answer": "6"}, "not one of the choices"),
    ],
)
def test_a_form_that_cannot_be_right_is_refused_in_words(
    scene: Scene, question: str, fields: dict[str, Any], why: str
) -> None:
    person = scene.participant()
    scene.at(question)
    page = submitted(person, Form(person.page().text, "vote"), **fields)
    assert page.status_code in (409, 422)
    assert why in notice(page)
    assert scene.answer_of(person.who, question) is None


def test_an_input_by_form_is_thanked_for_and_shown(scene: Scene) -> None:
    person = scene.participant()
    scene.at("q1")
    form = Form(person.page().text, "words")
    page = submitted(person, form, text="Twin cities", prompt="proposal", themes=["C1", "M2"])
    assert notice(page) == "Your input is in. Thank you."
    assert "Twin cities" in plain(page.text)
    assert typed(page.text) == ""
    made = scene.state.inputs["Q1-001"]
    assert (made.text, made.prompt, made.themes) == ("Twin cities", "proposal", ("C1", "M2"))


def test_a_form_sent_twice_is_one_input(scene: Scene) -> None:
    person = scene.participant()
    scene.at("q1")
    form = Form(person.page().text, "words")
    pages = [submitted(person, form, text="Twin cities") for _ in range(2)]
    assert [notice(page) for page in pages] == ["Your input is in. Thank you."] * 2
    assert list(scene.state.inputs) == ["Q1-001"]


def test_a_form_may_be_sent_in_parts(scene: Scene) -> None:
    person = scene.participant()
    scene.at("q1")
    fields = {"do": (None, "input"), "item": (None, "q1"), "text": (None, "Twin cities")}
    page = person.http.post(f"/s/{scene.code}/do", files=fields)
    assert notice(page) == "Your input is in. Thank you."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(LONG, "too long", id="beyond the limit"),
        pytest.param("Twin cities " * 800, "too long", id="longer than a message"),
    ],
)
def test_a_refused_text_is_still_in_the_box(scene: Scene, text: str, why: str) -> None:
    person = scene.participant()
    scene.at("q1")
    form = Form(person.page().text, "words")
    page = submitted(person, form, text=text, prompt="proposal", themes=["C1", "M2"], consent="none")
    assert page.status_code in (409, 422)
    assert why in notice(page)
    assert typed(page.text).split() == text.split()
    kept = {("prompt", "proposal"), ("themes", "C1"), ("themes", "M2"), ("consent", "none")}
    assert Form(page.text, "words").chosen == kept


def test_a_text_refused_because_the_session_ended_is_still_on_the_page(scene: Scene) -> None:
    person, moderator = scene.participant(), scene.at("q1")
    form = Form(person.page().text, "words")
    moderator.send("end", leaving="q1")
    page = submitted(person, form, text="Typed while it ended")
    assert "The session has ended" in notice(page)
    assert "Typed while it ended" in page.text


def test_what_a_refused_form_keeps_can_be_sent_again(scene: Scene) -> None:
    person = scene.participant()
    scene.at("q1")
    page = submitted(person, Form(person.page().text, "words"), text=LONG)
    again = submitted(person, Form(page.text, "words"), text=LONG[:200])
    assert notice(again) == "Your input is in. Thank you."


def test_support_by_form(scene: Scene) -> None:
    author, reader = scene.phone(), scene.participant()
    scene.at("q1")
    made = author.send("input", item="q1", text="Twin cities")["made"]
    page = reader.page().text
    assert "Twin cities" in page and 'name="agree" value="true"' in page
    page = reader.submit("endorse", input=made, agree="true").text
    assert 'name="agree" value="false"' in page
    assert scene.state.inputs[made].endorsements == {reader.who}


def test_without_scripts_all_inputs_of_others_can_be_read(scene: Scene) -> None:
    author, reader = scene.phone(), scene.participant()
    scene.at("q1")
    for number in range(12):
        author.send("input", item="q1", text=f"Thought {number}.")
    read = [set(re.findall(r"Thought \d+", reader.page(page=str(number)).text)) for number in (1, 2)]
    assert [len(page) for page in read] == [10, 2]
    assert len(read[0] | read[1]) == 12
    assert "?page=2#others" in reader.page().text and "?page=1#others" in reader.page(page="2").text


@pytest.mark.parametrize("page", ["3", "100000000", "0", "-7"])
def test_a_page_beyond_those_there_are_is_the_nearest(scene: Scene, page: str) -> None:
    author, reader = scene.phone(), scene.participant()
    scene.at("q1")
    for number in range(12):
        author.send("input", item="q1", text=f"Thought {number}.")
    assert 1 <= len(re.findall("Thought", reader.page(page=page).text)) <= 10


def test_a_moderators_form_moves_the_session_and_comes_back_to_the_page(scene: Scene) -> None:
    moderator = scene.holder("moderator")
    moved = moderator.submit("start")
    assert (moved.status_code, moved.headers["location"]) == (303, f"/s/{scene.code}/moderator")
    assert scene.state.stage.live == "opening"


def test_a_moderators_commands_by_post_are_answered_like_on_a_line(scene: Scene) -> None:
    moderator = scene.holder("moderator")
    assert moderator.post("start", key="go").json() == {"ack": "go", "seq": 2}
    assert moderator.post("start").json()["reason"] == "already_live"


def test_changed_views_can_be_asked_for(scene: Scene) -> None:
    person = scene.participant()
    seen = scene.entries[-1].seq
    assert set(person.polled("participant", seen)) <= {"saving"}
    scene.at("q1")
    changed = person.polled("participant", seen)
    assert "reality of development cooperation" in changed["now"]
    assert {"write", "clock", "agenda"} <= set(changed)


def test_the_answer_says_up_to_where_it_goes(scene: Scene) -> None:
    person = scene.participant()
    scene.at("q1")
    response = person.page("/views/participant", seen="0")
    assert int(response.headers["x-seq"]) == scene.entries[-1].seq
    assert abs(int(response.headers["x-now"]) - scene.entries[-1].at.timestamp() * 1000) < 60_000
    assert set(person.polled("participant", scene.entries[-1].seq)) <= {"saving"}


def test_own_inputs_and_those_of_others_come_by_asking_too(scene: Scene) -> None:
    author, reader = scene.participant(), scene.participant()
    scene.at("q1")
    seen = scene.entries[-1].seq
    author.post("input", item="q1", text="Twin cities")
    assert "Twin cities" in author.polled("participant", seen)["mine"]
    assert "1 input so far" in plain(reader.polled("participant", seen)["others-count"])
    assert "Twin cities" in reader.post("others", item="q1").text


@pytest.mark.parametrize("screen", ["moderator", "board", "rapporteur", "interpreter"])
def test_the_views_of_a_role_are_its_own(scene: Scene, screen: str) -> None:
    assert scene.holder(screen).polled(screen, 0)
    for other in (scene.stranger(), scene.participant()):
        assert other.page(f"/views/{screen}").status_code == 403


def test_a_strangers_views_are_none(scene: Scene) -> None:
    assert scene.stranger().page("/views/participant").status_code == 403
