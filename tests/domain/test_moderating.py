"""What moderators do, who else may not, and taking it back."""

from copy import deepcopy

import pytest

from app.activities.words.word import same
from app.domain.agenda.data import AgendaItem
from app.domain.agenda.entries import ItemStarted, SessionEnded, TimeExtended
from app.domain.agenda.going_on import GoesOnByItself
from app.domain.agenda.on_the_spot import ItemAdded
from app.domain.agenda.replanning import ItemMoved, ItemProtected, Replanned
from app.domain.attendance.entries import InvitedSet
from app.domain.ballots.breakdowns import BreakdownHidden, BreakdownShown
from app.domain.ballots.moderation import ResultsHidden, ResultsRevealed, VotingClosed, VotingOpened
from app.domain.ballots.written import WordsHidden, WordsShown
from app.domain.board.entries import BoardSwitched
from app.domain.door.entries import DoorClosed, DoorOpened
from app.domain.entry import Body, Entry, Moderation
from app.domain.floor.entries import FloorEnded, FloorGiven
from app.domain.floor.moderation import FloorOrderSet, FloorTotalsShown, SpeakingLimitSet
from app.domain.fold import KINDS, apply, folded
from app.domain.inputs.merging import InputsMerged, InputsParted
from app.domain.inputs.moderation import InputRestored, InputSetAside, InputShown, InputUnshown, NamesShown
from app.domain.inputs.pinned import InputsPinned
from app.domain.inputs.review import InputsLetThrough, ReviewChanged
from app.domain.inputs.several import Seen
from app.domain.inputs.spoken import InterventionNoted
from app.domain.inputs.together import InputsRestored, InputsSetAside
from app.domain.people.entries import Joined
from app.domain.session.entries import BegunAfresh, Planned, Undone
from app.domain.state import State
from app.domain.text import Text

from .scenes import NOON, PLAN, Session, asking_for_words

INPUT = "SINGLE-001"
ACTIONS: list[Body] = [
    ItemStarted(item="several", leaving="single"),
    SessionEnded(leaving="single"),
    VotingOpened(item="several"),
    VotingClosed(item="single"),
    ResultsRevealed(item="single"),
    ResultsHidden(item="single"),
    BreakdownShown(item="single", constituency="section"),
    BreakdownHidden(),
    WordsHidden(item="close", words=(same("care"),)),
    WordsShown(item="close", words=(same("care"),)),
    TimeExtended(item="single", minutes=5),
    InputShown(input=INPUT),
    InputUnshown(input=INPUT),
    InputSetAside(input=INPUT, reason="duplicate"),
    InputRestored(input=INPUT),
    NamesShown(shown=True),
    InvitedSet(constituency="section", choice="africa", invited=11),
    FloorGiven(participant="ben"),
    FloorEnded(),
    FloorOrderSet(order="least_heard"),
    SpeakingLimitSet(seconds=90),
    FloorTotalsShown(shown=True),
    DoorClosed(),
    DoorOpened(),
    Replanned(minutes={"scale": 3}, leave_out=("ranking",)),
    ItemMoved(item="scale", before="ranking"),
    ItemProtected(item="close", protected=True),
    ItemAdded(item=AgendaItem(id="s", title=Text(en="Why?"), minutes=2, worded_in="en"), live=False),
    GoesOnByItself(on=True),
    BoardSwitched(scene="pause", minutes=10),
    ReviewChanged(item="single", review="first"),
    InputsLetThrough(inputs=(Seen(input="SINGLE-001", revision=1),)),
    InputsSetAside(inputs=(Seen(input="SINGLE-001", revision=1),), reason="test"),
    InputsRestored(inputs=(Seen(input="SINGLE-001", revision=1),)),
    InputsPinned(inputs=(Seen(input="SINGLE-001", revision=1),)),
    InputsMerged(head=Seen(input=INPUT, revision=1), inputs=(Seen(input="SINGLE-002", revision=1),)),
    InputsParted(inputs=(Seen(input=INPUT, revision=1), Seen(input="SINGLE-002", revision=1))),
    BegunAfresh(),
]
BY_GROUPS = BreakdownShown(item="single", constituency="section")
ANOTHER = InterventionNoted(item="single", text="More fruit")
BEFORE: dict[str, tuple[Body, ...]] = {
    "results_hidden": (ResultsRevealed(item="single"),),
    "breakdown_shown": (VotingClosed(item="single"),),
    "breakdown_hidden": (VotingClosed(item="single"), BY_GROUPS),
    "input_unshown": (InputShown(input=INPUT),),
    "input_restored": (InputSetAside(input=INPUT, reason="duplicate"),),
    "inputs_restored": (InputSetAside(input=INPUT, reason="duplicate"),),
    "inputs_merged": (ANOTHER,),
    "inputs_parted": (ANOTHER,),
    "floor_ended": (FloorGiven(participant="ben"),),
    "door_opened": (DoorClosed(),),
}
"""What must have been done for an action to change something."""
every_action = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.kind)
every_action_of_a_run = pytest.mark.parametrize(
    "action", [one for one in ACTIONS if one.kind != "begun_afresh"], ids=lambda action: action.kind
)


