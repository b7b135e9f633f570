"""How much was heard of each group, how hands are suggested by it, and for how long each may speak."""

import pytest

from app.domain.constituencies import Constituency
from app.domain.entry import Body
from app.domain.floor.data import Hand
from app.domain.floor.entries import FloorAsked, FloorEnded, FloorGiven
from app.domain.floor.heard import Heard, heard, heard_of_all, too_few
from app.domain.floor.moderation import FloorOrderSet, FloorTotalsShown, SpeakingLimitSet
from app.domain.floor.order import called_in_order
from app.domain.inputs.spoken import InterventionNoted, InterventionStruck
from app.domain.people.entries import Joined, PersonErased
from app.domain.plan import Plan
from app.domain.session.entries import BegunAfresh

from .scenes import PLAN, Session, choices

FOUR = Plan.model_validate(
    {
        **{name: getattr(PLAN, name) for name in Plan.model_fields if name != "constituencies"},
        "roles": choices("mayor"),
        "sections": choices("africa", "asia", "europe", "eurasia"),
        "councils": choices("resilience"),
        "speaking_minutes": 2,
    }
)
SECTIONS = {"ana": "africa", "ama": "africa", "bao": "asia", "eva": "europe"}


@pytest.fixture
def session() -> Session:
    """Two of Africa, one of Asia, one of Europe and one who did not say, at a question; none is of Eurasia."""
    session = Session(plan=FOUR)
    for who, section in SECTIONS.items():
        session.do(who, Joined(constituencies={"section": section}))
    session.do("ivo", Joined())
    session.go("opening")
    session.go("single")
    return session


def speak(session: Session, who: str, seconds: int) -> None:
    session.moderate(FloorGiven(participant=who))
    session.later(seconds=seconds)
    session.moderate(FloorEnded())


def ask(session: Session, *people: str) -> None:
    for who in people:
        session.do(who, FloorAsked())


def told(session: Session) -> dict[str, tuple[int, float]]:
    """Turns and seconds of each group."""
    groups = heard(session.state, main(session), session.now)
    return {group: (one.turns, one.time.total_seconds()) for group, one in groups.items()}


def main(session: Session) -> Constituency:
    return session.state.plan.by_weight[0]


def order(session: Session) -> list[str]:
    return called_in_order(session.state, session.now)


def test_every_group_is_named_also_those_of_whom_nothing_was_heard(session: Session) -> None:
    assert told(session) == {"africa": (0, 0), "asia": (0, 0), "europe": (0, 0), "eurasia": (0, 0)}
    speak(session, "ana", 60)
    speak(session, "ama", 30)
    speak(session, "ivo", 10)
    assert told(session) == {
        "africa": (2, 90),
        "asia": (0, 0),
        "europe": (0, 0),
        "eurasia": (0, 0),
        "not_said": (1, 10),
    }
    assert heard_of_all(session.state, session.now).time.total_seconds() == 100


def test_whoever_speaks_is_counted_as_long_as_they_have_spoken(session: Session) -> None:
    session.moderate(FloorGiven(participant="bao"))
    session.later(seconds=40)
    assert told(session)["asia"] == (1, 40)


def test_what_was_noted_of_someone_who_never_joined_is_a_turn_without_a_time(session: Session) -> None:
    guest = InterventionNoted(item="single", text="Figs", constituencies={"section": "europe"})
    noted = session.do("rapporteur", guest).made
    session.do("rapporteur", InterventionNoted(item="single", text="Pears", participant="ana"))
    session.do("rapporteur", guest.model_copy(update={"medium": "paper"}))
    assert heard(session.state, main(session), session.now)["europe"] == Heard(1, untimed=1)
    assert told(session)["africa"] == (0, 0), "what someone who joined says is counted by their turns"
    session.do("rapporteur", InterventionStruck(input=noted))
    assert told(session)["europe"] == (0, 0)


def test_hands_stand_as_they_came_until_moderators_choose_otherwise(session: Session) -> None:
    speak(session, "ana", 60)
    ask(session, "ama", "bao", "eva")
    assert order(session) == ["ama", "bao", "eva"]
    session.moderate(FloorOrderSet(order="least_heard"))
    assert order(session) == ["bao", "eva", "ama"]
    session.undo()
    assert order(session) == ["ama", "bao", "eva"]


