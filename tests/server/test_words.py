"""A vote answered in words, through the real server: given, hidden, shown again, exported and erased."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.activities.words.word import same
from app.log.sessions import create_session
from tests.domain.scenes import asking_for_words
from tests.exports.scenes import read_csv

from .harness import Scene, Server, plain, seed_plan, wait_until

CARE, RUDE = same("care"), same("idiots")


@pytest.fixture
def scene(own_server: Server) -> Iterator[Scene]:
    """A session in which the first question is answered in words."""
    one = Scene(own_server, create_session(own_server.engine, asking_for_words("q1", seed_plan())))
    yield one
    one.close()


def results(scene: Scene) -> dict[str, dict[str, str]]:
    """Of everyone, each word's row in the rapporteur's table."""
    archive = ZipFile(BytesIO(scene.holder("rapporteur").page("/log.zip").content))
    [name] = [one for one in archive.namelist() if one.endswith("results.csv")]
    return {row["option_label_en"]: row for row in read_csv(archive.read(name)) if row["scope"] == "all"}


def test_a_word_is_given_hidden_shown_again_and_told(scene: Scene) -> None:
    moderator, reader = scene.at("q1"), scene.participant("es")
    form = {"word.1": ["Care"], "word.2": ["idiots"], "word.3": [""]}
    assert "ack" in scene.participant().post("ballot", item="q1", form=form).json()
    assert "ack" in scene.phone().send("ballot", item="q1", answer=["CARE", "Idiots", "peace"])
    refused = reader.post("ballot", item="q1", answer=["one two three four"]).json()
    assert refused["reason"] == "more_than_an_expression"
    assert "tres palabras" in refused["message"]
    for do in ("close", "reveal"):
        moderator.send(do)
    assert "idiots" in reader.page().text.lower()
    assert "ack" in moderator.send("hide_words", words=[RUDE])
    for page in (reader.page(), scene.holder("board").page("/board")):
        assert "idiots" not in page.text.lower()
        assert "care" in page.text.lower()
    assert "Hide: " in scene.holder("moderator").page("/moderator").text
    told = {word.lower(): row for word, row in results(scene).items()}
    assert (told["idiots"]["count"], told["idiots"]["withheld"]) == ("2", "y")
    assert (told["care"]["count"], told["care"]["withheld"]) == ("2", "n")
    assert "ack" in moderator.send("show_words", words=[RUDE])
    assert "idiots" in reader.page().text.lower()


def test_where_no_word_is_told_by_groups_every_screen_says_why(scene: Scene) -> None:
    board, moderator = scene.screen("board"), scene.at("q1")
    people = [scene.participant(section=section) for section in ("africa", "europe") for _each in range(3)]
    for n, person in enumerate(people):
        assert person.post("ballot", item="q1", answer=[f"own {n}"]).is_success
    for do in ("close", "reveal"):
        moderator.send(do, item="q1")
    moderator.send("show_groups", constituency="section")
    why = "No word that is shown was given by enough people to be told by groups."
    assert board.see("stage", why)
    assert why in plain(scene.holder("moderator").page("/moderator").text)
    assert why in plain(people[0].page().text)


def test_an_answer_as_an_erasure_leaves_it_is_nobodys_to_send(scene: Scene) -> None:
    scene.at("q1")
    author = scene.participant()
    for nothing in ({"words": []}, {"": {"words": []}}, {"": {"words": [""]}}):
        assert author.post("ballot", item="q1", answer=nothing).json()["reason"] == "empty_answer"
    assert scene.state.polls["q1"].tally.people == 0


def test_an_erasure_takes_a_persons_words_and_leaves_that_they_answered(
    scene: Scene, own_server: Server
) -> None:
    moderator, author, reader = scene.at("q1"), scene.participant(), scene.participant()
    author.post("ballot", item="q1", answer=["unmistakable", "care"])
    reader.post("ballot", item="q1", answer=["care"])
    moderator.send("reveal")
    assert "unmistakable" in reader.page().text
    own_server.told("erase", author.who, scene.code)
    wait_until(lambda: "unmistakable" not in reader.page().text, "the words to go")
    assert scene.answer_of(author.who, "q1") == {"": {"words": []}}
    assert scene.state.polls["q1"].tally.people == 2
    assert "hold. Last" in own_server.told("verify", scene.code)
