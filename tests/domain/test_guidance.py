"""Guidance statements, what they rest on, and the round in which the room says whether it recognises itself."""

from typing import Any

import pytest

from app.domain.convergence import Part, convergence
from app.domain.entry import Body
from app.domain.findings import Findings
from app.domain.guidance.harvest import InputConsidered, InputsGrouped, InputTagged, QuoteChosen, ThemeNamed
from app.domain.guidance.reporting import ReportWritten
from app.domain.guidance.resting import rests_on, since
from app.domain.guidance.standing import Told, standing, told
from app.domain.guidance.statements import (
    EvidenceWeighed,
    StatementDrafted,
    StatementDropped,
    StatementRevised,
)
from app.domain.guidance.validation import StatementAnswered, StatementPutForward
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputWithdrawn
from app.domain.inputs.languages import LanguageCorrected
from app.domain.inputs.moderation import InputSetAside
from app.domain.inputs.renderings import RenderingAdded
from app.domain.people.entries import Joined, PersonErased
from app.domain.seen import Written
from app.domain.session.entries import BegunAfresh
from app.domain.state import State

from .scenes import Session

DRAFT = StatementDrafted(texts={"en": " More pears ", "es": " "}, about="single", section=" 2.1 ")
FIRST = "SINGLE-001"


@pytest.fixture
def session() -> Session:
    """Ana and Ben have sent an input each, Eve supports Ana's, and there is a statement."""
    session = Session("ana", "ben", "eve", at="single")
    session.send("ana", "More pears", consent="main")
    session.send("ben", "Fewer pears")
    session.endorse("eve", FIRST)
    session.do("rapporteur-1", DRAFT)
    return session


def weigh(session: Session, evidence: str, stance: str | None) -> object:
    weighed = EvidenceWeighed.model_validate({"statement": "G-01", "evidence": evidence, "stance": stance})
    return session.do("rapporteur-1", weighed).refused


def read_back(session: Session) -> None:
    session.go("close")
    assert session.do("rapporteur-1", StatementPutForward(statement="G-01")).refused is None


def test_a_statement_has_an_id_and_the_words_that_say_something(session: Session) -> None:
    statement = session.state.statements["G-01"]
    assert (statement.texts, statement.section, statement.revision) == ({"en": "More pears"}, "2.1", 1)
    assert statement.read("fr") == ("More pears", "en")
    assert session.do("rapporteur-2", StatementDrafted(texts={"fr": "Poires"})).made == "G-02"
    assert session.state.statements["G-02"].read("es") == ("Poires", "fr")


def test_of_two_who_reword_at_once_the_second_is_told(session: Session) -> None:
    first = session.do("rapporteur-1", StatementRevised(statement="G-01", revision=1, texts={"en": "Pears"}))
    second = session.do("rapporteur-2", StatementRevised(statement="G-01", revision=1, texts={"en": "Figs"}))
    assert (first.refused, second.refused) == (None, "statement_reworded")
    assert session.state.statements["G-01"].read("en").text == "Pears"
    other = StatementRevised(statement="G-01", revision=1, statement_kind="recommendation")
    assert session.do("rapporteur-2", other).refused is None, "what is not its words is not reworded"
    assert session.state.statements["G-01"].kind == "recommendation"


def test_a_dropped_statement_keeps_its_id_and_can_be_taken_up_again(session: Session) -> None:
    session.do("rapporteur-1", StatementDropped(statement="G-01"))
    assert weigh(session, FIRST, "supports") == "unknown_statement"
    assert session.do("rapporteur-1", DRAFT).made == "G-02"
    session.do("rapporteur-1", StatementDropped(statement="G-01", dropped=False))
    assert weigh(session, FIRST, "supports") is None


