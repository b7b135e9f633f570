"""The table `moderation`: everything the moderators did, undone or refused or not."""

from collections.abc import Container, Iterator

from app.domain.agenda.agenda import Agenda
from app.domain.entry import Body
from app.domain.inputs.moderation import NamesShown
from app.domain.roles import role_of
from app.domain.session.entries import Undone
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, utc
from app.exports.codes import ACTOR_ROLES, KINDS, ON_THE_BOARD, OUTCOMES, SET_ASIDE, STATUSES
from app.exports.history import StatusChange
from app.exports.record import Record
from app.log.stored import StoredEntry

COLUMNS = (
    Column("seq", N_("The entry's place in the log."), Type.NUMBER),
    Column("at_utc", N_("When it reached the log, in UTC."), Type.MOMENT),
    Column("actor_role", N_("Who acted."), Type.CODE, ACTOR_ROLES),
    Column("actor_name", N_("The name they gave, if they gave one."), Type.WORDS),
    Column("action", N_("What they did."), Type.CODE, KINDS),
    Column("agenda_item_no", N_("The agenda item it was done to, by its place in the agenda."), Type.NUMBER),
    Column("input_id", N_("The inputs it was done to, separated by semicolons.")),
    Column("participant_ref", N_("The participant it was done for, by an id that is random in each session.")),
    Column("minutes", N_("The minutes that were added."), Type.NUMBER),
    Column("from_status", N_("Where the input stood before."), Type.CODE, STATUSES),
    Column(
        "to_status",
        N_("Where the input stood after; for names on the board, whether they are shown."),
        Type.CODE,
        ON_THE_BOARD,
    ),
    Column("reason", N_("Why the input was set aside."), Type.CODE, SET_ASIDE),
    Column("note", N_("What the moderator noted."), Type.WORDS),
    Column("n_connected", N_("How many participants were connected."), Type.NUMBER),
    Column("outcome", N_("Whether it counted, or why not."), Type.CODE, OUTCOMES),
    Column("undone", N_("Whether it was undone."), Type.YES_NO),
    Column("undoes_seq", N_("The place in the log of the action it undid."), Type.NUMBER),
)


def rows(record: Record) -> Iterator[Row]:
    """One row for each of a moderator's entries, in the order of the log."""
    for stored in record.history.run.moderation:
        yield {
            "seq": stored.seq,
            "at_utc": utc(stored.moment),
            "actor_role": role_of(stored.actor),
            "actor_name": record.name(stored.actor, stored.seq) or None,
            "action": stored.kind,
            **_what(record, stored),
            "outcome": record.outcome(stored),
            "undone": stored.seq in record.history.run.undone_by,
            "undoes_seq": _undoes(stored),
        }


def _what(record: Record, stored: StoredEntry) -> Row:
    """What the entry says, as far as its kind says it."""
    body = stored.entry.body
    change = _alike(record.history.run.changes.get(stored.seq, set()))
    return {
        "agenda_item_no": _item_number(record.state.agenda, getattr(body, "item", None)),
        "input_id": ";".join(id for id in body.inputs_named if id in record.state.inputs) or None,
        "participant_ref": _known(getattr(body, "participant", None), record.state.participants),
        "minutes": getattr(body, "minutes", None),
        "from_status": change.before if change else None,
        "to_status": change.after if change else _names_status(body),
        "reason": _known(getattr(body, "reason", None), SET_ASIDE),
        "note": getattr(body, "note", None) or None,
        "n_connected": getattr(body, "connected", None),
    }


def _alike(changes: set[StatusChange]) -> StatusChange | None:
    """How the inputs changed, where all did so alike."""
    return next(iter(changes)) if len(changes) == 1 else None


def _item_number(agenda: Agenda, item_id: str | None) -> int | None:
    return agenda.number(item_id) if item_id and item_id in agenda else None


def _known(code: str | None, known: Container[str]) -> str | None:
    """A code, where there is such a one: what was refused may name anything."""
    return code if code in known else None


def _names_status(body: Body) -> str | None:
    return ("shown" if body.shown else "hidden") if isinstance(body, NamesShown) else None


def _undoes(stored: StoredEntry) -> int | None:
    body = stored.entry.body
    return body.seq if isinstance(body, Undone) else None
