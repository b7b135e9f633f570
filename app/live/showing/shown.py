"""What a template shows."""

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Shown:
    """What a template shows, ready to show: its fields are the template's names."""

    def named(self) -> dict[str, Any]:
        """Each field by its name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class Nothing(Shown):
    """No more than every template is given."""
