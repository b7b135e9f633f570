"""Votes by show of hands, counted in the room, and what they mean."""

from typing import Annotated

from pydantic import Field

from app.domain.agenda.conditions import known_item
from app.domain.ballots.data import ShowOfHands
from app.domain.entry import Body, Entry, Id, Teller, Words
from app.domain.outcome import Refusal
from app.domain.roles import NOTERS
from app.domain.state import State
from app.domain.text import N_

Hands = Annotated[int, Field(ge=0, le=100_000)]
Asked = Annotated[Words, Field(max_length=200)]


class HandsCounted(
    Body,
    kind="hands_counted",
    by=NOTERS,
    touches={"hands"},
    group="floor",
    line=N_("show of hands"),
    meaning=N_("Hands raised in the room were counted."),
):
    """So many hands were raised in the room. `asked` is what for, where that is not the item's own question; a
    count of the same is in place of the one before. It is never added to what phones answer."""

    item: Id
    asked: Asked = ""
    in_favour: Hands
    against: Hands
    abstaining: Hands = 0

    def told(self, teller: Teller) -> str:
        """How many."""
        counts = f"{self.in_favour} : {self.against} : {self.abstaining}"
        return f"{self.asked} {counts}" if self.asked else counts


def hands_counted(state: State, entry: Entry, body: HandsCounted) -> None:
    """It stands beside the item's other results."""
    item = known_item(state, body.item)
    if state.stage.started_at is None:
        raise Refusal("not_running")
    asked = body.asked.strip()
    state.hands_counted[item.id, asked] = ShowOfHands(
        item.id, asked, body.in_favour, body.against, body.abstaining, entry.at, entry.actor
    )


class HandsStruck(
    Body,
    kind="hands_struck",
    by=NOTERS,
    touches={"hands"},
    group="floor",
    line=N_("show of hands struck out"),
    meaning=N_("A count of hands was struck out."),
):
    """A count of hands, noted by mistake, is struck out."""

    item: Id
    asked: Words = ""


def hands_struck(state: State, entry: Entry, body: HandsStruck) -> None:
    """It stands no longer."""
    if state.hands_counted.pop((body.item, body.asked), None) is None:
        raise Refusal("nothing_to_undo")
