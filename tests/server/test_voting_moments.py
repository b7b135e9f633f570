"""When a ballot counts: while voting is open, and a moment longer if it was cast before the close."""

import time

import pytest

from app.domain.ballots.conditions import GRACE
from app.domain.text import Language
from app.i18n import LOCALES
from app.live.asking.answers import words

from .harness import Line, Scene, wait_until


def close_voting(moderator: Line) -> int:
    """Close voting, and say when, in milliseconds by the server's clock: just before it, and surely after
    whatever was sent earlier."""
    before = int(moderator.ping()["now"])
    assert "ack" in moderator.send("close", item="q2")
    return before


def test_a_ballot_before_the_question_is_not_open(scene: Scene) -> None:
    phone = scene.phone()
    assert phone.send("ballot", item="q2", answer="4")["reason"] == "not_open"
    scene.at("q1")
    assert phone.send("ballot", item="q2", answer="4")["reason"] == "not_open"


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_ballot_after_the_close_is_refused_in_the_persons_language(scene: Scene, language: Language) -> None:
    phone, moderator = scene.phone(language), scene.at("q2")
    moderator.send("close")
    answer = phone.send("ballot", "late", item="q2", answer="4")
    assert answer == {"refused": "late", "reason": "closed", "message": words("closed", language)}
    translated = language != "en" and (LOCALES / f"{language}.po").exists()
    assert (answer["message"] != words("closed", "en")) == translated
    assert scene.answer_of(phone.who, "q2") is None


def test_a_ballot_after_a_reopening_counts(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    moderator.send("close")
    phone.see("now", "Voting is closed")
    moderator.send("open")
    phone.see("now", "Send my vote")
    assert "ack" in phone.send("ballot", item="q2", answer="4")


def test_the_earlier_ballot_stands_when_a_change_comes_too_late(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    phone.send("ballot", item="q2", answer="4")
    moderator.send("close")
    assert phone.send("ballot", item="q2", answer="1")["reason"] == "closed"
    assert scene.answer_of(phone.who, "q2") == {"": ["4"]}


def test_going_on_closes_the_question_that_was_left(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    moderator.send("next", leaving="q2")
    assert phone.send("ballot", item="q2", answer="4")["reason"] == "closed"


def test_a_ballot_cast_before_the_close_counts_a_moment_later(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    cast = close_voting(moderator)
    assert "ack" in phone.send("ballot", item="q2", answer="4", at=cast)
    assert scene.answer_of(phone.who, "q2") == {"": ["4"]}


@pytest.mark.parametrize("minutes", [0, 60])
def test_a_ballot_cast_after_the_close_does_not(scene: Scene, minutes: int) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    moderator.send("close", item="q2")
    after = moderator.ping()["now"] + 1 + minutes * 60_000
    assert phone.send("ballot", item="q2", answer="4", at=after)["reason"] == "closed"


def test_a_ballot_cast_before_the_close_does_not_count_long_after_it(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    cast = close_voting(moderator)
    end = time.time() + GRACE.total_seconds() + 0.2
    wait_until(lambda: time.time() > end, "the grace to pass")
    assert phone.send("ballot", item="q2", answer="4", at=cast)["reason"] == "closed"


def test_inputs_are_taken_until_the_session_ends(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q2")
    moderator.send("next", leaving="q2")
    assert phone.send("input", item="q2", text="Still q2")["made"] == "Q2-001"
    moderator.see("live", "main characteristics")
    moderator.send("end", leaving="q3")
    assert phone.send("input", item="q2", text="Too late")["reason"] == "ended"
    phone.see("now", "Thank you")
