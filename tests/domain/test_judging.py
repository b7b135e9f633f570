"""What people say of each other's inputs: once each, of the words they read, counted and put in order."""

import pytest

from app.domain.agenda.data import AgendaItem
from app.domain.entry import Entry
from app.domain.findings import Findings
from app.domain.fold import apply
from app.domain.inputs.agreement import Judged
from app.domain.inputs.entries import InputRevised, InputWithdrawn
from app.domain.inputs.judged import most_agreed, most_divided
from app.domain.inputs.moderation import InputSetAside
from app.domain.inputs.support import Endorsed
from app.domain.outcome import Outcome
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.domain.session.entries import Planned
from app.domain.state import State

from .scenes import PLAN, Session

INPUT = "SINGLE-001"


class Judging(Session):
    """A session in which what is said to the first question is judged; everyone has joined, and it is live."""

    def __init__(self, *participants: str, plan: Plan | None = None) -> None:
        super().__init__()
        self.log, self.state = list[Entry](), State()
        self.do("system", Planned(plan=plan or JUDGED))
        for who in participants:
            self.do(who, Joined())
        self.go("single")


def judged(item: AgendaItem) -> AgendaItem:
    asked = item.inputs and item.inputs.model_copy(update={"others": "agreement"})
    return item.model_copy(update={"inputs": asked})


JUDGED = PLAN.model_copy(update={"agenda": tuple(map(judged, PLAN.agenda))})


def judge(session: Session, who: str, stance: str, input: str = INPUT, revision: int = 1) -> Outcome:
    return session.do(who, Judged(input=input, stance=stance, revision=revision))


@pytest.fixture
def session() -> Judging:
    """Ana's input waits to be judged."""
    session = Judging("ana", *"bcdefgh")
    session.send("ana")
    return session


def counts(session: Session, place: int = 0) -> tuple[int, int, int]:
    one = Findings(session.state).judged("single")[place]
    return one.agree, one.disagree, one.passed


def test_each_says_one_thing_of_an_input_the_last(session: Judging) -> None:
    for stance in ("agree", "disagree", "pass", "agree"):
        assert judge(session, "b", stance).refused is None
    judge(session, "c", "disagree")
    assert counts(session) == (1, 1, 0)


def test_where_there_is_a_vote_whoever_only_judged_has_not_answered(session: Judging) -> None:
    judge(session, "b", "agree")
    assert session.state.answered["single"] == {"ana"}


def test_whoever_judged_has_answered_also_once_they_took_back_what_they_said() -> None:
    agenda = [judged(item).model_copy(update={"vote": None}) for item in PLAN.agenda]
    session = Judging("ana", "b", "c", plan=Plan.model_validate(PLAN.model_dump() | {"agenda": agenda}))
    session.send("ana")
    judge(session, "b", "pass")
    session.send("c")
    judge(session, "c", "agree")
    assert session.state.answered["single"] == {"ana", "b", "c"}
    for input in (INPUT, "SINGLE-002"):
        session.do(session.state.inputs[input].author, InputWithdrawn(input=input))
    assert session.state.answered["single"] == {"b", "c"}


def test_who_agrees_supports_it_once_the_session_has_ended_since_it_is_seen_live(session: Judging) -> None:
    judge(session, "b", "agree")
    input = session.state.inputs[INPUT]
    assert (session.state.supporters(input), session.state.people([input])) == (set(), {"ana"})
    session.end()
    assert (session.state.supporters(input), session.state.people([input])) == ({"b"}, {"ana", "b"})


@pytest.mark.parametrize(
    ("who", "refused"), [("ana", "own_input"), ("stranger", "not_joined"), ("moderator", "not_joined")]
)
def test_who_may_not_judge_is_told_why(session: Judging, who: str, refused: str) -> None:
    assert judge(session, who, "agree").refused == refused
    assert counts(session) == (0, 0, 0)


def test_inputs_are_either_judged_or_supported(session: Judging) -> None:
    assert session.do("b", Endorsed(input=INPUT)).refused == "only_judged"
    supported = Session("ana", "b", at="single")
    supported.send("ana")
    assert judge(supported, "b", "agree").refused == "only_supported"


def test_other_words_are_judged_anew_and_what_was_said_of_the_first_stays_with_them(session: Judging) -> None:
    judge(session, "b", "agree")
    session.do("ana", InputRevised(input=INPUT, text="Less fruit"))
    assert counts(session) == (0, 0, 0)
    assert session.input().was_judged_before("b")
    assert judge(session, "c", "disagree", revision=1).refused is None
    assert judge(session, "b", "disagree", revision=2).refused is None
    assert counts(session) == (0, 1, 0)
    assert judge(session, "b", "agree", revision=3).refused == "unknown_input"


def test_what_does_not_stand_is_not_judged_and_not_told(session: Judging) -> None:
    judge(session, "b", "agree")
    session.moderate(InputSetAside(input=INPUT, reason="test"))
    assert judge(session, "c", "agree").refused == "not_standing"
    assert Findings(session.state).judged("single") == []
    session.undo()
    session.do("ana", InputWithdrawn(input=INPUT))
    assert judge(session, "c", "agree").refused is not None


def test_who_agrees_supports_wherever_support_counts(session: Judging) -> None:
    judge(session, "b", "agree")
    judge(session, "c", "disagree")
    assert session.input().endorsements == {"b"}
    judge(session, "b", "pass")
    assert session.input().endorsements == set()


def test_what_most_agree_with_comes_first_and_what_divides_apart(session: Judging) -> None:
    session.send("ana", "Second")
    session.send("ana", "Third")
    for who in "bcdefg":
        judge(session, who, "agree" if who in "bcd" else "disagree")
        judge(session, who, "agree", "SINGLE-002")
    judge(session, "h", "agree", "SINGLE-003")
    found = Findings(session.state).judged("single")
    assert [one.input.id for one in most_agreed(found, 5)] == ["SINGLE-002"], "one person is not most"
    assert [one.input.id for one in most_divided(found, 5)] == [INPUT]


def test_the_same_log_replayed_gives_the_same_judgements(session: Judging) -> None:
    judge(session, "b", "agree")
    judge(session, "c", "pass")
    assert vars(session.replayed()) == vars(session.state)
    assert apply(State(), Entry(1, session.now, "b", Judged(input=INPUT, stance="agree", revision=1))).refused
