"""How whoever says something may be quoted: they say so themselves, of each thing they say."""

from collections.abc import Mapping
from typing import Literal, get_args

from app.domain.plan import Plan
from app.domain.text import N_, Language

Consent = Literal["named", "constituencies", "main", "none"]
"""By name; by all that they said of themselves; by the main of it (in the seed, the section); not at all."""

CONSENTS: tuple[Consent, ...] = get_args(Consent)

USUAL: Consent = "main"
"""What stands in the form until someone chooses otherwise: nobody is named who did not choose to be."""

IN_WORDS: Mapping[Consent, str] = {
    "named": N_("by name"),
    "constituencies": N_("without a name"),
    "main": N_("by the main group only"),
    "none": N_("not at all"),
}


def may_be_quoted(consent: Consent | None) -> bool:
    """Whether what was said may be quoted at all: nobody is who was not asked."""
    return consent not in (None, "none")


def cited(
    plan: Plan, said: Mapping[str, str], name: str, consent: Consent | None, language: Language
) -> list[str]:
    """Whom to name as the author of what was said, part by part ("Ana Ríos", "Councillor", "Africa"), as far as
    they consented: nobody where they may not be quoted, or never said that they may."""
    told = {"named": plan.constituencies, "constituencies": plan.constituencies, "main": plan.by_weight[:1]}
    chosen = (one.choice(said.get(one.id)) for one in told.get(consent or "none", ()))
    labels = [choice.label.in_language(language) for choice in chosen if choice]
    return [name, *labels] if consent == "named" and name else labels


def levels(plan: Plan) -> tuple[Consent, ...]:
    """The levels that differ in a session with this plan."""
    return CONSENTS if len(plan.constituencies) > 1 else ("named", "main", "none")
