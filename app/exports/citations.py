"""Whom to name as the author of what is quoted."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.guidance.data import Reply
from app.domain.guidance.resting import gone
from app.domain.inputs.data import Input
from app.domain.people.consent import Consent, cited, may_be_quoted
from app.domain.text import Language
from app.exports.record import Record
from app.i18n import _, spoken


def citation(record: Record, input: Input, language: Language) -> str | None:
    """The author as they consented to be quoted; None where the input may not be."""
    name = input.name or record.name(input.author, input.seq)
    return _cited(record, record.state.said_by(input), name, input.consent, language)


def citation_of_change(record: Record, reply: Reply, language: Language) -> str | None:
    """Whoever asked for a change to a statement, as they consented to be quoted; None where that may not be."""
    person, name = record.person(reply.participant), record.name(reply.participant, reply.seq)
    return _cited(record, person.said if person else {}, name, reply.consent, language)


def _cited(
    record: Record, said: Mapping[str, str], name: str, consent: Consent | None, language: Language
) -> str | None:
    if not may_be_quoted(consent):
        return None
    with spoken(language):
        return ", ".join(cited(record.plan, said, name, consent, language)) or _("a participant")


def told_of(record: Record, evidence: Iterable[str]) -> Iterator[str]:
    """Of what a statement rests on, that which still stands and may be named."""
    for id in evidence:
        if not gone(record.state, id) and may_be_named(record, id):
            yield id


def may_be_named(record: Record, id: str) -> bool:
    """Whether it may stand in the record's profile what was made of this piece of evidence: to be passed on,
    what may be quoted alone."""
    if record.profile != "shareable":
        return True
    input = record.state.inputs.get(id)
    if input is None:
        reply = record.state.reply(id)
        return reply is None or may_be_quoted(reply.consent)
    return record.state.may_be_quoted(input)