def test_people_stand_behind_it_who_wrote_or_support_what_it_rests_on(session: Session) -> None:
    assert weigh(session, FIRST, "supports") is None
    assert weigh(session, "SINGLE-002", "opposes") is None
    stands = standing(session.state, session.state.statements["G-01"])
    assert (stands.behind, stands.against) == ({"ana", "eve"}, {"ben"})
    session.moderate(InputSetAside(input=FIRST, reason="test"))
    session.do("ben", InputWithdrawn(input="SINGLE-002"))
    stands = standing(session.state, session.state.statements["G-01"])
    assert not stands.behind and not stands.against
    assert weigh(session, FIRST, None) is None
    assert session.state.statements["G-01"].evidence == {"SINGLE-002": "opposes"}


def test_it_rests_on_results_and_on_changes_that_were_asked_for(session: Session) -> None:
    assert weigh(session, "R-SINGLE", "supports") is None
    assert weigh(session, "G-01-C1", "nuances") == "unknown_input"
    read_back(session)
    session.do("ana", StatementAnswered(statement="G-01", recognition="change", text="Figs, too"))
    assert weigh(session, "G-01-C1", "nuances") is None


def became(session: Session, evidence: str = FIRST) -> str:
    return since(session.state, session.state.statements["G-01"], evidence)


@pytest.mark.parametrize(
    ("who", "what", "then"),
    [
        ("ana", InputWithdrawn(input=FIRST), "taken_back"),
        ("moderator", InputSetAside(input=FIRST, reason="test"), "set_aside"),
        ("host", PersonErased(participant="ana"), "erased"),
    ],
)
def test_it_rests_no_longer_on_what_does_not_stand_any_more(
    session: Session, who: str, what: Body, then: str
) -> None:
    weigh(session, FIRST, "supports")
    assert became(session) == ""
    assert session.do(who, what).refused is None
    statement = session.state.statements["G-01"]
    assert (became(session), rests_on(session.state, statement)) == (then, ())
    assert not standing(session.state, statement).behind
    assert weigh(session, FIRST, None) is None


def test_what_was_reworded_since_is_to_be_weighed_again(session: Session) -> None:
    weigh(session, FIRST, "supports")
    session.do("ana", InputRevised(input=FIRST, text="No pears"))
    assert (became(session), became_of(session.replayed())) == ("reworded", "reworded")
    assert rests_on(session.state, session.state.statements["G-01"]) == (FIRST,)
    weigh(session, FIRST, "opposes")
    assert became(session) == ""


def became_of(state: State) -> str:
    return since(state, state.statements["G-01"], FIRST)


def test_it_is_known_which_words_were_chosen_to_be_quoted(session: Session) -> None:
    session.do("rapporteur-1", QuoteChosen(input=FIRST))
    session.do("ana", InputRevised(input=FIRST, text="No pears"))
    assert session.state.handled[FIRST].quoted_wording < session.input().revision
    session.do("rapporteur-1", QuoteChosen(input=FIRST))
    assert session.state.handled[FIRST].quoted_wording == session.input().revision


def asks(session: Session, recognition: str, text: str = "") -> None:
    said = {"statement": "G-01", "recognition": recognition, "text": text}
    assert session.do("ana", StatementAnswered.model_validate(said)).refused is None


def test_a_change_that_is_asked_for_no_longer_can_be_taken_away(session: Session) -> None:
    read_back(session)
    asks(session, "change", "Figs, too")
    weigh(session, "G-01-C1", "adds")
    asks(session, "no", "Figs, too")
    assert became(session, "G-01-C1") == "", "the same words"
    asks(session, "change", "Figs instead")
    assert became(session, "G-01-C1") == "reworded"
    asks(session, "reflects")
    assert became(session, "G-01-C1") == "taken_back"
    assert weigh(session, "G-01-C1", None) is None
    assert weigh(session, "G-01-C1", "adds") == "unknown_input"


def test_a_change_whose_words_were_erased_is_rested_on_no_longer(session: Session) -> None:
    read_back(session)
    asks(session, "change", "Figs, too")
    weigh(session, "G-01-C1", "adds")
    session.do("host", PersonErased(participant="ana"))
    assert became(session, "G-01-C1") == "erased"


