"""What must hold of those who are invited."""

from app.domain.outcome import Refusal
from app.domain.state import State


def must_be_a_choice(state: State, constituency: str, choice: str) -> None:
    """People can choose this of the constituency."""
    known = next((one for one in state.plan.constituencies if one.id == constituency), None)
    if known is None or known.choice(choice) is None:
        raise Refusal("unknown_option")
