"""The agenda planned anew while the session runs, and what that means."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from app.domain.agenda.conditions import known_item, not_begun
from app.domain.entry import Entry, Id, Moderation, Teller
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import N_

Minutes = Annotated[int, Field(ge=1, le=600)]


class Replanned(
    Moderation,
    kind="replanned",
    touches={"agenda", "times"},
    line=N_("re-planned"),
    meaning=N_("Items of the agenda were given other minutes, left out, or taken in again."),
):
    """Items have other minutes; some are left out, or in again. What was planned stays on record in the
    plan."""

    minutes: dict[Id, Minutes] = Field(default_factory=dict, max_length=100)
    leave_out: tuple[Id, ...] = Field(default=(), max_length=100)
    take_in: tuple[Id, ...] = Field(default=(), max_length=100)

    def told(self, teller: Teller) -> str:
        """Which, and how."""
        out, again = teller.words(N_("left out")), teller.words(N_("in again"))
        said = [f"{teller.item(item)} {minutes} min" for item, minutes in self.minutes.items()]
        said += [f"{teller.item(item)} {out}" for item in self.leave_out]
        said += [f"{teller.item(item)} {again}" for item in self.take_in]
        return ", ".join(said)


def replanned(state: State, entry: Entry, body: Replanned) -> None:
    """The agenda is another, and the drift with it."""
    agenda = state.agenda
    for item, minutes in body.minutes.items():
        agenda = agenda.with_item(known_item(state, item).id, minutes=minutes)
    for item in body.leave_out:
        agenda = agenda.leaving_out(not_begun(state, item).id)
    for item in body.take_in:
        agenda = agenda.taking_in(known_item(state, item).id)
    state.stage = replace(state.stage, agenda=agenda)


class ItemMoved(
    Moderation,
    kind="item_moved",
    touches={"agenda", "times"},
    line=N_("moved in the agenda"),
    meaning=N_("An agenda item was moved to another place."),
):
    """An item to come was moved before another one to come; to the end where none is named."""

    item: Id
    before: Id | None = None


def item_moved(state: State, entry: Entry, body: ItemMoved) -> None:
    """It comes there. What has begun stays where it was, and nothing is put before it."""
    not_begun(state, body.item)
    coming = [item.id for item in state.agenda.items[_past(state) :]]
    if body.before is not None and known_item(state, body.before).id not in coming:
        raise Refusal("already_begun")
    state.stage = replace(state.stage, agenda=state.agenda.moved(body.item, body.before))


def _past(state: State) -> int:
    return state.agenda.number(state.stage.live) if state.stage.live else 0


class ItemProtected(
    Moderation,
    kind="item_protected",
    touches={"agenda", "times"},
    line=N_("protected in the agenda"),
    meaning=N_("An agenda item was to keep its time, or no longer."),
):
    """An item keeps its time when others give of theirs, or no longer."""

    item: Id
    protected: bool

    def told(self, teller: Teller) -> str:
        """Which of both."""
        return teller.words(N_("keeps its time") if self.protected else N_("may give time"))


def item_protected(state: State, entry: Entry, body: ItemProtected) -> None:
    """Proposals leave it alone, or not."""
    item = known_item(state, body.item)
    state.stage = replace(state.stage, agenda=state.agenda.with_item(item.id, protected=body.protected))
