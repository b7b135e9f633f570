"""What moderators do with a vote, and what it means."""

from dataclasses import replace

from app.domain.agenda.conditions import asking_item
from app.domain.ballots.conditions import must_be_open
from app.domain.entry import Entry, Id, Moderation
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import N_


class VotingOpened(
    Moderation,
    kind="voting_opened",
    touches={"voting"},
    line=N_("voting opened"),
    meaning=N_("Voting opened."),
):
    """Ballots are taken."""

    item: Id


def voting_opened(state: State, entry: Entry, body: VotingOpened) -> None:
    """The vote is open."""
    item = asking_item(state, body.item)
    if state.stage.live is None:
        raise Refusal("not_running")
    state.stage = state.stage.opened(item.id, entry.at)


class VotingClosed(
    Moderation,
    kind="voting_closed",
    touches={"voting"},
    line=N_("voting closed"),
    meaning=N_("Voting closed."),
):
    """Ballots are no longer taken. Inputs and endorsements still are, until the session ends."""

    item: Id


def voting_closed(state: State, entry: Entry, body: VotingClosed) -> None:
    """The vote is closed."""
    item = asking_item(state, body.item)
    must_be_open(state, item.id)
    state.stage = state.stage.closed(item.id, entry.at)


class ResultsRevealed(
    Moderation,
    kind="results_revealed",
    touches={"results"},
    line=N_("results revealed"),
    meaning=N_("The results were shown to everyone."),
):
    """Everyone sees the results."""

    item: Id


def results_revealed(state: State, entry: Entry, body: ResultsRevealed) -> None:
    """The results are out."""
    item = asking_item(state, body.item)
    stage = state.stage.item(item.id)
    if stage.opened_at is None:
        raise Refusal("not_open")
    if not stage.revealed:
        state.stage = state.stage.with_item(item.id, revealed=True, revealed_at=entry.at)


class ResultsHidden(
    Moderation,
    kind="results_hidden",
    touches={"results"},
    line=N_("results hidden"),
    meaning=N_("The results were hidden again."),
):
    """Only the moderator and the rapporteur see the results."""

    item: Id


def results_hidden(state: State, entry: Entry, body: ResultsHidden) -> None:
    """The results are not out."""
    item = asking_item(state, body.item)
    if state.stage.item(item.id).revealed:
        stage = state.stage.with_item(item.id, revealed=False)
        by_groups = stage.split and stage.split.item == item.id
        state.stage = replace(stage, split=None) if by_groups else stage