def test_it_is_read_back_while_an_item_is_live_that_reads_back(session: Session) -> None:
    assert session.do("moderator", StatementPutForward(statement="G-01")).refused is None
    assert session.state.read_back is None
    session.go("close")
    assert session.state.read_back is session.state.statements["G-01"]
    session.do("rapporteur-1", StatementDrafted(texts={"en": "Figs"}))
    session.do("rapporteur-1", StatementPutForward(statement="G-02"))
    assert session.state.read_back is session.state.statements["G-02"], "one at a time"
    session.do("rapporteur-1", StatementPutForward(statement="G-02", forward=False))
    assert session.state.read_back is None


def test_everyone_answers_once_and_may_answer_anew(session: Session) -> None:
    answer = StatementAnswered(statement="G-01", recognition="change", text=" Figs, too ", revision=1)
    assert session.do("ana", answer).refused == "not_open"
    read_back(session)
    assert session.do("nobody", answer).refused == "not_joined"
    assert session.do("ana", answer).refused is None
    session.do("ben", StatementAnswered(statement="G-01", recognition="reflects"))
    session.do("ana", StatementAnswered(statement="G-01", recognition="reflects"))
    replies = session.state.statements["G-01"].replies
    assert {who: (one.id, one.recognition, one.text) for who, one in replies.items()} == {
        "ana": ("G-01-C1", "reflects", ""),
        "ben": ("G-01-C2", "reflects", ""),
    }
    assert replies["ana"].consent == "main", "as she said last that she may be quoted"
    assert session.state.statements["G-01"].answered("reflects") == 2
    session.end()
    assert session.do("eve", answer).refused == "ended"


def test_themes_are_given_beside_the_authors(session: Session) -> None:
    session.send("ana", "Care", themes=("C1",))
    assert session.do("rapporteur-1", ThemeNamed(label=" Fruit ")).made == "T1"
    for theme in ("T1", "C1"):
        session.do("rapporteur-1", InputTagged(input="SINGLE-003", theme=theme, because="pears"))
    assert session.state.themes_of(session.input(3)) == ("C1", "T1")
    session.do("rapporteur-1", InputTagged(input="SINGLE-003", theme="C1", tagged=False))
    assert session.state.themes_of(session.input(3)) == ("C1", "T1"), "its author's stays"
    assert session.do("rapporteur-1", InputTagged(input=FIRST, theme="T9")).refused == "unknown_theme"


def test_moderators_give_themes_as_well_and_look_at_nothing_for_the_rapporteur(session: Session) -> None:
    assert session.moderate(InputTagged(input=FIRST, theme="C1")).refused is None
    handling = session.state.handled[FIRST]
    assert session.state.themes_of(session.input()) == ("C1",)
    assert (handling.by_moderators, handling.looked_at) == ({"C1"}, False)
    session.do("rapporteur-1", InputTagged(input=FIRST, theme="C1"))
    session.moderate(InputTagged(input=FIRST, theme="C1"))
    assert (handling.by_moderators, handling.looked_at) == (set(), True), "it is the rapporteur's from now on"
    session.moderate(InputTagged(input=FIRST, theme="C1", tagged=False))
    assert session.state.themes_of(session.input()) == ()
    assert session.do("ana", InputTagged(input=FIRST, theme="C1")).refused == "not_allowed"


def test_only_what_may_be_quoted_is(session: Session) -> None:
    assert session.do("rapporteur-1", QuoteChosen(input=FIRST)).refused is None
    assert session.do("rapporteur-1", QuoteChosen(input="SINGLE-002")).refused == "not_quotable", "not asked"
    session.do("ben", ConsentChanged(input="SINGLE-002", consent="none"))
    assert session.do("rapporteur-1", QuoteChosen(input="SINGLE-002")).refused == "not_quotable"


def test_what_was_not_looked_at_is_known(session: Session) -> None:
    assert not session.state.handled
    session.do("rapporteur-1", InputConsidered(input=FIRST, why_not="Of another session"))
    weigh(session, "SINGLE-002", "adds")
    assert {id: (one.looked_at, one.why_not) for id, one in session.state.handled.items()} == {
        FIRST: (True, "Of another session"),
        "SINGLE-002": (True, ""),
    }


