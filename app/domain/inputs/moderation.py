"""What moderators do with inputs, and what it means."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from app.domain.entry import Entry, Id, Moderation, Teller, Words, as_before
from app.domain.erasing import emptied
from app.domain.inputs.conditions import as_seen, known_input, standing_input
from app.domain.inputs.data import ANY_WORDING
from app.domain.inputs.setting_aside import in_words, why_aside
from app.domain.inputs.support import of_any_wording
from app.domain.stage import Wording
from app.domain.state import State
from app.domain.text import N_


class OfWording(Moderation, concerned="author"):
    """What a moderator did to an input. `revision` is the wording they saw; where it is left out, the one that
    stands."""

    input: Id
    revision: int | None = None


class InputShown(
    OfWording,
    kind="input_shown",
    touches={"care"},
    lifts={1: of_any_wording},
    line=N_("put on the board"),
    meaning=N_("An input was shown large on the board."),
):
    """A wording of an input stands large on the board."""


def input_shown(state: State, entry: Entry, body: InputShown) -> str:
    """The wording stands on the board, the last of all; returns the input's id."""
    as_seen(state, body.input, body.revision)
    input = standing_input(state, body.input)
    wording = ANY_WORDING if body.revision == ANY_WORDING else input.revision
    stage = state.stage.without(input.id)
    state.stage = replace(stage, shown=(*stage.shown, Wording(input.id, wording)))
    input.first_shown_at = input.first_shown_at or entry.at
    return input.id


class InputUnshown(
    Moderation,
    kind="input_unshown",
    touches={"care"},
    concerned="author",
    line=N_("taken off the board"),
    meaning=N_("An input was taken off the board."),
):
    """An input was taken off the board."""

    input: Id


def input_unshown(state: State, entry: Entry, body: InputUnshown) -> str:
    """No wording of it stands on the board; returns its id."""
    input = known_input(state, body.input)
    state.stage = state.stage.without(input.id)
    return input.id


class InputSetAside(
    OfWording,
    kind="input_set_aside",
    touches={"care"},
    lifts={1: as_before},
    erases={"note": emptied},
    identifies=("note",),
    line=N_("set aside"),
    meaning=N_("An input was set aside."),
):
    """An input was set aside for a reason; its author sees it, nothing is deleted."""

    reason: Id
    note: Annotated[Words, Field(max_length=280)] = ""

    def told(self, teller: Teller) -> str:
        """Why."""
        return in_words(teller, self.reason, self.note)


def input_set_aside(state: State, entry: Entry, body: InputSetAside) -> str:
    """Others read it no longer; returns its id."""
    input = as_seen(state, body.input, body.revision)
    state.stage = state.stage.aside([input.id], why_aside(body.reason, body.note, entry.at))
    state.input_changed(input)
    return input.id


class InputRestored(
    OfWording,
    kind="input_restored",
    touches={"care"},
    lifts={1: as_before},
    line=N_("brought back"),
    meaning=N_("An input set aside was brought back."),
):
    """An input set aside is back."""


def input_restored(state: State, entry: Entry, body: InputRestored) -> str:
    """Others may read it again; returns its id."""
    input = as_seen(state, body.input, body.revision)
    state.stage = state.stage.back([input.id])
    state.input_changed(input)
    return input.id


class NamesShown(
    Moderation,
    kind="names_shown",
    touches={"names"},
    line=N_("names on the board"),
    meaning=N_("The authors' names were shown on the board, or hidden."),
):
    """Whether inputs on the board carry their authors' names."""

    shown: bool

    def told(self, teller: Teller) -> str:
        """Which."""
        return teller.words(N_("shown") if self.shown else N_("hidden"))


def names_shown(state: State, entry: Entry, body: NamesShown) -> None:
    """The board shows them, or not."""
    state.stage = replace(state.stage, names=body.shown)
