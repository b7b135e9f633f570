"""Entries of the roles' holders, and what they mean."""

from app.domain.entry import Entry, Id, OfTheHouse
from app.domain.state import State
from app.domain.text import N_


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
