"""Whom to name as the author of what is quoted."""

from app.domain.inputs.data import Input
from app.domain.people.consent import cited
from app.domain.text import Language
from app.exports.record import Record
from app.i18n import _, spoken


def citation(record: Record, input: Input, language: Language) -> str | None:
    """The author as they consented to be quoted; None where the input may not be."""
    if input.consent in (None, "none"):
        return None
    said, name = record.state.said_by(input), input.name or record.name(input.author, input.seq)
    with spoken(language):
        return ", ".join(cited(record.plan, said, name, input.consent, language)) or _("a participant")
