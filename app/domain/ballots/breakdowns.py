"""Results shown by groups, and what it means."""

from dataclasses import replace

from app.domain.ballots.conditions import poll_of
from app.domain.entry import Entry, Id, Moderation
from app.domain.findings import Findings
from app.domain.outcome import Refusal
from app.domain.showing import Showing, may_be_compared, may_be_told
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
    """Everyone sees the item's result, and what each group of the constituency answered: as it is now, or as it
    was shown before where the difference would tell of too few. Undoing it does not make it unseen.
    """

    item: Id
    constituency: Id


def breakdown_shown(state: State, entry: Entry, body: BreakdownShown) -> None:
    """The results are out, and by groups. While answers come in they are not: each would be seen to come, and
    from which group."""
    must_be_told_apart(state, body.item)
    must_be_asked_for(state, body.constituency)
    if state.stage.live is None:
        raise Refusal("not_running")
    _tell(state, body)
    stage = state.stage
    if not stage.item(body.item).revealed:
        stage = stage.with_item(body.item, revealed=True, revealed_at=entry.at)
    state.stage = replace(stage, split=Split(body.item, body.constituency))


def _tell(state: State, body: BreakdownShown) -> None:
    told = state.showings.setdefault((body.item, body.constituency), [])
    now = Findings(state).showing(body.item, body.constituency)
    if not may_be_compared(_shown(state, body, state.agenda[body.item].again), [*told, now]):
        now = now._replace(shift=None)  # the second round alone
    later = (one.id for one in state.agenda.items if one.again == body.item)
    beside_later = may_be_compared([*told, now], [one for id in later for one in _shown(state, body, id)])
    if not told:
        told.append(now if beside_later else now.of_everyone)
    elif beside_later and now.counted != told[-1].counted and may_be_told(told, now):
        told.append(now)


def _shown(state: State, body: BreakdownShown, item: str | None) -> list[Showing]:
    return state.showings.get((item, body.constituency), []) if item else []


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
