"""A table of groups, as screens draw it: a line a group, everyone first, and a column an answer.

Words are not taken apart, nor figures: where the columns are more than can stand beside each other on the
smallest board, those that weigh least are left out of the `fitted` table.
"""

import re
from typing import NamedTuple

ROOM = 60
"""How many letters stand beside each other in the columns, on the smallest board."""

AMPLE = 46
"""With how many the letters can be larger, unless there are more than AMPLE_LINES."""

AMPLE_LINES = 9

FEW = 4
"""How many columns are wide enough for bars beside figures."""

LONGEST = 14
"""The longest word that is kept whole."""


class Head(NamedTuple):
    """What a column tells: an answer; and of which row of the vote, where columns tell of several. `beside` is
    what stands beside its percentages. It `leads` where none weighs more; `verdict` says in a word or two how
    far the groups agree on it."""

    answer: str
    weight: int
    row: str = ""
    beside: str = ""
    leads: bool = False
    verdict: str = ""

    @property
    def label(self) -> str:
        """All in one line."""
        return " · ".join(filter(None, (self.row, self.answer, self.beside)))


class Cell(NamedTuple):
    """A figure; the one before it in time; what is said beside it; and its bar in percent (None: no bar)."""

    figure: str
    before: str = ""
    beside: str = ""
    width: float | None = None

    @property
    def letters(self) -> int:
        """How many stand in one line."""
        return len(" → ".join(filter(None, (self.before, f"{self.figure} {self.beside}".strip()))))


class Line(NamedTuple):
    """A group: what it is called, how many of it answered, and its cells."""

    label: str
    people: str
    cells: list[Cell]


class GroupTable(NamedTuple):
    """The table: what its lines are and what its columns tell; `more` is how many columns are left out."""

    corner: str
    heads: list[Head]
    lines: list[Line]
    title: str = ""
    more: int = 0

    @property
    def fitted(self) -> "GroupTable":
        """The table with as many of its columns as can stand beside each other, the weightiest."""
        by_weight = sorted(range(len(self.heads)), key=lambda place: -self.heads[place].weight)
        for many in range(len(by_weight), 1, -1):
            fewer = self._only(sorted(by_weight[:many]))
            if fewer._letters <= ROOM:
                return fewer
        return self._only(by_weight[:1])

    @property
    def ample(self) -> bool:
        """Whether its letters can be larger."""
        return self._letters <= AMPLE and len(self.lines) <= AMPLE_LINES

    @property
    def few(self) -> bool:
        """Whether its columns are so few that bars stand beside their figures."""
        return len(self.heads) <= FEW

    @property
    def counted(self) -> bool:
        """Whether its lines say how many answered."""
        return any(line.people for line in self.lines)

    @property
    def two_counts(self) -> bool:
        """Whether they say it of two rounds."""
        return any("→" in line.people for line in self.lines)

    @property
    def judged(self) -> bool:
        """Whether it says how far the groups agree."""
        return any(head.verdict for head in self.heads)

    def _only(self, places: list[int]) -> "GroupTable":
        return self._replace(
            heads=[self.heads[place] for place in places],
            lines=[line._replace(cells=[line.cells[place] for place in places]) for line in self.lines],
            more=len(self.heads) - len(places),
        )

    @property
    def _letters(self) -> int:
        words = (min(len(word), LONGEST) for head in self.heads for word in re.split(r"[\s-]+", head.label))
        cells = (cell.letters for line in self.lines for cell in line.cells)
        return len(self.heads) * (1 + max((*words, *cells), default=0))
