"""How long things took: from sending to the answer, and from a moderator's press to a phone's screen."""

from collections import defaultdict
from math import ceil
from typing import NamedTuple, TypedDict


class Spread(TypedDict):
    """How many were measured, and how long they took, in milliseconds: half at most `p50`, 95 of 100 at most
    `p95`, all at most `max`."""

    n: int
    p50: float
    p95: float
    max: float


class Step(NamedTuple):
    """A part of a rehearsal, and how long its answers and its pushes took, in seconds."""

    name: str
    acknowledged: list[float]
    pushed: list[float]


class Latencies:
    """What was measured, by step and by what was asked. Times are in seconds."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.by_kind: defaultdict[str, list[float]] = defaultdict(list)

    def begin(self, name: str) -> None:
        """What comes now belongs to this step."""
        self.steps.append(Step(name, [], []))

    def acknowledged(self, kind: str, seconds: float) -> None:
        """Something of a kind was answered after so long."""
        self.by_kind[kind].append(seconds)
        self.steps[-1].acknowledged.append(seconds)

    def pushed(self, seconds: float) -> None:
        """A phone showed what a moderator did, so long after."""
        self.by_kind["push"].append(seconds)
        self.steps[-1].pushed.append(seconds)


def spread(seconds: list[float]) -> Spread:
    """How they are spread; zeros where nothing was measured."""
    ordered = sorted(seconds) or [0.0]

    def at(share: float) -> float:
        return round(ordered[max(0, ceil(share * len(ordered)) - 1)] * 1000, 1)

    return Spread(n=len(seconds), p50=at(0.5), p95=at(0.95), max=at(1))
