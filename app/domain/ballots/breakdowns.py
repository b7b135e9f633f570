"""Results shown by groups, and what it means."""

from dataclasses import replace

from app.domain.ballots.conditions import poll_of
from app.domain.entry import Entry, Id, Moderation
from app.domain.outcome import Refusal
from app.domain.stage import Split
from app.domain.state import State
from app.domain.text import N_


class BreakdownShown(
    Moderation,
    kind="breakdown_shown",
    touches={"results"},
    line=N_("results shown by groups"),
    meaning=N_("The results were shown to everyone by the groups of a constituency, in place of another."),
):
    """Everyone sees the item's result, and what each group of the constituency answered."""

    item: Id
    constituency: Id


def breakdown_shown(state: State, entry: Entry, body: BreakdownShown) -> None:
    """The results are out, and by groups. While answers come in they are not: each would be seen to come, and
    from which group."""
    must_be_told_apart(state, body.item)
    must_be_asked_for(state, body.constituency)
    if state.stage.live is None:
        raise Refusal("not_running")
    stage = state.stage
    if not stage.item(body.item).revealed:
        stage = stage.with_item(body.item, revealed=True, revealed_at=entry.at)
    state.stage = replace(stage, split=Split(body.item, body.constituency))


class BreakdownHidden(
    Moderation,
    kind="breakdown_hidden",
    touches={"results"},
    line=N_("results by groups hidden"),
    meaning=N_("The results were no longer shown by groups."),
):
    """The results stand there as before, of everyone."""


def breakdown_hidden(state: State, entry: Entry, body: BreakdownHidden) -> None:
    """They are not shown by groups."""
    if state.stage.split is None:
        raise Refusal("not_shown")
    state.stage = replace(state.stage, split=None)


def must_be_told_apart(state: State, item_id: str) -> None:
    """The item's vote was opened and is closed."""
    poll_of(state, item_id)
    stage = state.stage.item(item_id)
    if stage.opened_at is None:
        raise Refusal("not_open")
    if stage.open:
        raise Refusal("still_open")


def must_be_asked_for(state: State, constituency: str) -> None:
    """People are asked for the constituency."""
    if all(one.id != constituency for one in state.plan.constituencies):
        raise Refusal("unknown_constituency")