def test_an_input_is_in_one_group_at_most(session: Session) -> None:
    both = InputsGrouped(inputs=(FIRST, "SINGLE-002", FIRST), label="Pears", because="pears")
    assert session.do("rapporteur-1", both).made == "K-01"
    assert session.do("rapporteur-1", InputsGrouped(inputs=("SINGLE-002",))).made == "K-02"
    assert {group.id: group.inputs for group in session.state.groups.values()} == {
        "K-01": (FIRST,),
        "K-02": ("SINGLE-002",),
    }
    session.do("rapporteur-1", InputsGrouped(into="K-01", inputs=()))
    assert session.state.groups["K-01"].inputs == ()
    assert session.do("rapporteur-1", InputsGrouped(into="K-09", inputs=())).refused == "unknown_group"


def test_what_is_written_into_the_report_is_kept_by_part_and_language(session: Session) -> None:
    session.do("rapporteur-1", ReportWritten(part="summary", language="es", text=" Peras "))
    session.do("rapporteur-1", ReportWritten(part="single.agreed", language="en", text="Pears"))
    assert session.state.report == {
        ("summary", "es"): Written("Peras", 1),
        ("single.agreed", "en"): Written("Pears", 1),
    }
    assert (
        session.do("rapporteur-1", ReportWritten(part="x", language="en", text="x")).refused == "unknown_item"
    )


def write(session: Session, who: str, text: str, key: str | None = None, **seen: Any) -> object:
    part = ReportWritten(part="summary", language="es", text=text, **seen)
    return session.do(who, part, key).refused


def test_of_two_who_write_a_part_of_the_report_at_once_the_second_is_told(session: Session) -> None:
    assert write(session, "rapporteur-1", "Peras", revision=0) is None
    assert write(session, "rapporteur-2", "Higos", revision=0) == "part_reworded"
    assert session.state.report["summary", "es"] == Written("Peras", 1)
    assert write(session, "rapporteur-2", "Peras e higos", revision=1) is None


def test_what_builds_on_own_words_counts_only_if_these_did(session: Session) -> None:
    assert write(session, "rapporteur-1", "Peras", "theirs", revision=0) is None
    assert write(session, "rapporteur-2", "Hi", "first", revision=0) == "part_reworded"
    assert write(session, "rapporteur-2", "Higos", "second", revision=1, follows="first") == "part_reworded"
    assert write(session, "rapporteur-1", "Peras.", "more", revision=1, follows="theirs") is None
    assert session.state.report["summary", "es"] == Written("Peras.", 2)
    revised = StatementRevised(statement="G-01", revision=2, texts={"en": "Figs"}, follows="never sent")
    assert session.do("rapporteur-2", revised).refused == "statement_reworded"


def test_nobody_has_seen_a_wording_that_is_still_to_come(session: Session) -> None:
    revised = StatementRevised(statement="G-01", revision=99, texts={"en": "Figs"})
    assert session.do("rapporteur-2", revised).refused == "statement_reworded"
    assert write(session, "rapporteur-2", "Higos", revision=99) == "part_reworded"


def test_answers_are_told_in_threes_until_the_session_ends(session: Session) -> None:
    read_back(session)
    statement = session.state.statements["G-01"]
    answers = ("change", "no", "reflects", "reflects")
    people = ("ana", "ben", "eve", "kim")
    session.do("kim", Joined())
    so_far = []
    for who, said in zip(people, answers, strict=True):
        answer = StatementAnswered.model_validate({"statement": "G-01", "recognition": said})
        assert session.do(who, answer).refused is None
        so_far.append(told(session.state, statement))
    nobody, three = Told(0, 0, 0, 0), Told(reflects=1, change=1, no=1, people=3)
    assert so_far == [nobody, nobody, three, three]
    session.end()
    assert told(session.state, statement) == Told(reflects=2, change=1, no=1, people=4)


