"""What stays of the agenda when an action is undone.

Words that were added meanwhile are nobody's to undo. And what was asked on the spot, and has been live, was
asked: it stays in the agenda, left out of the time, so that every answer to it keeps its place in the record.
"""

from dataclasses import replace

from app.domain.agenda.agenda import Agenda
from app.domain.agenda.data import AgendaItem
from app.domain.stage import Stage


def carried_over(undone: Stage, restored: Stage) -> Stage:
    """The restored stage, with what it keeps of the one that is undone."""
    agenda, items, before = restored.agenda, dict(restored.items), None
    for item in undone.agenda:
        if item.id in agenda:
            agenda = agenda.with_items(_as_worded(agenda[item.id], item))
        elif undone.item(item.id).opened_at:
            agenda = agenda.added(item, before).leaving_out(item.id)
            items[item.id] = replace(undone.item(item.id), open=False)
        before = item.id if item.id in agenda else before
    if _same(agenda, restored.agenda):
        return restored
    return replace(restored, agenda=agenda, items=items)


def _as_worded(restored: AgendaItem, now: AgendaItem) -> AgendaItem:
    if now.worded_in is None:
        return restored
    words = {"title": now.title, "question": now.question, "vote": now.vote}
    return restored.model_copy(update=words)


def _same(one: Agenda, other: Agenda) -> bool:
    return one.items == other.items and one.left_out == other.left_out
