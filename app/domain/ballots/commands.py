"""What can be asked of a vote."""

from typing import Literal

from pydantic import JsonValue

from app.domain.agenda.conditions import item_asked_for, known_item
from app.domain.ballots.entries import BallotCast
from app.domain.ballots.moderation import ResultsHidden, ResultsRevealed, VotingClosed, VotingOpened
from app.domain.command import Command, Sender, Written
from app.domain.entry import Body, Id
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.vote import BadAnswer


class CastBallot(Written):
    """Answer the item's vote, or answer it again."""

    becomes = (BallotCast,)
    do: Literal["ballot"]
    item: Id
    answer: JsonValue

    def body(self, state: State, sender: Sender) -> Body:
        """The answer in its one form."""
        vote = known_item(state, self.item).vote
        if vote is None:
            raise Refusal("nothing_asked")
        try:
            return BallotCast(item=self.item, answer=vote.read(self.answer), written_at=self.written_at)
        except BadAnswer as error:
            raise Refusal(error.args[0]) from error


class ChangeVote(Command):
    """Open or close voting, reveal or hide results. Without `item`, of the live item."""

    becomes = (VotingOpened, VotingClosed, ResultsRevealed, ResultsHidden)
    do: Literal["open", "close", "reveal", "hide"]
    item: Id | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The change to the item."""
        kind = dict(zip(("open", "close", "reveal", "hide"), self.becomes, strict=True))[self.do]
        return kind.model_validate({"item": item_asked_for(state, self.item)})


COMMANDS = (CastBallot, ChangeVote)
