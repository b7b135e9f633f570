"""What can be asked of results by groups."""

from typing import Literal

from app.domain.agenda.conditions import item_asked_for
from app.domain.ballots.breakdowns import BreakdownHidden, BreakdownShown, must_be_asked_for
from app.domain.command import Command, Sender
from app.domain.entry import Body, Id
from app.domain.state import State


class ShowBreakdown(Command):
    """Show a result by the groups of a constituency. Without `item`, of the live item."""

    becomes = (BreakdownShown,)
    do: Literal["show_groups"]
    item: Id | None = None
    constituency: Id

    def body(self, state: State, sender: Sender) -> Body:
        """Which."""
        must_be_asked_for(state, self.constituency)
        return BreakdownShown(item=item_asked_for(state, self.item), constituency=self.constituency)


class HideBreakdown(Command):
    """Show results of everyone alone again."""

    becomes = (BreakdownHidden,)
    do: Literal["hide_groups"]

    def body(self, state: State, sender: Sender) -> Body:
        """That nothing is shown by groups."""
        return BreakdownHidden()


COMMANDS = (ShowBreakdown, HideBreakdown)
