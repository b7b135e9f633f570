"""How answers are read and counted, and what each kind of vote says of the result."""

from typing import Any

import pytest

from app.domain.answer import Answer, BadAnswer
from app.domain.results import RowResult
from app.domain.tally import Tally
from app.domain.text import Language
from app.domain.vote import Vote
from app.i18n import spoken

from .scenes import FRUIT, PLAN, choices, vote
from .test_points import POINTS
from .test_words import WORDS

VOTES: dict[str, Vote] = {item.id: item.vote for item in PLAN.agenda if item.vote}


def tally(item: str, *answers: Any) -> Tally:
    counted = Tally()
    for answer in answers:
        counted.add(VOTES[item].read(answer))
    return counted


def result(item: str, *answers: Any) -> RowResult:
    return VOTES[item].result(tally(item, *answers))[0]


def test_every_kind_of_vote_is_tried_here() -> None:
    assert {vote.kind for vote in (*VOTES.values(), POINTS, WORDS)} == Vote.kinds.keys()


# Reading


@pytest.mark.parametrize(
    ("item", "given", "answer"),
    [
        ("single", "apple", {"": ["apple"]}),
        ("single", {"": ["apple"]}, {"": ["apple"]}),
        ("single", "no_opinion", {"": ["no_opinion"]}),
        ("several", ["plum", "apple"], {"": ["apple", "plum"]}),
        ("ranking", ["plum", "apple"], {"": ["plum", "apple"]}),
        ("scale", {"local": 4, "global": "none"}, {"local": ["4"], "global": ["none"]}),
        ("scale", {"local": "4", "global": []}, {"local": ["4"]}),
        ("scale", {"local": "4", "global": [""]}, {"local": ["4"]}),
        ("several", ["", "apple"], {"": ["apple"]}),
    ],
)
def test_an_answer_is_kept_in_one_form(item: str, given: object, answer: Answer) -> None:
    assert VOTES[item].read(given) == answer


@pytest.mark.parametrize(
    ("item", "given", "reason"),
    [
        ("single", None, "empty_answer"),
        ("single", [], "empty_answer"),
        ("single", {}, "empty_answer"),
        ("single", [""], "empty_answer"),
        ("single", {"": [""]}, "empty_answer"),
        ("several", ["", ""], "empty_answer"),
        ("scale", {"local": ""}, "empty_answer"),
        ("scale", {"local": [""], "global": []}, "empty_answer"),
        ("scale", {"regional": "4"}, "unknown_row"),
        ("single", "kiwi", "unknown_option"),
        ("scale", {"local": 6}, "unknown_option"),
        ("single", ["apple", "pear"], "too_many"),
        ("several", ["apple", "pear", "plum"], "too_many"),
        ("ranking", ["apple", "pear", "plum", "fig"], "too_many"),
        ("several", ["apple", "apple"], "chosen_twice"),
        ("several", ["apple", "no_opinion"], "no_opinion_alone"),
        ("single", True, "wrong_type"),
        ("scale", {"local": 4.0}, "wrong_type"),
        ("single", {"": {"apple": 1}}, "wrong_type"),
        ("single", [["apple"]], "wrong_type"),
    ],
)
def test_an_answer_that_cannot_be_one_is_told_why(item: str, given: object, reason: str) -> None:
    with pytest.raises(BadAnswer, match=f"^{reason}$"):
        VOTES[item].read(given)


@pytest.mark.parametrize(
    ("item", "fields", "answer"),
    [
        ("single", {"answer": ["apple"]}, {"": ["apple"]}),
        ("several", {"answer": ["plum", "apple"]}, {"": ["apple", "plum"]}),
        (
            "scale",
            {"answer.local": ["4"], "answer.global": ["no_opinion"]},
            {"local": ["4"], "global": ["no_opinion"]},
        ),
        ("scale", {"answer.local": ["4"]}, {"local": ["4"]}),
        ("ranking", {"rank.apple": ["2"], "rank.plum": ["1"], "rank.fig": [""]}, {"": ["plum", "apple"]}),
        ("ranking", {"answer": ["no_opinion"], "rank.apple": ["1"]}, {"": ["no_opinion"]}),
    ],
)
def test_a_plain_form_is_read_as_an_answer(item: str, fields: dict[str, list[str]], answer: Answer) -> None:
    assert VOTES[item].read(VOTES[item].read_form(fields)) == answer


