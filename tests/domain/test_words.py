"""Words: which are the same, how they are counted and shown, and what moderators do with them."""

from typing import Any

import pytest

from app.activities.words.cloud import LEVELS, SIZES, cloud
from app.activities.words.word import same
from app.domain.agenda.data import AgendaItem
from app.domain.answer import BadAnswer
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.moderation import VotingClosed
from app.domain.ballots.written import WordsHidden, WordsShown
from app.domain.findings import Findings
from app.domain.inputs.review import ReviewChanged
from app.domain.people.entries import Joined, PersonErased
from app.domain.plan import Plan
from app.domain.results import RowResult
from app.domain.tally import Tally
from app.domain.vote import Vote
from app.i18n import spoken

from .scenes import PLAN, Session, asking_for_words, choices, vote

WORDS: Vote = Vote.kinds["words"].model_validate(vote("words"))


def tally(*answers: Any) -> Tally:
    counted = WORDS.new_tally()
    for answer in answers:
        counted.add(WORDS.read(answer))
    return counted


def result(*answers: Any) -> RowResult:
    return WORDS.result(tally(*answers))[0]


def given(row: RowResult) -> dict[str, int]:
    return {bar.option.label.en: bar.people for bar in row.bars}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["care"], ["care"]),
        ("care", ["care"]),
        ({"": ["care"]}, ["care"]),
        (["  Public   services  ", ""], ["Public services"]),
        (["«care»!", "... peace,"], ["care", "peace"]),
        (["care", "CARE", "Càre"], ["care"]),
        (["!!!", "peace"], ["peace"]),
        (["L’eau", "l'eau"], ["L’eau"]),
        (["🤝"], ["🤝"]),
        (["السلام"], ["السلام"]),
        (["\u202eecaep", "\u2069care\u200f", "ca\u2066re", "\u202e"], ["ecaep", "care"]),
    ],
)
def test_an_answer_is_the_words_as_they_were_meant_each_once(typed: object, kept: list[str]) -> None:
    assert WORDS.read(typed) == {"": {"words": kept}}
    assert WORDS.read(WORDS.read(typed)) == {"": {"words": kept}}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (None, "empty_answer"),
        ([], "empty_answer"),
        (["", "  ", "!"], "empty_answer"),
        (["one", "two", "three", "four"], "too_many"),
        (["four words are many"], "more_than_an_expression"),
        (["x" * 31], "too_long"),
        (["care", "no_opinion"], "no_opinion_alone"),
        ([3], "wrong_type"),
        ([["care"]], "wrong_type"),
        ({"": {"care": 1}}, "wrong_type"),
        ({"": ["care"], "local": ["care"]}, "unknown_row"),
    ],
)
def test_what_is_no_answer_is_told_why(typed: object, reason: str) -> None:
    with pytest.raises(BadAnswer) as caught:
        WORDS.read(typed)
    assert caught.value.args == (reason,)


@pytest.mark.parametrize(
    "alike",
    [("Démocratie", "democratie"), ("PAZ", "paz"), ("Straße", "STRASSE"), ("œuvre", "Oeuvre"), ("ﬁn", "fin")],
)
def test_case_and_accents_make_no_other_word(alike: tuple[str, str]) -> None:
    assert given(result(*alike)) == {WORDS.result(tally(*alike))[0].bars[0].option.label.en: 2}


def test_a_word_is_spelled_as_most_spell_it() -> None:
    assert given(result("PEACE", "peace", "PEACE")) == {"PEACE": 3}


def test_where_spellings_are_as_frequent_the_order_of_counting_does_not_matter() -> None:
    answers = ["DEMOCRATIE", "democratie", "Démocratie", "démocratie"]
    assert given(result(*answers)) == given(result(*reversed(answers))) == {"démocratie": 4}


def test_an_answer_taken_back_leaves_nothing() -> None:
    counted = tally(["peace", "Care"], "care")
    counted.add(WORDS.read(["peace", "Care"]), -1)
    assert counted.same_as(tally("care"))
    assert given(WORDS.result(counted)[0]) == {"care": 1}


