"""For whom people speak: lists of the plan, of each of which a participant may say one.

A session of UCLG asks for role, regional section and policy council; another for country and age group.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from app.domain.answer import Choice
from app.domain.text import Model, Text

MOST_INVITED = 100_000


class Listed(Choice):
    """What can be said of a constituency; `invited` is how many who would say it are, where that is known."""

    invited: int | None = Field(default=None, strict=True, ge=0, le=MOST_INVITED)


class Constituency(Model):
    """One list: what it is called, how it is asked for, and what can be said.

    `column` is what its column is called in tables, where not as its id. The `main` one is told first where
    people are told apart, and support for an input is counted by it; where none is, the first of the plan.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: Text
    question: Text | None = None
    everyone: Text | None = None
    choices: tuple[Listed, ...]
    column: str = Field(default="", pattern=r"^([a-z][a-z0-9_]*)?$")
    main: bool = False

    @property
    def asked(self) -> Text:
        """How it is asked for."""
        return self.question or self.label

    @property
    def name(self) -> str:
        """What it is called in tables."""
        return self.column or self.id

    def listed(self, id: str | None) -> str | None:
        """The id, if it is one of the choices."""
        return id if any(choice.id == id for choice in self.choices) else None

    def choice(self, id: str | None) -> Listed | None:
        """What was chosen."""
        return next((choice for choice in self.choices if choice.id == id), None)


_BEFORE: dict[str, dict[str, Any]] = {
    "roles": {
        "id": "role",
        "label": {"en": "Role", "es": "Función", "fr": "Fonction"},
        "question": {
            "en": "You are here as",
            "es": "Participa como",
            "fr": "Vous participez en tant que",
        },
        "everyone": {"en": "All roles", "es": "Todas", "fr": "Toutes"},
    },
    "sections": {
        "id": "section",
        "label": {"en": "Section", "es": "Sección", "fr": "Section"},
        "question": {"en": "Your section", "es": "Su sección", "fr": "Votre section"},
        "everyone": {"en": "All sections", "es": "Todas", "fr": "Toutes"},
        "main": True,
    },
    "councils": {
        "id": "council",
        "column": "policy_council",
        "label": {"en": "Policy Council", "es": "Consejo Político", "fr": "Conseil politique"},
        "question": {
            "en": "Your Policy Council",
            "es": "Su Consejo Político",
            "fr": "Votre Conseil politique",
        },
        "everyone": {"en": "All councils", "es": "Todos", "fr": "Tous"},
    },
}
"""The three lists that every plan had, before a plan could declare its own."""


def declared(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What a plan says, its constituencies in the form of now."""
    said = {name: value for name, value in plan.items() if name not in _BEFORE}
    before = [{**known, "choices": plan[name]} for name, known in _BEFORE.items() if name in plan]
    return {**said, "constituencies": [*said.get("constituencies", ()), *before]} if before else said