@pytest.mark.parametrize(
    ("item", "fields", "reason"),
    [
        ("single", {}, "empty_answer"),
        ("single", {"answer": [""]}, "empty_answer"),
        ("scale", {"answer": ["4"]}, "empty_answer"),
        ("ranking", {}, "empty_answer"),
        ("ranking", {"rank.apple": ["first"]}, "wrong_type"),
        ("ranking", {"rank.apple": ["-1"]}, "wrong_type"),
        ("ranking", {"rank.apple": ["1"], "rank.fig": ["1"]}, "same_place"),
        ("ranking", {"rank.apple": ["1" * 5000]}, "wrong_type"),
        ("ranking", {"rank.apple": ["²"]}, "wrong_type"),
    ],
)
def test_a_form_that_is_no_answer_is_told_why(item: str, fields: dict[str, list[str]], reason: str) -> None:
    with pytest.raises(BadAnswer, match=f"^{reason}$"):
        VOTES[item].read(VOTES[item].read_form(fields))


# Counting


def test_taking_an_answer_back_leaves_the_count_as_it_was() -> None:
    counted = tally("several", ["apple", "fig"], "no_opinion")
    counted.add({"": ["pear", "fig"]})
    assert not counted.same_as(tally("several", ["apple", "fig"], "no_opinion"))
    counted.add({"": ["pear", "fig"]}, -1)
    assert counted.same_as(tally("several", ["apple", "fig"], "no_opinion"))


@pytest.mark.parametrize("item", VOTES)
def test_no_opinion_is_counted_apart_and_kept_out_of_the_base(item: str) -> None:
    opinion = VOTES[item].choices[0].id
    shown = result(item, opinion, "no_opinion", "no_opinion")
    assert (shown.base, shown.no_opinion) == (1, 2)
    assert {bar.option.id: bar.share for bar in shown.bars if not bar.aside}[opinion] == 1.0


def test_single_choice_keeps_the_plans_order() -> None:
    bars = result("single", "pear", "pear", "pear", "fig").bars
    assert [(bar.option.id, bar.people, bar.share) for bar in bars] == [
        ("apple", 0, 0.0),
        ("pear", 3, 0.75),
        ("plum", 0, 0.0),
        ("fig", 1, 0.25),
    ]


def test_multiple_choice_puts_the_most_chosen_first_and_shares_may_pass_the_whole() -> None:
    shown = result("several", ["fig", "pear"], ["fig", "pear"], ["fig"], ["apple"])
    assert shown.base == 4
    assert [(bar.option.id, bar.people, bar.share) for bar in shown.bars[:3]] == [
        ("fig", 3, 0.75),
        ("pear", 2, 0.5),
        ("apple", 1, 0.25),
    ]


def test_ranking_gives_points_by_place_and_none_to_what_is_left_out() -> None:
    shown = result("ranking", ["plum", "apple"], ["plum"], ["apple", "plum", "fig"])
    assert [(bar.option.id, bar.points, bar.people) for bar in shown.bars] == [
        ("plum", 4 + 4 + 3, 3),
        ("apple", 3 + 4, 2),
        ("fig", 2, 1),
        ("pear", 0, 0),
    ]
    assert shown.bars[0].share == pytest.approx(11 / 12)