@pytest.fixture
def session() -> Session:
    """Ana's input waits, Ana and Ben have answered, and Ben has given a word."""
    session = Session("ana", "ben", at="single", plan=asking_for_words("close"))
    session.moderate(VotingOpened(item="close"))
    session.answer("ben", "Care", item="close")
    session.send("ana")
    session.answer("ana", "apple")
    session.answer("ben", "pear")
    return session


def test_every_kind_of_moderation_is_tried_here() -> None:
    kinds = {kind for kind, body in KINDS.items() if issubclass(body, Moderation)}
    assert kinds == {action.kind for action in ACTIONS} | {"undone"}


@every_action
def test_a_participant_may_not_do_what_a_moderator_does(session: Session, action: Body) -> None:
    before = session.state.stage
    assert session.do("ana", action).refused == "not_allowed"
    assert session.state.stage == before


@pytest.mark.parametrize("actor", ["ana", "system"])
def test_only_a_moderator_may_undo(session: Session, actor: str) -> None:
    seq = session.state.actions[-1].seq
    assert session.do(actor, Undone(seq=seq)).refused == "not_allowed"
    assert session.state.stage.live == "single"


@pytest.mark.parametrize("actor", ["ana", "moderator"])
def test_only_the_system_may_plan(actor: str) -> None:
    assert apply(State(), Entry(1, NOON, actor, Planned(plan=PLAN))).refused == "not_allowed"


def test_a_session_is_planned_once(session: Session) -> None:
    assert session.do("system", Planned(plan=PLAN)).refused == "not_allowed"
    assert session.counted() == {"ana": ["apple"], "ben": ["pear"]}


def test_a_session_without_votes_is_planned_once_too() -> None:
    talk = PLAN.model_copy(
        update={"agenda": tuple(item.model_copy(update={"vote": None}) for item in PLAN.agenda)}
    )
    state = folded([Entry(1, NOON, "system", Planned(plan=talk))])
    assert apply(state, Entry(2, NOON, "system", Planned(plan=PLAN))).refused == "not_allowed"
    assert state.plan is talk


@every_action_of_a_run
def test_undoing_restores_the_stage_and_keeps_what_participants_did_meanwhile(
    session: Session, action: Body
) -> None:
    for first in BEFORE.get(action.kind, ()):
        session.moderate(first)
    before = session.state.stage
    assert session.moderate(action).refused is None
    session.later(seconds=5)
    session.do("cleo", Joined())
    session.send("ben", "Meanwhile")
    session.endorse("ben", INPUT)
    session.answer("ana", "plum")
    session.answer("ana", "plum", item="several")
    done = deepcopy((session.state.participants, session.state.inputs, session.state.polls))
    assert session.undo().refused is None
    assert session.state.stage == before
    assert (session.state.participants, session.state.inputs, session.state.polls) == done


