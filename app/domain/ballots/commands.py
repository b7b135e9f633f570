"""What can be asked of a vote."""

from typing import Literal, Self

from pydantic import JsonValue, model_validator

from app.domain.agenda.conditions import item_asked_for, known_item
from app.domain.answer import BadAnswer
from app.domain.ballots.entries import BallotCast
from app.domain.ballots.hands import Asked, Hands, HandsCounted, HandsStruck
from app.domain.ballots.moderation import ResultsHidden, ResultsRevealed, VotingClosed, VotingOpened
from app.domain.command import Command, Sender, Written
from app.domain.entry import Body, Id
from app.domain.outcome import Refusal
from app.domain.state import State


class CastBallot(Written):
    """Answer the item's vote, or answer it again: by an answer, or by the fields of the vote's form."""

    becomes = (BallotCast,)
    do: Literal["ballot"]
    item: Id
    answer: JsonValue = None
    form: dict[str, list[str]] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.form is None and "answer" not in self.model_fields_set:
            raise ValueError("wrong_type")
        return self

    def body(self, state: State, sender: Sender) -> Body:
        """The answer in its one form."""
        vote = known_item(state, self.item).vote
        if vote is None:
            raise Refusal("nothing_asked")
        try:
            given = self.answer if self.form is None else vote.read_form(self.form)
            answer = vote.read(given)
        except BadAnswer as error:
            raise Refusal(error.args[0]) from error
        if not any(vote.told(answer)):  # it is written as if its words had been erased
            raise Refusal("empty_answer")
        return BallotCast(item=self.item, answer=answer, written_at=self.written_at)


class ChangeVote(Command):
    """Open or close voting, reveal or hide results. Without `item`, of the live item."""

    becomes = (VotingOpened, VotingClosed, ResultsRevealed, ResultsHidden)
    do: Literal["open", "close", "reveal", "hide"]
    item: Id | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The change to the item."""
        kind = dict(zip(("open", "close", "reveal", "hide"), self.becomes, strict=True))[self.do]
        return kind.model_validate({"item": item_asked_for(state, self.item)})


class StrikeHands(Command):
    """Strike out a show of hands that was noted by mistake."""

    becomes = (HandsStruck,)
    do: Literal["strike_hands"]
    item: Id
    asked: Asked = ""

    def body(self, state: State, sender: Sender) -> Body:
        """That it stands no longer."""
        return HandsStruck(item=known_item(state, self.item).id, asked=self.asked.strip())


class CountHands(Written):
    """Note a show of hands. Without `item`, on the live one."""

    becomes = (HandsCounted,)
    do: Literal["hands"]
    item: Id | None = None
    asked: Asked = ""
    in_favour: Hands
    against: Hands
    abstaining: Hands = 0

    def body(self, state: State, sender: Sender) -> Body:
        """The count."""
        if state.stage.started_at is None:
            raise Refusal("not_running")
        return HandsCounted(
            item=item_asked_for(state, self.item),
            asked=self.asked,
            in_favour=self.in_favour,
            against=self.against,
            abstaining=self.abstaining,
        )


COMMANDS = (CastBallot, ChangeVote, CountHands, StrikeHands)
