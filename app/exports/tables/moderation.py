"""The table `moderation`: everything the moderators did, undone or refused or not."""

from collections.abc import Iterator

from app.domain import entries as e
from app.domain.entries import Body
from app.domain.plan import Plan
from app.exports.cells import Row, utc, yes_no
from app.exports.record import Record
from app.i18n import N_
from app.log.stored import StoredEntry

COLUMNS = {
    "seq": N_("The entry's place in the log."),
    "at_utc": N_("When it reached the log, in UTC."),
    "actor_role": N_("Who acted."),
    "action": N_("What they did."),
    "agenda_item_no": N_("The agenda item it was done to, by its place in the agenda."),
    "input_id": N_("The input it was done to."),
    "participant_ref": N_("The participant it was done for, by an id that is random in each session."),
    "minutes": N_("The minutes that were added."),
    "from_status": N_("Where the input stood before."),
    "to_status": N_("Where the input stood after; for names on the board, whether they are shown."),
    "reason": N_("Why the input was set aside."),
    "note": N_("What the moderator noted."),
    "n_connected": N_("How many participants were connected."),
    "outcome": N_("Whether it counted, or why not."),
    "undone": N_("Whether it was undone."),
    "undoes_seq": N_("The place in the log of the action it undid."),
}


def rows(record: Record) -> Iterator[Row]:
    """One row for each of a moderator's entries, in the order of the log."""
    for stored in record.entries:
        if stored.actor == "moderator":
            yield {
                "seq": stored.seq,
                "at_utc": utc(stored.moment),
                "actor_role": stored.actor,
                "action": stored.kind,
                **_what(record, stored),
                "outcome": record.outcome(stored),
                "undone": yes_no(stored.seq in record.history.undone_by),
                "undoes_seq": _undoes(stored),
            }


def _what(record: Record, stored: StoredEntry) -> Row:
    """What the entry says, as far as its kind says it."""
    body = stored.entry.body
    change = record.history.changes.get(stored.seq)
    return {
        "agenda_item_no": _item_number(record.plan, getattr(body, "item", None)),
        "input_id": getattr(body, "input", None),
        "participant_ref": getattr(body, "participant", None),
        "minutes": getattr(body, "minutes", None),
        "from_status": change.before if change else None,
        "to_status": change.after if change else _names_status(body),
        "reason": getattr(body, "reason", None),
        "note": getattr(body, "note", None) or None,
        "n_connected": getattr(body, "connected", None),
    }


def _item_number(plan: Plan, item_id: str | None) -> int | None:
    return list(plan.items).index(item_id) + 1 if item_id in plan.items else None


def _names_status(body: Body) -> str | None:
    return ("shown" if body.shown else "hidden") if isinstance(body, e.NamesShown) else None


def _undoes(stored: StoredEntry) -> int | None:
    return stored.entry.body.seq if isinstance(stored.entry.body, e.Undone) else None
