"""What can be asked of attendance."""

from typing import Literal

from pydantic import Field

from app.domain.attendance.conditions import must_be_a_choice
from app.domain.attendance.entries import InvitedSet, People
from app.domain.command import Command, Sender
from app.domain.entry import Body
from app.domain.state import State


class SetInvited(Command):
    """Say how many people are invited who would choose this of a constituency, or that it is not known.

    `group` names both, as `council:resilience`: in a form it is one list.
    """

    becomes = (InvitedSet,)
    do: Literal["set_invited"]
    group: str = Field(max_length=129)
    invited: People | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The number."""
        constituency, _, choice = self.group.partition(":")
        must_be_a_choice(state, constituency, choice)
        return InvitedSet(constituency=constituency, choice=choice, invited=self.invited)


COMMANDS = (SetInvited,)