def test_who_answers_anew_is_not_told_alone_either(session: Session) -> None:
    read_back(session)
    statement = session.state.statements["G-01"]
    session.do("kim", Joined())

    def says(who: str, said: str) -> Told:
        answer = StatementAnswered.model_validate({"statement": "G-01", "recognition": said})
        assert session.do(who, answer).refused is None
        return told(session.state, statement)

    three = [says(who, "reflects") for who in ("ana", "ben", "eve")][-1]
    assert three == Told(reflects=3, change=0, no=0, people=3)
    assert [says("ana", "no"), says("ana", "reflects"), says("ana", "no"), says("kim", "no")] == [three] * 4
    assert says("ben", "change") == Told(reflects=1, change=1, no=2, people=4)
    reworded = StatementRevised(statement="G-01", revision=1, texts={"en": "Figs"})
    assert session.do("rapporteur-1", reworded).refused is None
    assert says("eve", "no") == Told(0, 0, 0, 0)
    session.end()
    assert told(session.state, statement) == Told(reflects=0, change=0, no=1, people=1)


def test_who_says_to_have_read_later_words_answers_only_what_stands(session: Session) -> None:
    read_back(session)
    answer = StatementAnswered(statement="G-01", recognition="no", revision=99)
    assert session.do("ana", answer).refused is None
    reworded = StatementRevised(statement="G-01", revision=1, texts={"en": "Figs"})
    assert session.do("rapporteur-1", reworded).refused is None
    assert session.state.statements["G-01"].answers == []


def test_an_answer_to_a_statement_that_was_dropped_meanwhile_stays_on_record(session: Session) -> None:
    read_back(session)
    session.do("rapporteur-1", StatementDropped(statement="G-01"))
    answer = StatementAnswered(statement="G-01", recognition="change", text="Figs, too", revision=1)
    assert session.do("ana", answer).refused is None
    assert session.state.statements["G-01"].replies["ana"].text == "Figs, too"


def test_an_input_is_in_the_language_that_it_is_said_to_be_in(session: Session) -> None:
    fruits = RenderingAdded(input=FIRST, language="fr", text="Plus de poires", revision=1)
    assert session.do("interpreter-1", fruits).refused is None
    french = LanguageCorrected(input=FIRST, language="fr")
    assert session.do("rapporteur-1", french).refused is None
    assert (session.input().language, dict(session.input().renderings)) == ("fr", {})
    assert session.do("interpreter-1", french).refused == "same_language"
    session.do("ben", InputWithdrawn(input="SINGLE-002"))
    withdrawn = LanguageCorrected(input="SINGLE-002", language="fr")
    assert session.do("rapporteur-1", withdrawn).refused == "withdrawn"


def test_a_rendering_is_of_a_wording(session: Session) -> None:
    peras = RenderingAdded(input=FIRST, language="es", text=" Más peras ", revision=1)
    assert session.do("interpreter-1", peras).refused is None
    assert {to: one.text for to, one in session.input().renderings.items()} == {"es": "Más peras"}
    english = RenderingAdded(input=FIRST, language="en", text="More pears", revision=1)
    assert session.do("rapporteur-1", english).refused == "same_language"
    session.do("ana", InputRevised(input=FIRST, text="Most pears"))
    assert not session.input().renderings, "other words need another"
    assert session.do("rapporteur-1", peras).refused == "reworded"


@pytest.mark.parametrize(
    "body",
    [DRAFT, InputConsidered(input=FIRST), ReportWritten(part="summary", language="en", text="x")],
)
def test_the_desk_is_the_rapporteurs(session: Session, body: Body) -> None:
    for who in ("moderator", "ana", "interpreter-1", "board"):
        assert session.do(who, body).refused == "not_allowed"


def test_a_rehearsals_desk_is_put_behind(session: Session) -> None:
    weigh(session, FIRST, "supports")
    session.moderate(BegunAfresh())
    assert not session.state.statements and not session.state.handled
    session.undo()
    assert session.state.statements["G-01"].evidence == {FIRST: "supports"}


