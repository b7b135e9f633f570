"""Of which constituency an input comes, and how many say something for it: whose voice was least heard."""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.domain.inputs.data import Input
from app.domain.state import State


def voices(state: State, inputs: Iterable[Input]) -> Mapping[str, int]:
    """For each input, how many of all that count come from its author's constituency, the plan's main one.
    Those of whom nothing is known come after every other."""
    every = list(inputs)
    of = {input.id: _constituency(state, input) for input in every}
    heard = Counter(of[input.id] for input in every if state.counts(input))
    return {id: heard[group] if group else len(every) + 1 for id, group in of.items()}


def _constituency(state: State, input: Input) -> str:
    main = next(iter(state.plan.by_weight), None)
    return state.said_by(input).get(main.id, "") if main else ""