def test_the_words_stand_by_the_people_who_gave_them_and_equal_counts_share_a_place() -> None:
    row = result(["care", "peace"], ["care", "trust"], ["care"], "no_opinion")
    assert list(given(row).items()) == [("care", 3), ("peace", 1), ("trust", 1)]
    assert [(bar.percent, bar.place) for bar in row.bars] == [(100, 1), (33, 2), (33, 2)]
    assert (row.base, row.no_opinion) == (3, 1)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([], "No answers yet."),
        (["no_opinion"], "No one gave an opinion."),
        ([["care", "peace"], "care"], "Most given: care 2, peace 1 (2 people)."),
        ([[f"{n}a", f"{n}b", f"{n}c"] for n in (1, 2)], "6 words, none of them twice (2 people)."),
        ([["a", "b", "c"], ["d", "e", "f"]] * 2, "Most given: 6 words, each by 2 of 4 people."),
        ([["a", "b", "c"], ["d", "e", "f"], "A"], "Most given: a 2 (3 people)."),
        (["سلام", "سلام", "care"], "Most given: \u2068سلام\u2069 2, care 1 (3 people)."),
    ],
)
def test_the_sentence_says_what_most_people_gave(answers: list[Any], said: str) -> None:
    with spoken("en"):
        assert WORDS.sentence(tally(*answers), "en") == said


def test_a_form_has_a_field_a_word_and_says_the_answer_again() -> None:
    fields = {"word.1": ["care"], "word.2": [""], "word.3": ["Public services"]}
    answer = WORDS.read(WORDS.read_form(fields))
    assert answer == {"": {"words": ["care", "Public services"]}}
    assert WORDS.form_of(answer) == {"word.1": ["care"], "word.2": ["Public services"]}
    assert WORDS.read(WORDS.read_form({"answer": ["no_opinion"], "word.1": [""]})) == {"": ["no_opinion"]}


def test_words_and_no_opinion_in_one_form_are_refused_and_not_guessed() -> None:
    with pytest.raises(BadAnswer, match="no_opinion_alone"):
        WORDS.read(WORDS.read_form({"answer": ["no_opinion"], "word.1": ["care"]}))


@pytest.mark.parametrize(
    "wrong", [{"words": 0}, {"words": 6}, {"options": choices("care")}, {"review": "last"}]
)
def test_a_plan_that_asks_otherwise_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Vote.kinds["words"].model_validate(vote("words", **wrong))


def test_the_words_that_most_gave_are_the_largest_and_all_of_them_fit() -> None:
    answers = [["care", "peace"], ["care", "trust"], ["care", "peace"]]
    assert [word.size for word in cloud(result(*answers)).words] == [len(SIZES), 3, 1]
    levels = [cloud(result(*([f"{n} {'x' * 12}"] for n in range(many)))).level for many in (1, 8, 40, 200)]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] <= len(LEVELS)
    assert levels[-1] == 1


# In a session


def session_with_words(**asked: Any) -> Session:
    session = Session("ana", "ben", "cleo", at="single", plan=asking_for_words("single", **asked))
    for who, *words in (("ana", "Care", "idiots"), ("ben", "care", "Idiots"), ("cleo", "peace")):
        assert session.do(who, BallotCast(item="single", answer={"": words})).refused is None
    return session


def shown(session: Session) -> dict[str, int]:
    findings = Findings(session.state)
    return given(findings.result("single").rows[0])


def hide(session: Session, *words: str) -> Any:
    return session.moderate(WordsHidden(item="single", words=tuple(map(same, words))))


def show(session: Session, *words: str) -> Any:
    return session.moderate(WordsShown(item="single", words=tuple(map(same, words))))


def test_a_hidden_word_is_in_no_result_until_it_is_shown_again_and_counts_on() -> None:
    session = session_with_words()
    assert hide(session, "idiots").refused is None
    findings = Findings(session.state)
    assert shown(session) == {"Care": 2, "peace": 1} or shown(session) == {"care": 2, "peace": 1}
    with spoken("en"):
        assert "diots" not in findings.sentence("single", "en")
    assert findings.result("single").rows[0].base == 3
    assert session.state.polls["single"].tally.options()[same("IDIOTS")] == 2
    assert show(session, "idiots").refused is None
    assert "idiots" in shown(session)


def test_hiding_is_undone_as_all_moderation_is() -> None:
    session = session_with_words()
    hide(session, "idiots")
    session.undo()
    assert "idiots" in shown(session)


def test_only_words_that_somebody_gave_to_such_a_vote_are_moderated() -> None:
    session = session_with_words()
    assert hide(session, "peace", "war").refused == "unknown_option"
    assert session.moderate(WordsHidden(item="several", words=("apple",))).refused == "nothing_asked"
    assert session.do("ana", WordsHidden(item="single", words=(same("peace"),))).refused == "not_allowed"