def test_time_weighs_more_than_turns(session: Session) -> None:
    session.moderate(FloorOrderSet(order="least_heard"))
    speak(session, "ana", 10)
    speak(session, "ama", 10)
    speak(session, "bao", 60)
    ask(session, "bao", "ana")
    assert order(session) == ["ana", "bao"]


def test_of_groups_heard_as_long_the_one_of_fewer_turns_comes_first(session: Session) -> None:
    session.moderate(FloorOrderSet(order="least_heard"))
    speak(session, "ana", 30)
    speak(session, "ama", 30)
    speak(session, "bao", 60)
    ask(session, "ana", "bao")
    assert order(session) == ["bao", "ana"]


def test_within_a_group_who_has_not_spoken_yet_comes_first(session: Session) -> None:
    session.moderate(FloorOrderSet(order="least_heard"))
    speak(session, "ana", 30)
    ask(session, "ana", "ama")
    assert order(session) == ["ama", "ana"]


def test_the_order_is_a_suggestion_anyone_may_be_called(session: Session) -> None:
    session.moderate(FloorOrderSet(order="least_heard"))
    speak(session, "ana", 30)
    ask(session, "ama", "bao")
    assert session.moderate(FloorGiven(participant="ama")).refused is None
    assert (session.state.stage.floor, order(session)) == ("ama", ["bao"])


def test_a_hand_says_on_what_in_which_language_and_since_when(session: Session) -> None:
    session.do("ana", FloorAsked(topic="Water", language="es"))
    first, since = len(session.log), session.now
    assert session.state.hands["ana"] == Hand(first, "Water", "es", since)
    session.later(minutes=1)
    session.do("ana", FloorAsked(topic="Water and land"))
    assert session.state.hands["ana"] == Hand(first + 1, "Water and land", "en", since)


def test_an_erased_person_says_no_longer_on_what(session: Session) -> None:
    session.do("ana", FloorAsked(topic="Water"))
    session.do("system", PersonErased(participant="ana"))
    assert session.state.hands["ana"].topic == ""


def test_each_may_speak_as_long_as_planned_or_as_moderators_set_it(session: Session) -> None:
    def limits() -> list[int | None]:
        return [turn.seconds for turn in session.state.stage.turns]

    speak(session, "ana", 10)
    session.moderate(FloorGiven(participant="bao"))
    session.moderate(SpeakingLimitSet(seconds=90))
    assert limits() == [120, 90], "it holds for whoever speaks, and not for who has spoken"
    session.undo()
    assert limits() == [120, 120]
    session.moderate(SpeakingLimitSet())
    speak(session, "eva", 600)
    assert limits() == [120, None, None]


@pytest.mark.parametrize(
    "set_by_hand",
    [FloorOrderSet(order="least_heard"), SpeakingLimitSet(seconds=30), FloorTotalsShown(shown=True)],
)
def test_beginning_afresh_begins_as_planned(session: Session, set_by_hand: Body) -> None:
    session.moderate(set_by_hand)
    session.moderate(BegunAfresh())
    stage = session.state.stage
    assert (stage.floor_order, stage.speaking_seconds, stage.floor_totals) == ("first_come", 120, False)


def test_of_groups_of_few_nothing_is_passed_on_and_nothing_can_be_found_by_what_is_left(
    session: Session,
) -> None:
    for number in range(3):
        session.do(f"e{number}", Joined(constituencies={"section": "eurasia"}))
    groups = heard(session.state, main(session), session.now)
    assert too_few(session.state, main(session), groups) == {"africa", "asia", "europe"}


def test_a_group_of_one_takes_the_next_smallest_with_it() -> None:
    session = Session(plan=FOUR)
    for number, section in enumerate(["africa"] * 3 + ["asia"] * 4 + ["europe"]):
        session.do(f"p{number}", Joined(constituencies={"section": section}))
    groups = heard(session.state, main(session), session.now)
    assert too_few(session.state, main(session), groups) == {"europe", "africa"}, "eurasia is nobody's secret"


@pytest.mark.parametrize("minutes", [0, 0.4, 61, True, "2"])
def test_a_plan_with_no_time_to_speak_is_a_mistake(minutes: object) -> None:
    with pytest.raises(ValueError, match=r"expected a number of minutes from 0\.5 to 60"):
        Plan.model_validate({**{n: getattr(FOUR, n) for n in Plan.model_fields}, "speaking_minutes": minutes})
