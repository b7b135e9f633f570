"""People agree or disagree with each other's inputs, over the wire; nobody learns who said what of which."""

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from app.log.sessions import create_session

from .harness import Line, Person, Scene, Server, judged_plan, plain

MANY = 6

ROW = r'data-input="([^"]+)" data-revision="[^"]+" data-as-of="\d+"\s+'


@pytest.fixture
def scene(server: Server) -> Iterator[Scene]:
    """A session at the question whose inputs are judged."""
    one = Scene(server, create_session(server.engine, judged_plan()))
    one.at("q1")
    yield one
    one.close()


def written(scene: Scene, how_many: int = MANY) -> list[str]:
    """Inputs of people who say nothing else; returns their ids."""
    return [
        scene.participant().post("input", item="q1", text=f"Saying {n}").json()["made"] for n in range(how_many)
    ]


def given(html: str) -> list[str]:
    """The inputs that a phone or a page is given to say something of, in this order."""
    return re.findall(rf'{ROW}data-given=""', html)


def said(html: str) -> dict[str, str]:
    """What the reader has said of which."""
    return dict(re.findall(rf'{ROW}data-given="(\w+)"', html))


def judge(phone: Line | Person, input: str, stance: str) -> None:
    answer = (
        phone.send("judge", input=input, stance=stance)
        if isinstance(phone, Line)
        else (phone.post("judge", input=input, stance=stance).json())
    )
    assert "ack" in answer, answer


def test_two_phones_say_what_they_think_and_it_is_counted(scene: Scene) -> None:
    first, *_more = written(scene)
    one, two = scene.phones(2)
    judge(one, first, "agree")
    judge(two, first, "pass")
    judge(two, first, "disagree")
    stances = {who: judged.stance for who, judged in scene.state.inputs[first].judgements.items()}
    assert stances == {one.who: "agree", two.who: "disagree"}
    assert two.send("endorse", input=first)["reason"] == "only_judged"


def test_each_phone_has_an_order_of_its_own(scene: Scene) -> None:
    ids = written(scene)
    orders = [given(phone.others("q1")) for phone in scene.phones(5)]
    assert all(sorted(order) == ids for order in orders)
    assert len(set(map(tuple, orders))) > 1


def test_what_the_fewest_have_read_is_given_first(scene: Scene) -> None:
    *read, unread = written(scene)
    reader = scene.participant()
    for id in read:
        judge(reader, id, "pass")
    judge(scene.participant(), read[0], "agree")
    for phone in scene.phones(4):
        order = given(phone.others("q1"))
        assert order[0] == unread and order[-1] == read[0]


def test_nobody_is_given_their_own_nor_may_say_something_of_it(scene: Scene) -> None:
    written(scene, 2)
    author = scene.phone()
    own = author.send("input", item="q1", text="My own")["made"]
    assert own not in given(author.others("q1"))
    assert own not in given(author.person.page().text)
    assert author.send("judge", input=own, stance="agree")["reason"] == "own_input"
    assert own in given(scene.phone().others("q1"))


def test_a_page_loaded_again_goes_on_where_it_was(scene: Scene) -> None:
    ids = written(scene)
    phone = scene.phone()
    order = given(phone.others("q1"))
    judge(phone, order[0], "agree")
    judge(phone, order[1], "disagree")
    page = phone.person.page().text
    assert said(page) == {order[0]: "agree", order[1]: "disagree"}
    assert given(page) == order[2:]
    assert sorted([*said(page), *given(page)]) == ids


# Who said what


@pytest.fixture
def told(scene: Scene) -> tuple[Scene, Person, str]:
    """Someone with a name disagrees with an input, and another agrees."""
    [input] = written(scene, 1)
    amina = scene.participant(name="Amina Diallo", section="africa")
    judge(amina, input, "disagree")
    judge(scene.participant(name="Ben Okri"), input, "agree")
    return scene, amina, input


def test_the_rapporteurs_log_tells_that_someone_did_and_neither_who_nor_of_what(
    told: tuple[Scene, Person, str],
) -> None:
    scene, _amina, input = told
    rapporteur = scene.holder("rapporteur")
    page = rapporteur.page("/rapporteur/log", kind="endorsements", item="q1").text
    assert plain(page).count("said of an input") == 2
    for hidden in ("Amina", "Africa", "Ben Okri", input, "disagree"):
        assert hidden not in page, hidden
    for sought in (
        {"text": "amina"},
        {"text": input},
        {"section": "africa"},
    ):
        assert "said of an input" not in rapporteur.page("/rapporteur/log", **sought, kind="endorsements").text


def test_until_the_end_no_file_tells_who_said_what(told: tuple[Scene, Person, str]) -> None:
    scene, amina, input = told
    rapporteur = scene.holder("rapporteur")
    whole = rapporteur.page("/log.json").json()
    assert [one["body"] for one in whole["entries"] if one["kind"] == "judged"] == [None, None]
    with ZipFile(BytesIO(rapporteur.page("/log.zip").content)) as archive:
        tables = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, text in tables.items():
        for line in text.splitlines():
            assert not (amina.who in line and input in line), name
    [row, *_more] = csv.DictReader(StringIO(tables["judgements.csv"].lstrip("\ufeff")))
    assert (row["agree"], row["disagree"], row["suppressed"]) == ("", "", "y")
    assert "disagree" not in json.dumps(whole["entries"])
