"""What the rapporteur does with inputs before statements rest on them, and what it means."""

from typing import Annotated

from pydantic import Field

from app.domain.entry import Because, Entry, Id, Teller, Words
from app.domain.erasing import emptied
from app.domain.guidance.conditions import known_group, known_theme
from app.domain.guidance.data import InputGroup
from app.domain.guidance.statements import AtDesk
from app.domain.inputs.conditions import known_input, standing_input
from app.domain.outcome import Refusal
from app.domain.roles import MODERATORS, NOTERS, role_of
from app.domain.state import State
from app.domain.text import N_
from app.domain.written import is_blank

Label = Annotated[Words, Field(max_length=120)]


class ThemeNamed(
    AtDesk,
    kind="theme_named",
    line=N_("theme named"),
    meaning=N_("The rapporteur named a theme of their own."),
):
    """A theme beside those of the plan. Its id (`T1`) follows from its place in the log."""

    label: Label

    def told(self, teller: Teller) -> str:
        """The name."""
        return self.label


def theme_named(state: State, entry: Entry, body: ThemeNamed) -> str:
    """Inputs can be given it; returns its id."""
    if is_blank(body.label):
        raise Refusal("empty_text")
    id = f"T{len(state.own_themes) + 1}"
    state.own_themes[id] = body.label.strip()
    return id


class InputTagged(
    AtDesk,
    kind="input_tagged",
    by=NOTERS,
    erases={"because": emptied},
    line=N_("theme given"),
    meaning=N_("The rapporteur or a moderator gave an input a theme, or took it back."),
):
    """An input has a theme, or (`tagged` false) no longer. `because` is why, where a suggestion was followed
    in it."""

    input: Id
    theme: Id
    tagged: bool = True
    because: Because = ""

    def told(self, teller: Teller) -> str:
        """Which theme."""
        return self.theme


def input_tagged(state: State, entry: Entry, body: InputTagged) -> str:
    """It has the theme, or not; returns the input's id. What the rapporteur gives is theirs, whoever gave it
    before; a moderator has not looked at it for them."""
    handling = state.handling(known_input(state, body.input).id)
    theme, by_moderator = known_theme(state, body.theme), role_of(entry.actor) in MODERATORS
    handling.looked_at = handling.looked_at or not by_moderator
    if not body.tagged:
        handling.themes.pop(theme, None)
        handling.by_moderators.discard(theme)
    elif not by_moderator:
        handling.themes[theme] = body.because
        handling.by_moderators.discard(theme)
    elif theme not in handling.themes:
        handling.themes[theme] = body.because
        handling.by_moderators.add(theme)
    return body.input


class QuoteChosen(
    AtDesk,
    kind="quote_chosen",
    line=N_("quote chosen"),
    meaning=N_("The rapporteur chose an input to be quoted, or no longer."),
):
    """An input is to be quoted in the report, or (`quoted` false) no longer: as its author consented."""

    input: Id
    quoted: bool = True


def quote_chosen(state: State, entry: Entry, body: QuoteChosen) -> str:
    """It will be quoted, or not; returns the input's id."""
    input = known_input(state, body.input)
    if body.quoted and standing_input(state, input.id).consent is None:
        raise Refusal("not_quotable")
    handling = state.handling(input.id)
    handling.quoted, handling.quoted_wording, handling.looked_at = body.quoted, input.revision, True
    return input.id


class InputConsidered(
    AtDesk,
    kind="input_considered",
    erases={"why_not": emptied},
    line=N_("looked at"),
    meaning=N_("The rapporteur looked at an input, and may have said why it is not taken up."),
):
    """An input was looked at; `why_not` is why it is not taken up, if it is not."""

    input: Id
    why_not: Because = ""

    def told(self, teller: Teller) -> str:
        """Why it is not taken up."""
        return self.why_not


def input_considered(state: State, entry: Entry, body: InputConsidered) -> str:
    """It is looked at; returns its id."""
    handling = state.handling(known_input(state, body.input).id)
    handling.why_not, handling.looked_at = body.why_not.strip(), True
    return body.input


class InputsGrouped(
    AtDesk,
    kind="inputs_grouped",
    erases={"label": emptied, "because": emptied},
    line=N_("inputs grouped"),
    meaning=N_("The rapporteur said that inputs say alike, or no longer."),
):
    """These inputs say alike. Without `into` a new one, whose id (`K-01`) follows from its place in the log;
    else the group as it is from now on: with no inputs, it is none. `because` is what ties them."""

    inputs: tuple[Id, ...] = Field(max_length=500)
    into: Id | None = None
    label: Label = ""
    because: Because = ""

    def told(self, teller: Teller) -> str:
        """Which inputs."""
        return f"{self.label} {', '.join(self.inputs)}".strip()


def inputs_grouped(state: State, entry: Entry, body: InputsGrouped) -> str:
    """They stand together; an input is in one group at most. Returns the group's id."""
    inputs = tuple(dict.fromkeys(known_input(state, one).id for one in body.inputs))
    if body.into is not None:
        known_group(state, body.into)
    id = body.into or f"K-{len(state.groups) + 1:02d}"
    for other in state.groups.values():
        other.inputs = tuple(one for one in other.inputs if one not in inputs)
    state.groups[id] = InputGroup(id, body.label.strip(), inputs, body.because.strip())
    return id
