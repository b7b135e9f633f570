"""Participants' ballots, and what they mean."""

from pydantic import AwareDatetime

from app.domain.answer import Answer, BadAnswer
from app.domain.ballots.conditions import must_be_in_time, must_be_open, poll_of
from app.domain.entry import ByParticipant, Entry, Id
from app.domain.erasing import without_words
from app.domain.outcome import Refusal
from app.domain.people.entries import must_have_joined
from app.domain.state import State
from app.domain.text import N_


class BallotCast(
    ByParticipant,
    kind="ballot_cast",
    touches={"ballots"},
    erases={"answer": without_words},
    group="ballots",
    line=N_("voted"),
    meaning=N_("Someone answered a vote."),
):
    """An answer to the item's vote; it replaces the person's earlier one.

    `written_at` is when the person cast it, on their device's idea of the server's clock; it may have
    reached the server later.
    """

    item: Id
    answer: Answer
    written_at: AwareDatetime | None = None


def ballot_cast(state: State, entry: Entry, body: BallotCast) -> None:
    """It counts, in place of the one before."""
    must_have_joined(state, entry)
    poll = poll_of(state, body.item)
    must_be_in_time(state, body.item, entry.at, body.written_at)
    try:
        changed = poll.cast(entry, body.answer)
    except BadAnswer as error:
        raise Refusal(error.args[0]) from error
    if not changed:
        state.has_answered(body.item, entry.actor)


class BallotWithdrawn(
    ByParticipant,
    kind="ballot_withdrawn",
    touches={"ballots"},
    group="ballots",
    line=N_("took the vote back"),
    meaning=N_("Someone took their answer to a vote back."),
):
    """The person took their answer to the item's vote back."""

    item: Id


def ballot_withdrawn(state: State, entry: Entry, body: BallotWithdrawn) -> None:
    """It counts no longer."""
    poll = poll_of(state, body.item)
    must_be_open(state, body.item)
    if not poll.take_back(entry.actor):
        raise Refusal("no_ballot")
    state.no_longer_answered(body.item, entry.actor)
