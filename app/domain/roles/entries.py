"""Entries of the roles' holders, and what they mean."""

from app.domain.entry import Body, Entry, Id, OfTheHouse
from app.domain.roles import HELD
from app.domain.state import State
from app.domain.text import N_


class Introduced(
    Body,
    kind="introduced",
    by=frozenset(HELD),
    touches={"holders"},
    group="people",
    line=N_("said who they are"),
    meaning=N_("Someone who holds a role said what they are called."),
):
    """Someone who holds a role said what they are called, or that they would rather not say. Their name is not
    in the log."""


def introduced(state: State, entry: Entry, body: Introduced) -> None:
    """They are known by the name that came with it."""
    state.told.add(entry.seq)
    state.introduced.add(entry.actor)


class LinksRenewed(
    OfTheHouse,
    kind="links_renewed",
    line=N_("links renewed"),
    meaning=N_("Links of roles were renewed; the old ones let nobody in."),
):
    """The links of these roles are new; the old ones, and who came by them, are let in no longer."""

    roles: tuple[Id, ...]


def links_renewed(state: State, entry: Entry, body: LinksRenewed) -> None:
    """Nothing in the session: it is whoever keeps the door that acts on it."""
