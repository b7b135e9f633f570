"""Whether a ballot counts, and what becomes of it."""

from datetime import datetime, timedelta

import pytest

from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.moderation import ResultsRevealed, VotingClosed, VotingOpened

from .scenes import NOON, Session


@pytest.fixture
def session() -> Session:
    return Session("ana", "ben", at="single")


def test_answering_twice_keeps_the_last(session: Session) -> None:
    session.answer("ana", "apple")
    session.answer("ana", "pear")
    assert session.counted() == {"ana": ["pear"]}
    assert session.state.polls["single"].tally.people == 1
    assert session.state.ballot("single", "ana").changes == 1


def test_a_ballot_after_the_close_does_not_count_and_is_kept_for_the_record(session: Session) -> None:
    session.moderate(VotingClosed(item="single"))
    outcome = session.answer("ana", "apple")
    assert outcome.refused == "closed"
    assert session.counted() == {}
    assert session.log[-1].actor == "ana" and isinstance(session.log[-1].body, BallotCast)


@pytest.mark.parametrize(
    ("written", "arrives", "refused"),
    [
        (-1, 0.1, None),
        (0, 1.5, None),
        (-1, 1.6, "closed"),
        (0.1, 0.2, "closed"),
        (None, 0.1, "closed"),
    ],
    ids=["cast before", "cast at the close", "arrives too late", "cast after", "not said when"],
)
def test_a_ballot_on_its_way_at_the_close_has_a_second_and_a_half_to_arrive(
    session: Session, written: float | None, arrives: float, refused: str | None
) -> None:
    """Seconds are from the close."""
    session.later(minutes=1)
    session.moderate(VotingClosed(item="single"))
    written_at = None if written is None else session.now + timedelta(seconds=written)
    session.later(seconds=arrives)
    assert session.answer("ana", "apple", written_at=written_at).refused == refused
    assert session.counted() == ({} if refused else {"ana": ["apple"]})


def test_the_next_item_closes_voting_on_the_one_before(session: Session) -> None:
    session.answer("ana", "apple")
    session.go("several")
    assert session.answer("ben", "pear").refused == "closed"
    assert session.counted() == {"ana": ["apple"]}


def test_reopening_keeps_the_votes_and_takes_more(session: Session) -> None:
    session.answer("ana", "apple")
    session.moderate(VotingClosed(item="single"))
    session.later(minutes=1)
    session.moderate(VotingOpened(item="single"))
    session.answer("ben", "pear")
    assert session.counted() == {"ana": ["apple"], "ben": ["pear"]}
    stage = session.state.stage.item("single")
    assert (stage.opened_at, stage.closed_at) == (NOON, None)


def test_going_back_to_an_item_whose_results_are_out_does_not_reopen_it(session: Session) -> None:
    session.moderate(ResultsRevealed(item="single"))
    session.go("several")
    session.go("single")
    assert session.answer("ana", "apple").refused == "closed"


def test_a_ballot_can_be_taken_back_and_cast_again(session: Session) -> None:
    session.answer("ana", "apple")
    assert session.do("ana", BallotWithdrawn(item="single")).refused is None
    assert session.counted() == {}
    assert session.state.polls["single"].tally.people == 0
    assert session.state.answered["single"] == set()
    session.answer("ana", "pear")
    assert session.counted() == {"ana": ["pear"]}


def test_a_ballot_taken_back_leaves_its_author_among_those_who_answered_if_they_sent_an_input(
    session: Session,
) -> None:
    session.answer("ana", "apple")
    session.send("ana")
    session.do("ana", BallotWithdrawn(item="single"))
    assert session.state.answered["single"] == {"ana"}


def test_only_ones_own_ballot_can_be_taken_back_and_only_while_voting_is_open(session: Session) -> None:
    session.answer("ana", "apple")
    assert session.do("ben", BallotWithdrawn(item="single")).refused == "no_ballot"
    session.moderate(VotingClosed(item="single"))
    assert session.do("ana", BallotWithdrawn(item="single")).refused == "closed"
    assert session.counted() == {"ana": ["apple"]}


@pytest.mark.parametrize(
    ("who", "item", "chosen", "refused"),
    [
        ("zoe", "single", ["apple"], "not_joined"),
        ("moderator", "single", ["apple"], "not_joined"),
        ("ana", "nowhere", ["apple"], "unknown_item"),
        ("ana", "opening", ["apple"], "nothing_asked"),
        ("ana", "several", ["apple"], "not_open"),
        ("ana", "single", ["kiwi"], "unknown_option"),
    ],
)
def test_a_ballot_that_cannot_count_is_told_why(
    session: Session, who: str, item: str, chosen: list[str], refused: str
) -> None:
    assert session.answer(who, *chosen, item=item).refused == refused
    assert session.counted() == {}


def test_a_time_without_a_zone_never_reaches_the_log() -> None:
    with pytest.raises(ValueError, match="timezone"):
        BallotCast(item="single", answer={"": ["apple"]}, written_at=datetime(2021, 5, 18))


def test_the_sessions_end_closes_every_vote(session: Session) -> None:
    session.moderate(VotingOpened(item="several"))
    session.moderate(VotingOpened(item="scale"))
    session.moderate(VotingClosed(item="scale"))
    session.later(minutes=1)
    session.end()
    stage = session.state.stage
    assert not any(item.open for item in stage.items.values())
    closed = {item: stage.item(item).closed_at for item in ("single", "several", "scale")}
    assert closed == {"single": session.now, "several": session.now, "scale": NOON}
    session.later(minutes=1)
    assert session.answer("ana", "apple").refused == "closed"
    assert session.answer("ana", "apple", item="several").refused == "closed"
    assert session.do("ana", BallotWithdrawn(item="several")).refused == "closed"


def test_undoing_the_sessions_end_opens_every_vote_it_had_closed(session: Session) -> None:
    session.moderate(VotingOpened(item="several"))
    session.end()
    session.undo()
    assert session.answer("ana", "apple").refused is None
    assert session.answer("ana", "apple", item="several").refused is None
