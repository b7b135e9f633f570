"""Entries of the session itself, and what they mean."""

from app.domain.entry import Body, Entry, Moderation, Teller
from app.domain.outcome import Refusal
from app.domain.plan import Plan
from app.domain.state import State
from app.domain.text import N_
from app.domain.topics import EVERYTHING


class Planned(
    Body,
    kind="planned",
    by=frozenset({"system"}),
    touches=EVERYTHING,
    line=N_("session planned"),
    meaning=N_("The plan was laid down."),
):
    """The plan the session follows: always the first entry."""

    plan: Plan


def planned(state: State, entry: Entry, body: Planned) -> None:
    """The session begins."""
    if hasattr(state, "plan"):
        raise Refusal("not_allowed")
    state.plan = body.plan
    state.begin_run(entry.at)


class BegunAfresh(
    Moderation,
    kind="begun_afresh",
    touches=EVERYTHING,
    concerned="everyone",
    line=N_("begun afresh"),
    meaning=N_("What came before was a rehearsal; another run began."),
):
    """What came before was a rehearsal: it stays in the log and is out of every result. Another run begins."""


def begun_afresh(state: State, entry: Entry, body: BegunAfresh) -> None:
    """Another run begins, with nobody in it yet."""
    state.begin_run(entry.at)


class Undone(
    Moderation,
    kind="undone",
    undoable=False,
    touches=EVERYTHING,
    concerned="everyone",
    line=N_("undone"),
    meaning=N_("The moderator's last action was undone."),
):
    """The moderator's last action was undone. `seq` is that action's entry."""

    seq: int

    def told(self, teller: Teller) -> str:
        """Which action."""
        return f"#{self.seq}"


def undone(state: State, entry: Entry, body: Undone) -> None:
    """The stage is as it was before the action."""
    if not state.actions:
        raise Refusal("nothing_to_undo")
    if state.actions[-1].seq != body.seq:
        raise Refusal("moved_on")
    state.go_back()
