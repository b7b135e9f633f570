"""Entries of attendance, and what they mean."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from app.domain.attendance.conditions import must_be_a_choice
from app.domain.constituencies import MOST_INVITED
from app.domain.entry import Entry, Id, Moderation, OfTheHouse, Teller
from app.domain.small_groups import SMALL_GROUP
from app.domain.state import State
from app.domain.text import N_

People = Annotated[int, Field(ge=0, le=MOST_INVITED)]
"""How many people."""


class InvitedSet(
    Moderation,
    kind="invited_set",
    touches={"attendance"},
    group="people",
    line=N_("number invited"),
    meaning=N_("How many people of a constituency are invited was set, or left open again."),
):
    """So many are invited who would choose this of a constituency; None where it is not known."""

    constituency: Id
    choice: Id
    invited: People | None = None

    def told(self, teller: Teller) -> str:
        """Of whom, and how many."""
        of = teller.choice(self.constituency, self.choice)
        return f"{of} {'–' if self.invited is None else self.invited}"


def invited_set(state: State, entry: Entry, body: InvitedSet) -> None:
    """From now on so many are expected."""
    must_be_a_choice(state, body.constituency, body.choice)
    invited = {**state.stage.invited, (body.constituency, body.choice): body.invited}
    state.stage = replace(state.stage, invited=invited)


class PresentCounted(
    OfTheHouse,
    kind="present_counted",
    line=N_("most connected at once"),
    meaning=N_("More people of a constituency were connected at once than ever before in the session."),
):
    """So many were connected at once, by scope and by what they chose, where that is more than before. The
    whole has the scope `all` and no choice. Groups too small to be told apart are not counted."""

    people: dict[Id, dict[Annotated[str, Field(max_length=64)], Annotated[int, Field(ge=SMALL_GROUP)]]] = Field(
        max_length=100
    )


def present_counted(state: State, entry: Entry, body: PresentCounted) -> None:
    """The most at once are so many."""
    for scope, groups in body.people.items():
        for value, people in groups.items():
            state.present_most[scope, value] = max(people, state.present_most.get((scope, value), 0))