def test_another_process_reads_the_same(session: Session) -> None:
    weigh(session, FIRST, "supports")
    read_back(session)
    session.do("ana", StatementAnswered(statement="G-01", recognition="no", text="No"))
    session.do("rapporteur-1", InputsGrouped(inputs=(FIRST,), label="Pears"))
    session.do("interpreter-1", RenderingAdded(input=FIRST, language="fr", text="Poires", revision=1))
    replayed = session.replayed()
    assert replayed.statements == session.state.statements
    assert (replayed.groups, replayed.inputs) == (session.state.groups, session.state.inputs)


PARTS = {
    "convergent": ((80, 100), [(9, 10), (6, 10)]),
    "divergent": ((50, 100), [(9, 10), (5, 10)]),
    "contested": ((50, 100), [(5, 10), (6, 10)]),
    "leaning": ((70, 100), [(7, 10), (6, 10)]),
    "not_assessable": ((80, 100), [(9, 10), (2, 2)]),
}


@pytest.mark.parametrize("verdict", PARTS)
def test_a_verdict_follows_its_thresholds(verdict: str) -> None:
    (agree, people), groups = PARTS[verdict]
    parts = [Part(str(n), of, agreeing) for n, (agreeing, of) in enumerate(groups)]
    found = convergence(Part("all", people, agree), parts)
    assert found.verdict == verdict
    assert (found.spread is None) == (verdict == "not_assessable")


def test_groups_agree_on_what_weighs_most_and_small_ones_stand_as_one() -> None:
    session = Session()
    for n in range(8):
        said = {"section": "africa"} if n < 4 else {}
        session.do(f"p-{n}", Joined(constituencies=said))
    session.go("single")
    for n in range(8):
        session.answer(f"p-{n}", "pear" if n not in (0, 7) else "fig")
    session.answer("p-6", "no_opinion")
    [leading] = Findings(session.state).leading("single")
    assert (leading.bar.option.id, leading.agreement.whole) == ("pear", Part("all", 7, 5))
    assert leading.agreement.groups == (Part("africa", 4, 3),)
    assert leading.agreement.verdict == "not_assessable"


def test_whoever_has_read_an_input_is_told_of_its_rendering(session: Session) -> None:
    assert session.input().reading == "1"
    session.do("interpreter-1", RenderingAdded(input=FIRST, language="es", text="Más peras", revision=1))
    assert session.state.changed_inputs("single") == [(FIRST, "1.1")]


def test_taking_back_one_statement_leaves_another_before_everyone(session: Session) -> None:
    session.do("rapporteur-1", StatementDrafted(texts={"en": "Figs"}))
    read_back(session)
    session.do("rapporteur-1", StatementPutForward(statement="G-02", forward=False))
    assert session.state.read_back is session.state.statements["G-01"]


def test_what_was_answered_to_other_words_counts_no_longer_and_another_language_is_no_other_words() -> None:
    session = Session("ana", "ben", at="close")
    session.do("rapporteur", StatementDrafted(texts={"en": "More pears"}))
    session.do("rapporteur", StatementPutForward(statement="G-01"))
    statement = session.state.statements["G-01"]
    for who in ("ana", "ben"):
        session.do(who, StatementAnswered(statement="G-01", recognition="reflects", revision=1))
    session.do("rapporteur", StatementRevised(statement="G-01", revision=1, texts={"fr": "Plus de poires"}))
    assert (statement.answered("reflects"), statement.earlier_answers) == (2, 0)
    session.do("rapporteur", StatementRevised(statement="G-01", revision=2, texts={"en": "Fewer pears"}))
    assert (statement.answered("reflects"), statement.earlier_answers) == (0, 2)
    session.do("ana", StatementAnswered(statement="G-01", recognition="no", revision=3))
    assert (statement.answered("no"), statement.earlier_answers) == (1, 1)
    assert Findings(session.state).recognised(statement).whole.people == 1