def test_a_ballot_on_the_next_item_still_counts_when_going_there_is_undone(session: Session) -> None:
    session.go("several")
    session.answer("ana", "fig", item="several")
    session.undo()
    assert session.state.stage.live == "single"
    assert session.counted("several") == {"ana": ["fig"]}
    assert session.answer("ben", "plum").refused is None


def test_undoing_twice_takes_back_two_actions_and_no_action_twice(session: Session) -> None:
    session.moderate(TimeExtended(item="single", minutes=5))
    extended = session.state.actions[-1].seq
    session.moderate(ResultsRevealed(item="single"))
    revealed = session.state.actions[-1].seq
    assert session.moderate(Undone(seq=extended)).refused == "moved_on"
    assert session.moderate(Undone(seq=revealed)).refused is None
    assert session.moderate(Undone(seq=revealed)).refused == "moved_on"
    assert session.moderate(Undone(seq=extended)).refused is None
    assert not session.state.stage.item("single").revealed
    assert session.state.stage.item("single").extended == 0


def test_before_the_first_action_there_is_nothing_to_undo() -> None:
    assert Session().moderate(Undone(seq=1)).refused == "nothing_to_undo"


def test_a_refused_action_is_not_what_undo_takes_back(session: Session) -> None:
    session.moderate(TimeExtended(item="single"))
    assert session.moderate(TimeExtended(item="several")).refused == "not_live"
    session.undo()
    assert session.state.stage.item("single").extended == 0


@pytest.mark.parametrize(
    "action",
    [
        VotingOpened(item="single"),
        ResultsHidden(item="single"),
        ResultsHidden(item="several"),
        InputUnshown(input=INPUT),
        InputRestored(input=INPUT),
        NamesShown(shown=False),
        FloorEnded(),
    ],
    ids=lambda action: f"{action.kind}-{getattr(action, 'item', '')}",
)
def test_an_action_that_changes_nothing_is_not_what_undo_takes_back(session: Session, action: Body) -> None:
    before, actions = session.state.stage, list(session.state.actions)
    assert session.moderate(action).refused is None
    assert session.state.stage == before
    assert session.state.actions == actions


@pytest.mark.parametrize(
    "action",
    [
        ResultsRevealed(item="single"),
        InputShown(input=INPUT),
        NamesShown(shown=True),
        FloorGiven(participant="ben"),
    ],
    ids=lambda action: action.kind,
)
def test_an_action_done_twice_is_undone_once(session: Session, action: Body) -> None:
    before = session.state.stage
    session.moderate(action)
    session.later(minutes=1)
    assert session.moderate(action).refused is None
    session.undo()
    assert session.state.stage == before


def test_results_are_revealed_once_and_only_of_an_item_that_was_opened(session: Session) -> None:
    assert session.moderate(ResultsRevealed(item="several")).refused == "not_open"
    assert not session.state.stage.item("several").revealed
    session.moderate(ResultsRevealed(item="single"))
    session.later(minutes=1)
    session.moderate(ResultsRevealed(item="single"))
    assert session.state.stage.item("single").revealed_at == NOON


def test_results_may_be_revealed_after_the_sessions_end(session: Session) -> None:
    session.end()
    assert session.moderate(ResultsRevealed(item="single")).refused is None
    assert session.state.stage.item("single").revealed


def test_two_moderators_pressing_next_at_once_move_once(session: Session) -> None:
    both = ItemStarted(item="several", leaving="single")
    assert [session.moderate(both).refused for _ in range(2)] == [None, "moved_on"]
    assert session.state.stage.live == "several"
    assert [run.item for run in session.state.stage.runs] == ["opening", "single", "several"]


def test_going_to_the_item_that_is_live_changes_nothing(session: Session) -> None:
    assert session.go("single").refused == "already_live"
    assert len(session.state.stage.runs) == 2


def test_going_to_an_item_opens_what_it_asks_and_stops_the_clock_of_the_one_before() -> None:
    session = Session(at="opening")
    assert not session.state.stage.item("opening").open
    session.later(minutes=3)
    session.go("single")
    opening, single = session.state.stage.runs
    assert (opening.ended_at, single.started_at, single.ended_at) == (session.now, session.now, None)
    assert session.state.stage.item("single").open
    assert session.state.live is session.state.plan.as_planned["single"]