def test_a_word_that_was_hidden_stays_hidden_when_it_is_given_again() -> None:
    session = session_with_words()
    hide(session, "idiots")
    for who in ("ana", "ben"):
        session.do(who, BallotWithdrawn(item="single"))
    session.do("cleo", BallotCast(item="single", answer={"": ["IDIOTS"]}))
    assert shown(session) == {}
    assert show(session, "idiots").refused is None
    assert shown(session) == {"IDIOTS": 1}


def test_where_moderators_read_first_words_wait_until_they_are_shown() -> None:
    session = session_with_words(review="first")
    assert shown(session) == {}
    show(session, "care")
    assert list(shown(session).values()) == [2]
    session.do("cleo", BallotCast(item="single", answer={"": ["peace", "CARE"]}))
    assert list(shown(session).values()) == [3], "a word that was let through is let through for all"


def test_what_is_read_stays_when_moderators_begin_to_read_first() -> None:
    session = session_with_words()
    assert session.moderate(ReviewChanged(item="single", review="first")).refused is None
    assert len(shown(session)) == 3
    session.do("cleo", BallotCast(item="single", answer={"": ["peace", "trust"]}))
    assert "trust" not in shown(session)
    session.moderate(ReviewChanged(item="single", review="none"))
    assert "trust" in shown(session)


def test_of_groups_no_word_is_told_that_few_gave() -> None:
    session = Session(plan=asking_for_words("single", in_two_sections()))
    for n in range(8):
        session.do(f"p-{n}", Joined(constituencies={"section": "africa" if n < 4 else "europe"}))
    session.go("opening")
    session.go("single")
    for n in range(8):
        words = ["care", f"secret {n}"] if n != 7 else ["peace"]
        session.do(f"p-{n}", BallotCast(item="single", answer={"": words}))
    session.moderate(VotingClosed(item="single"))
    found = Findings(session.state).breakdown("single", "section")
    assert given(found.whole.rows[0]) == {"care": 7}
    assert [given(one.rows[0]) for one in found.groups] == [{"care": 4}, {"care": 3}]
    assert [row.bar.option.label.en for row in found.leading] == ["care"]
    assert len(shown(session)) == 9, "of everyone all are told"


def in_two_sections() -> Plan:
    plan = PLAN.model_dump(mode="json")
    next(one for one in plan["constituencies"] if one["id"] == "section")["choices"] = choices(
        "africa", "europe"
    )
    return Plan.model_validate(plan)


def test_forty_words_are_shown_and_of_the_others_how_many_there_are() -> None:
    session = Session(*(f"p-{n}" for n in range(20)), at="single", plan=asking_for_words("single"))
    for n in range(20):
        session.do(f"p-{n}", BallotCast(item="single", answer={"": [f"{n} a", f"{n} b", f"{n} c"]}))
    [row] = Findings(session.state).result("single").rows
    assert (len(row.bars), row.more) == (40, 20)


def test_the_words_of_someone_erased_are_forgotten_and_that_they_answered_is_not() -> None:
    session = session_with_words()
    session.do("host", PersonErased(participant="cleo"))
    assert "peace" not in shown(session)
    assert Findings(session.state).result("single").people == 3
    assert "peace" not in repr(session.state.polls["single"].tally)
    assert not session.state.polls["single"].known
    again = session.do("cleo", BallotCast(item="single", answer={"": ["trust"]}))
    assert again.refused is None
    assert "trust" in shown(session)


def test_a_second_round_of_words_is_refused_in_words() -> None:
    plan = PLAN.model_dump(mode="json", exclude_none=True)
    plan["agenda"][1] |= {"vote": vote("words")}
    plan["agenda"][2] = {key: value for key, value in plan["agenda"][2].items() if key != "vote"} | {
        "again": "single"
    }
    with pytest.raises(ValueError, match=r"several\.again: what people write is not told as a change"):
        Plan.model_validate(plan)


def test_words_are_asked_for_on_the_spot_without_options() -> None:
    asked = Vote.kinds["words"].on_the_spot(())
    assert asked is not None
    assert AgendaItem.model_validate(
        {"id": "s1", "title": {"en": "So?"}, "minutes": 2, "vote": asked.model_dump()}
    )
    assert not Vote.kinds["words"].options_typed
