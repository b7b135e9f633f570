"""What a rehearsal measured, for people and for programs."""

from dataclasses import asdict, dataclass

from app.rehearsal.house import House
from app.rehearsal.latencies import Spread, spread

DONE = {
    "joined": "people",
    "answered": "answers",
    "wrote": "inputs",
    "supported": "supports",
    "judged": "judgements",
    "hands": "hands",
    "spoke": "interventions",
    "counted": "shows_of_hands",
}
"""What is counted, and what it is called in the report."""


@dataclass(frozen=True)
class StepReport:
    """A part of the session: how long its answers took, and its way to every phone."""

    step: str
    acknowledged: Spread
    pushed: Spread


@dataclass(frozen=True)
class Report:
    """A rehearsal of `rehearsal_of` as the copy `code`. `refused` is how often which reason was given,
    `troubles` what did not work; `kinds` how long each kind of request took."""

    code: str
    rehearsal_of: str
    speed: float
    seconds: float
    done: dict[str, int]
    refused: dict[str, int]
    troubles: list[str]
    acknowledged: Spread
    pushed: Spread
    steps: list[StepReport]
    kinds: dict[str, Spread]

    @property
    def data(self) -> dict[str, object]:
        """As JSON has it."""
        return asdict(self)

    @property
    def lines(self) -> list[str]:
        """As a person reads it."""
        done = ", ".join(f"{number} {name}" for name, number in self.done.items() if "_" not in name)
        rows = [(one.step, one.acknowledged, one.pushed) for one in self.steps]
        rows.append(("all of it", self.acknowledged, self.pushed))
        return [
            f"{done}, in {self.seconds:.0f} seconds.",
            "",
            f"  {'milliseconds':<14}{_HEADS.format('answered: half')}{_HEADS.format('on phones: half')}",
            *(f"  {name:<14}{_told(acks)}{_told(pushes)}" for name, acks, pushes in rows),
            *(f"Trouble: {one}" for one in self.troubles),
        ]


_HEADS = "{:>18}    95 %     all"


def _told(spread: Spread) -> str:
    if not spread["n"]:
        return f"{'–':>18}{'–':>8}{'–':>8}"
    return f"{spread['p50']:>18.0f}{spread['p95']:>8.0f}{spread['max']:>8.0f}"


def report_of(house: House, rehearsal_of: str, speed: float, seconds: float) -> Report:
    """The report of a rehearsal."""
    steps = house.latencies.steps
    return Report(
        code=house.code,
        rehearsal_of=rehearsal_of,
        speed=speed,
        seconds=round(seconds, 1),
        done={name: house.count(what) for what, name in DONE.items()},
        refused=dict(house.refused),
        troubles=house.troubles,
        acknowledged=spread([one for step in steps for one in step.acknowledged]),
        pushed=spread([one for step in steps for one in step.pushed]),
        steps=[StepReport(one.name, spread(one.acknowledged), spread(one.pushed)) for one in steps],
        kinds={kind: spread(times) for kind, times in sorted(house.latencies.by_kind.items())},
    )