def test_the_session_can_be_taken_up_again_after_its_end(session: Session) -> None:
    session.end()
    assert (session.state.live, session.state.stage.ended_at) == (None, NOON)
    session.go("close")
    assert (session.state.stage.live, session.state.stage.ended_at) == ("close", None)


@pytest.mark.parametrize(
    ("action", "refused"),
    [
        (ItemStarted(item="nowhere", leaving="single"), "unknown_item"),
        (SessionEnded(leaving="opening"), "moved_on"),
        (VotingOpened(item="opening"), "nothing_asked"),
        (VotingClosed(item="several"), "not_open"),
        (ResultsRevealed(item="opening"), "nothing_asked"),
        (ResultsRevealed(item="several"), "not_open"),
        (ResultsHidden(item="nowhere"), "unknown_item"),
        (TimeExtended(item="several"), "not_live"),
        (InputShown(input="SINGLE-009"), "unknown_input"),
        (InputSetAside(input=INPUT, reason="boring"), "unknown_reason"),
        (FloorGiven(participant="zoe"), "not_joined"),
        (Replanned(minutes={"nowhere": 2}), "unknown_item"),
        (Replanned(leave_out=("opening",)), "already_begun"),
        (Replanned(leave_out=("single",)), "already_begun"),
        (ItemMoved(item="single"), "already_begun"),
        (ItemMoved(item="scale", before="opening"), "already_begun"),
        (ItemProtected(item="nowhere", protected=True), "unknown_item"),
        (ItemAdded(item=AgendaItem(id="s", title=Text(en="Why?"), minutes=2), after="nowhere"), "unknown_item"),
    ],
)
def test_an_action_that_makes_no_sense_now_is_told_why(session: Session, action: Body, refused: str) -> None:
    before = session.state.stage
    assert session.moderate(action).refused == refused
    assert session.state.stage == before


@pytest.mark.parametrize(
    "action", [SessionEnded(), VotingOpened(item="single")], ids=lambda action: action.kind
)
def test_before_the_start_there_is_nothing_to_end_and_nothing_to_open(action: Body) -> None:
    assert Session().moderate(action).refused == "not_running"


def test_an_input_set_aside_leaves_the_board_for_its_reason_and_can_be_restored(session: Session) -> None:
    session.moderate(InputShown(input=INPUT))
    assert session.state.status(session.input()) == "shown"
    session.moderate(InputSetAside(input=INPUT, reason="duplicate", note="As 002"))
    assert session.state.status(session.input()) == "set_aside"
    assert session.state.stage.set_aside[INPUT][:2] == ("duplicate", "As 002")
    assert session.state.standing_inputs("single") == []
    assert session.endorse("ben", INPUT).refused == "not_standing"
    assert session.moderate(InputShown(input=INPUT)).refused == "not_standing"
    session.moderate(InputRestored(input=INPUT))
    assert session.state.status(session.input()) == "received"


def test_the_board_shows_inputs_in_the_order_they_were_last_put_there(session: Session) -> None:
    session.send("ben")
    for input in (INPUT, "SINGLE-002", INPUT):
        session.moderate(InputShown(input=input))
        session.later(minutes=1)
    assert session.state.stage.shown == (("SINGLE-002", 1), (INPUT, 1))
    session.moderate(InputUnshown(input=INPUT))
    assert session.state.stage.shown == (("SINGLE-002", 1),)
    assert session.input().first_shown_at == NOON


def test_extensions_add_up(session: Session) -> None:
    session.moderate(TimeExtended(item="single", minutes=5))
    session.moderate(TimeExtended(item="single"))
    assert session.state.stage.item("single").extended == 7


def test_the_same_log_replayed_gives_the_same_state(session: Session) -> None:
    for action in ACTIONS:
        session.later(seconds=20)
        session.do("moderator", action, key=f"key-{action.kind}")
        session.answer("ben", "plum", written_at=session.now)
    session.undo()
    assert vars(session.replayed()) == vars(session.state)
