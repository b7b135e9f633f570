"""What participants are called: a name is what it was when it was given, and holds until another is."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator


class Names:
    """The names that were given, each with the place in the log of the entry that gave it (0: before all)."""

    def __init__(self, given: Iterable[tuple[str, int, str]] = ()) -> None:
        self._given: dict[str, list[tuple[int, str]]] = {}
        for who, seq, name in given:
            self.give(who, seq, name)

    def give(self, who: str, seq: int, name: str) -> None:
        """Someone gave a name with the entry `seq`; giving it twice changes nothing."""
        mine = self._given.setdefault(who, [])
        if not mine or mine[-1][0] < seq:
            mine.append((seq, name))

    def update(self, later: "Names") -> None:
        """Take in names that were given later."""
        for who, given in later._given.items():
            for seq, name in given:
                self.give(who, seq, name)

    def counted(self, told: Container[int]) -> "Names":
        """Without those given by an entry that does not count; `told` are the places of those that do."""
        return Names((who, seq, name) for who, seq, name in self if seq == 0 or seq in told)

    def __iter__(self) -> Iterator[tuple[str, int, str]]:
        """Every name that was given, by whom and with which entry, in the order of the log."""
        all = [(seq, who, name) for who, given in self._given.items() for seq, name in given]
        return iter((who, seq, name) for seq, who, name in sorted(all))

    def of(self, who: str, seq: int | None = None) -> str:
        """What someone is called; at the entry `seq`, or now. Nothing where they gave no name."""
        given = self._given.get(who, ())
        place = len(given) if seq is None else bisect_right(given, seq, key=lambda one: one[0])
        return given[place - 1][1] if place else ""

    def __len__(self) -> int:
        """How many participants have a name now."""
        return sum(bool(given[-1][1]) for given in self._given.values())