def test_a_scales_mean_and_shares_leave_out_what_stands_aside_from_it() -> None:
    local, world = VOTES["scale"].result(
        tally("scale", {"local": 5, "global": 1}, {"local": 4}, {"local": "none"}, {"local": "no_opinion"})
    )
    assert (local.base, local.no_opinion, local.mean) == (2, 1, 4.5)
    assert [bar.share for bar in local.bars] == [0, 0, 0, 0.5, 0.5, 0]
    assert [(bar.option.id, bar.people) for bar in local.bars if bar.aside] == [("none", 1)]
    assert (world.base, world.mean) == (1, 1.0)


@pytest.mark.parametrize("item", VOTES)
def test_without_answers_every_share_is_nothing(item: str) -> None:
    shown = result(item)
    assert (shown.base, shown.mean) == (0, None)
    assert all(bar.share == 0 for bar in shown.bars)


@pytest.mark.parametrize(
    ("item", "answers", "sentence"),
    [
        ("single", [], "No answers yet."),
        ("several", [], "No answers yet."),
        ("ranking", [], "No answers yet."),
        ("scale", [], "No answers yet."),
        ("single", ["no_opinion"], "No one gave an opinion."),
        ("several", ["no_opinion"], "No one gave an opinion."),
        ("ranking", ["no_opinion", "no_opinion"], "No one gave an opinion."),
        ("scale", [{"local": "no_opinion"}, {"global": "none"}], "No one gave an opinion."),
        ("single", ["pear"], "Most chosen: Pear, by 1 of 1 person."),
        ("single", ["pear", "fig", "no_opinion"], "Pear and Fig are level: 1 of 2 people each."),
        ("several", [["fig", "pear"], ["fig"], ["pear", "fig"]], "Most chosen: Fig, by 3 of 3 people."),
        ("ranking", [["plum", "fig"]], "In order of weight: 1. Plum, 2. Fig (1 person)."),
        (
            "ranking",
            [["plum", "fig", "pear"], ["apple", "plum"]],
            "In order of weight: 1. Plum, 2. Apple, 3. Fig (2 people).",
        ),
        (
            "ranking",
            [["plum", "fig"], ["fig", "plum"], ["apple"]],
            "In order of weight: 1. Plum / Fig (level), 3. Apple (3 people).",
        ),
        (
            "ranking",
            [["plum", "fig"], ["fig", "plum"], ["apple", "pear"], ["pear", "apple"]],
            "In order of weight: 1. Apple / Pear / Plum / Fig (level) (4 people).",
        ),
        (
            "scale",
            [{"local": 5}, {"local": 4, "global": 1}, {"local": 4}],
            "Average on a scale from 1 (1) to 5 (5): Local 4.3, Global 1.0.",
        ),
        (
            "scale",
            [{"local": "no_opinion", "global": 2}],
            "Average on a scale from 1 (1) to 5 (5): Global 2.0.",
        ),
    ],
)
def test_a_sentence_says_what_the_result_shows(item: str, answers: list[Any], sentence: str) -> None:
    assert VOTES[item].sentence(tally(item, *answers), "en") == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Apple, Plum and Fig are level: 1 of 3 people each."),
        ("es", "Empatan Apple, Plum y Fig, con 1 de 3 personas cada opción."),
        ("fr", "À égalité\N{NO-BREAK SPACE}: Apple, Plum et Fig, avec 1 sur 3 personnes pour chaque réponse."),
    ],
)
def test_options_that_are_level_are_told_as_such_in_every_language(language: Language, sentence: str) -> None:
    with spoken(language):
        said = VOTES["single"].sentence(tally("single", "plum", "fig", "apple"), language)
    assert said == sentence


TWO_SIDED = Vote.kinds["scale"].model_validate(vote("scale", options=choices("-1", "0", "1")))


