"""What the kinds have in common that are answered by choosing options: `["peers", "planning"]` of each row."""

from collections.abc import Iterator
from random import Random
from typing import Any

from app.domain.answer import NO_OPINION, BadAnswer, Fields
from app.domain.vote import Said, Vote, answer_field


class Choosing(Vote):
    """A vote in which options are chosen, in each row one, or as many as `limit` says."""

    @property
    def limit(self) -> int:
        """How many options one person may choose in a row."""
        return 1

    def read_row(self, given: object) -> list[str]:
        """The ids of the options chosen."""
        chosen = [_option_id(one) for one in (given if isinstance(given, list) else [given]) if one != ""]
        if NO_OPINION in chosen:
            raise BadAnswer("no_opinion_alone")
        if len(set(chosen)) < len(chosen):
            raise BadAnswer("chosen_twice")
        if not self.choice_ids.issuperset(chosen):
            raise BadAnswer("unknown_option")
        if len(chosen) > self.limit:
            raise BadAnswer("too_many")
        return self.in_order(chosen)

    def in_order(self, chosen: list[str]) -> list[str]:
        """Where the order of choice has no meaning, the plan's order."""
        return [choice.id for choice in self.choices if choice.id in chosen]

    def row_in_form(self, row: str, fields: Fields) -> object:
        """A field `answer`, or `answer.ROW`, with every option chosen."""
        return fields.get(answer_field(row), [])

    def fields_of(self, row: str, said: Any) -> dict[str, list[str]]:
        """The field with every option chosen."""
        return {answer_field(row): said}

    def row_told(self, row: str, said: Any) -> Iterator[Said]:
        """Each option chosen."""
        return (Said(row, option) for option in said)

    def row_made_up(self, row: str, chance: Random) -> object:
        """As many options as are wanted, or one less, the likelier first."""
        wanted = min(self.limit, len(self.choices))
        return likeliest(self.leanings(row), chance)[: chance.randint(max(1, wanted - 1), wanted)]


def likeliest(leanings: dict[str, float], chance: Random) -> list[str]:
    """The choices in an order that follows the leanings as far as chance lets it."""
    return sorted(leanings, key=lambda id: chance.random() ** (1 / leanings[id]), reverse=True)


def _option_id(given: object) -> str:
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise BadAnswer("wrong_type")
    return str(given)
