"""The rapporteur: the log as it grows, filtered, and to take home."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from .harness import SOON, Answer, Person, Scene, new_key, plain


class Played:
    """A short session: two people, two questions, and a vote that came too late."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.amina = scene.participant(name="Amina Diallo", section="africa", role="sherpa")
        self.zoe = scene.participant(name="Zoë", section="europe")
        moderator = scene.at("q1")
        self.water = self.say(self.amina, "input", item="q1", text="Water for all", themes=["C1"])["seq"]
        self.twins = self.say(self.zoe, "input", item="q1", text="Twin cities", themes=["C4", "M2"])["seq"]
        self.vote = self.say(self.amina, "ballot", item="q1", answer={"local": "5"})["seq"]
        self.support = self.say(self.zoe, "endorse", input="Q1-001")["seq"]
        self.moved = moderator.send("next", leaving="q1")["seq"]
        self.money = self.say(self.zoe, "input", item="q2", text="Money")["seq"]
        self.late = self._late()
        self.rapporteur = scene.holder("rapporteur")

    def say(self, who: Person, do: str, **fields: Any) -> Answer:
        """What someone is answered to a command. It comes by HTTP: nobody's screen is noted meanwhile."""
        answer: Answer = who.post(do, key=new_key(), **fields).json()
        return answer

    def _late(self) -> int:
        assert self.say(self.zoe, "ballot", item="q1", answer={"local": "1"})["reason"] == "closed"
        return self.scene.entries[-1].seq

    def found(self, **wanted: str) -> set[int]:
        """The seqs of the lines that the page shows."""
        return lines(self.rapporteur, **wanted)


def lines(rapporteur: Person, **wanted: str) -> set[int]:
    page = rapporteur.page("/rapporteur/log", **wanted)
    assert page.status_code == 200
    return {int(seq) for seq in re.findall(r'id="entry-(\d+)"', page.text)}


@pytest.fixture
def played(scene: Scene) -> Played:
    """The short session."""
    return Played(scene)


def test_without_a_filter_the_whole_log_is_shown(played: Played) -> None:
    assert played.found() == {entry.seq for entry in played.scene.entries}


def test_the_log_can_be_narrowed(played: Played) -> None:
    p = played
    assert p.found(kind="inputs") == {p.water, p.twins, p.money}
    assert p.found(kind="ballots") == {p.vote, p.late}
    assert p.found(kind="endorsements") == {p.support}
    assert p.found(kind="inputs", item="q1") == {p.water, p.twins}
    assert p.found(kind="inputs", theme="M2") == {p.twins}
    assert p.found(kind="inputs", section="africa") == {p.water}
    assert p.found(kind="inputs", role="sherpa") == {p.water}
    assert p.found(kind="inputs", text="TWIN") == {p.twins}
    assert p.found(kind="inputs", text="q1-001") == {p.water}
    assert p.found(kind="inputs", text="zoë") == {p.twins, p.money}
    assert p.found(kind="inputs", item="q2", section="africa") == set()
    assert p.moved in p.found(kind="moderation", item="q2")


def test_items_scenes_and_languages_are_called_as_the_reader_calls_them(played: Played) -> None:
    moderator = played.scene.screen("moderator")
    for scene in ("session", "people"):
        assert "ack" in moderator.send("board", scene=scene)
    assert "ack" in moderator.send("replan", minutes="close=4")
    assert "ack" in moderator.send("go", item="close")
    reader = played.scene.holder("rapporteur", "fr")
    assert "ack" in reader.post("correct_language", input="Q2-001", language="fr").json()
    rows = re.findall(r"<tr id=.*?</tr>", reader.page("/rapporteur/log").text, re.DOTALL)
    cells = {plain(cell) for row in rows for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)}
    assert {"La session", "Personnes présentes", "Clôture 4 min", "Clôture", "Q2-001 français", "Q1"} <= cells


def test_a_filter_that_is_not_known_shows_nothing_or_everything_but_never_fails(played: Played) -> None:
    assert played.found(kind="nonsense") == played.found()
    assert played.found(item="q9") == set()
    assert played.found(text="%_\\") == set()


def test_the_page_keeps_its_filter(played: Played) -> None:
    page = played.rapporteur.page("/rapporteur", kind="inputs", section="africa", text="Water").text
    assert {'value="inputs" selected', 'value="africa" selected'} <= set(
        re.findall(r'value="\w+" selected', page)
    )
    assert 'value="Water"' in page
    assert set(re.findall(r'id="entry-(\d+)"', page)) == {str(played.water)}


def test_what_did_not_count_is_shown_with_its_reason(played: Played) -> None:
    page = plain(played.rapporteur.page("/rapporteur/log", kind="ballots").text)
    assert "not counted: Voting on this question has closed." in page


def test_the_page_follows_the_log(played: Played) -> None:
    line = played.rapporteur.open("rapporteur")
    count = len(played.scene.entries)
    played.say(played.zoe, "input", item="q2", text="Trust")
    line.see("tail", f"{count + 1} entries", "4 inputs", "2 participants")


def test_the_page_follows_what_did_not_count_too(played: Played) -> None:
    line = played.rapporteur.open("rapporteur")
    count = len(played.scene.entries)
    line.see("tail", f"{count} entries")
    assert played.say(played.amina, "ballot", item="q1", answer={"local": "1"})["reason"] == "closed"
    line.patience = SOON
    line.see("tail", f"{count + 1} entries")


def test_the_log_is_taken_home_as_tables(played: Played) -> None:
    download = played.rapporteur.page("/log.zip")
    assert download.headers["content-type"] == "application/zip"
    assert re.fullmatch(r'attachment; filename="[\w.-]+\.zip"', download.headers["content-disposition"])
    with ZipFile(BytesIO(download.content)) as archive:
        assert archive.testzip() is None
        assert b"Water for all" in archive.read("inputs.csv")
        assert archive.read("log.csv").count(b"\r\n") == len(played.scene.entries) + 1


def test_the_log_is_taken_home_as_json(played: Played) -> None:
    download = played.rapporteur.page("/log.json")
    assert download.headers["content-type"] == "application/json"
    assert re.fullmatch(r'attachment; filename="[\w.-]+\.json"', download.headers["content-disposition"])
    assert download.json()["session"]["code"] == played.scene.code
    assert "Water for all" in download.text
    tokens = [played.scene.row.cookie_secret, *(link.token for link in played.scene.row.links)]
    assert not any(token in download.text for token in tokens)


@pytest.mark.parametrize("path", ["/rapporteur", "/rapporteur/log", "/log.zip", "/log.json"])
def test_the_log_is_for_the_rapporteur_alone(scene: Scene, path: str) -> None:
    others = [scene.stranger(), scene.participant(), scene.holder("moderator"), scene.holder("board")]
    elsewhere = Scene(scene.server)
    cookie = elsewhere.holder("rapporteur").http.cookies["hemicycle_rapporteur"]
    others.append(scene.stranger())
    others[-1].http.cookies.set("hemicycle_rapporteur", cookie)
    assert [other.page(path).status_code for other in others] == [403] * len(others)
    elsewhere.close()
