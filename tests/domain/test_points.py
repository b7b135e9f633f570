"""Points to distribute: what is an answer, how points are counted, and what is said of them."""

from typing import Any

import pytest

from app.domain.answer import BadAnswer
from app.domain.ballots.data import Poll
from app.domain.ballots.entries import BallotCast
from app.domain.entry import Entry
from app.domain.results import RowResult
from app.domain.shares import IN_TENTHS
from app.domain.tally import Tally
from app.domain.vote import Said, Vote
from app.i18n import spoken

from .scenes import FRUIT, NOON, choices, vote

POINTS: Vote = Vote.kinds["points"].model_validate(vote("points", options=FRUIT, points=10))


def tally(*answers: Any) -> Tally:
    counted = POINTS.new_tally()
    for answer in answers:
        counted.add(POINTS.read(answer))
    return counted


def result(*answers: Any) -> RowResult:
    return POINTS.result(tally(*answers))[0]


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ({"plum": 3, "apple": 2}, {"apple": 2, "plum": 3}),
        ({"": {"plum": 3, "apple": 2}}, {"apple": 2, "plum": 3}),
        ({"plum": "10", "apple": "", "fig": 0, "pear": None}, {"plum": 10}),
        ("no_opinion", ["no_opinion"]),
        ({"": ["no_opinion"]}, ["no_opinion"]),
    ],
)
def test_an_answer_is_the_points_of_each_option_that_was_given_some(given: object, answer: object) -> None:
    assert POINTS.read(given) == {"": answer}
    assert POINTS.read(POINTS.read(given)) == {"": answer}
    assert list(POINTS.read(given)[""]) == list(answer), "in the plan's order"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (None, "empty_answer"),
        ({}, "empty_answer"),
        ({"plum": 0, "fig": ""}, "empty_answer"),
        ({"plum": 11}, "too_many"),
        ({"plum": 6, "fig": 5}, "too_many"),
        ({"plum": 10**40}, "too_many"),
        ({"kiwi": 1}, "unknown_option"),
        ({"no_opinion": 1}, "unknown_option"),
        ({"": {"plum": 1}, "local": {"plum": 1}}, "unknown_row"),
        ({"plum": -1}, "wrong_type"),
        ({"plum": 1.0}, "wrong_type"),
        ({"plum": True}, "wrong_type"),
        ({"plum": "one"}, "wrong_type"),
        ({"plum": "²"}, "wrong_type"),
        ({"plum": "1" * 5000}, "wrong_type"),
        ({"plum": [1]}, "wrong_type"),
        ({"plum": {"plum": 1}}, "wrong_type"),
        (["plum"], "wrong_type"),
        ("plum", "wrong_type"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(given: object, reason: str) -> None:
    with pytest.raises(BadAnswer, match=f"^{reason}$"):
        POINTS.read(given)


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"points.plum": ["3"], "points.apple": [""]}, {"plum": 3}),
        ({"points.plum": ["3"], "answer": ["no_opinion"]}, ["no_opinion"]),
    ],
)
def test_a_form_is_read_and_filled_again_with_what_it_said(fields: dict[str, list[str]], answer: Any) -> None:
    read = POINTS.read(POINTS.read_form(fields))
    assert read == {"": answer}
    assert POINTS.read(POINTS.read_form(POINTS.form_of(read))) == read


def test_options_stand_by_their_points_with_their_share_of_all_points_and_what_is_equal_shares_a_place() -> (
    None
):
    shown = result({"plum": 6, "fig": 4}, {"plum": 2, "apple": 4}, "no_opinion")
    assert (shown.base, shown.no_opinion) == (2, 1)
    assert [(bar.option.id, bar.points, bar.people, bar.percent, bar.place) for bar in shown.bars] == [
        ("plum", 8, 2, 50, 1),
        ("apple", 4, 1, 25, 2),
        ("fig", 4, 1, 25, 2),
        ("pear", 0, 0, 0, 0),
    ]
    assert [POINTS.figure(shown, bar, "en") for bar in shown.bars[:2]] == [("4.0", "50 %"), ("2.0", "25 %")]
    assert POINTS.figure(shown, shown.bars[1], "fr") == ("2,0", "25 %")


def test_as_many_points_are_the_same_share() -> None:
    shown = result({"plum": 1, "apple": 1, "fig": 1})
    assert [bar.percent for bar in shown.bars] == [33, 33, 33, 0]
    assert POINTS.percentages(shown, IN_TENTHS) == [333, 333, 333, 0]


@pytest.mark.parametrize(
    ("language", "answers", "sentence"),
    [
        ("en", [], "No answers yet."),
        ("en", ["no_opinion"], "No one gave an opinion."),
        ("en", [{"plum": 7}], "Of 10 points, on average: 1. Plum (7.0) (1 person)."),
        (
            "en",
            [{"plum": 6, "fig": 3}, {"plum": 1, "apple": 3}],
            "Of 10 points, on average: 1. Plum (3.5), 2. Apple / Fig (level, 1.5) (2 people).",
        ),
        (
            "es",
            [{"plum": 7}, {"fig": 2}],
            "De 10 puntos, en promedio: 1. Plum (3,5), 2. Fig (1,0) (2 personas).",
        ),
        ("fr", [{"plum": 7}], "Sur 10 points, en moyenne\N{NO-BREAK SPACE}: 1. Plum (7,0) (1 personne)."),
    ],
)
def test_the_sentence_says_who_was_given_most(language: Any, answers: list[object], sentence: str) -> None:
    with spoken(language):
        assert POINTS.sentence(tally(*answers), language) == sentence


def test_a_ballot_changed_or_taken_back_is_counted_as_if_it_had_never_been_otherwise() -> None:
    poll = Poll(POINTS)
    for seq, (who, answer) in enumerate(
        [
            ("ana", {"plum": 6}),
            ("ben", {"fig": 2}),
            ("ana", {"plum": 1, "fig": 9}),
            ("cleo", {"plum": 1, "fig": 9}),
        ]
    ):
        body = BallotCast(item="q", answer={"": answer})
        poll.cast(Entry(seq, NOON, who, body), body.answer)
        assert poll.tally.same_as(poll.recount())
    assert poll.ballots["ana"].answer is poll.ballots["cleo"].answer, "equal answers are one, read once"
    poll.take_back("ana")
    assert poll.tally.same_as(poll.recount())


def test_tables_have_the_points_given_to_each_option() -> None:
    assert list(POINTS.told(POINTS.read({"plum": 3, "fig": 1}))) == [Said("", "plum", 3), Said("", "fig", 1)]
    assert list(POINTS.told(POINTS.read("no_opinion"))) == [Said("", "no_opinion")]


@pytest.mark.parametrize("wrong", [{"points": 0}, {"points": 101}, {"rows": choices("local")}])
def test_a_mistake_in_the_plan_is_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Vote.kinds["points"].model_validate(vote("points", options=FRUIT) | wrong)