@pytest.mark.parametrize(
    ("answers", "sentence", "mean"),
    [
        ([], "No answers yet.", "–"),
        (["no_opinion"], "No one gave an opinion.", "–"),
        ([1], "Average +1.0 on a scale from -1 (-1) to 1 (1) (1 person).", "+1.0"),
        ([1, -1], "Average 0.0 on a scale from -1 (-1) to 1 (1) (2 people).", "0.0"),
        ([-1, 0, 0, 0], "Average -0.3 on a scale from -1 (-1) to 1 (1) (4 people).", "-0.3"),
        ([1, 0, 0, 0], "Average +0.3 on a scale from -1 (-1) to 1 (1) (4 people).", "+0.3"),
        ([-1, -1, 0], "Average -0.7 on a scale from -1 (-1) to 1 (1) (3 people).", "-0.7"),
    ],
)
def test_a_scale_with_two_sides_shows_the_sign_of_its_mean(
    answers: list[int], sentence: str, mean: str
) -> None:
    counted = Tally()
    for answer in answers:
        counted.add(TWO_SIDED.read(answer))
    assert TWO_SIDED.sentence(counted, "en") == sentence
    assert TWO_SIDED.mean(TWO_SIDED.result(counted)[0], "en") == mean


def test_a_scale_with_one_side_shows_its_mean_without_a_sign() -> None:
    local, world = VOTES["scale"].result(tally("scale", {"local": 5}, {"local": 4}, {"local": 4}))
    assert (VOTES["scale"].mean(local, "en"), VOTES["scale"].mean(world, "en")) == ("4.3", "–")


# Equal counts are equal


def test_options_chosen_as_often_share_a_place_and_the_next_place_is_left_out() -> None:
    bars = result("several", ["fig", "pear"], ["fig", "pear"], ["apple"]).bars
    assert [(bar.option.id, bar.place) for bar in bars] == [("pear", 1), ("fig", 1), ("apple", 3), ("plum", 0)]
    bars = result("ranking", ["plum", "fig"], ["fig", "plum"], ["apple"]).bars
    assert [(bar.option.id, bar.place) for bar in bars] == [("plum", 1), ("fig", 1), ("apple", 3), ("pear", 0)]


@pytest.mark.parametrize(
    ("item", "answers", "percent"),
    [
        ("single", ["apple"] * 2 + ["pear"] * 2 + ["plum"] * 3, [29, 29, 43, 0]),
        ("single", ["apple"] + ["pear"] + ["plum"] * 6, [13, 13, 75, 0]),
        ("single", ["apple", "pear", "plum"], [33, 33, 33, 0]),
        ("scale", [{"local": point} for point in (1, 2, 2, 2, 3, 3, 3, 3)], [13, 38, 50, 0, 0, 0]),
        ("scale", [{"local": 5}, {"local": "none"}], [0, 0, 0, 0, 100, 0]),
        ("several", [["fig", "pear"]] * 3 + [["fig"]] * 4 + [["apple"]], [88, 38, 13, 0]),
        ("ranking", [["plum", "fig"], ["apple"]], [50, 50, 38, 0]),
    ],
)
def test_a_count_has_the_same_percentage_wherever_it_stands_rounded_halves_up(
    item: str, answers: list[Any], percent: list[int]
) -> None:
    assert [bar.percent for bar in result(item, *answers).bars] == percent


# Planning a vote


@pytest.mark.parametrize(
    ("planned", "complaint"),
    [
        (vote("single_choice", options=choices("apple", "apple")), "every id must be different"),
        (vote("single_choice", options=FRUIT, rows=choices("a", "a")), "every id must be different"),
        (vote("single_choice", options=choices("no_opinion")), "always offered"),
        (vote("multiple_choice", options=FRUIT), "at_most"),
        (vote("ranking", options=FRUIT, rows=choices("local")), "rows"),
        (vote("scale", options=choices("low", "high")), "whole numbers"),
        (vote("scale", options=choices("2", "1")), "rises"),
        (vote("scale", options=choices("1", "2"), aside=choices("1")), "every id must be different"),
    ],
)
def test_a_vote_that_could_not_be_answered_is_refused_in_the_plan(
    planned: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        Vote.kinds[planned["kind"]].model_validate(planned)
