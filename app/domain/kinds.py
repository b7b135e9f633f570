"""Kinds found by their names."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pkgutil import resolve_name
from typing import TypeVar

Kind = TypeVar("Kind")


class Kinds(Mapping[str, Kind]):
    """Every kind by its name, found on first need.

    `finder` names the function that finds them ("app.activities:found"). So whoever asks for a kind knows none,
    and nobody has to have imported one.
    """

    def __init__(self, finder: str) -> None:
        self._finder = finder

    @cached_property
    def _found(self) -> dict[str, Kind]:
        found: dict[str, Kind] = resolve_name(self._finder)()
        return found

    def __getitem__(self, name: str) -> Kind:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
