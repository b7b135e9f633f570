"""The agenda: its items in their order, and how much time each has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SerializeAsAny, ValidationInfo

from app.domain.answer import Choice
from app.domain.text import Model, Text
from app.domain.vote import Vote

LENIENT = {"lenient": True}
"""The context in which a plan is read that was written once already: what it says beside what is known here is
left aside. What a person writes is read strictly, so that a mistyped key is told."""


def _vote_of_its_kind(given: object, info: ValidationInfo) -> object:
    if not isinstance(given, dict):
        return given
    kind = str(given.get("kind"))
    if kind not in Vote.kinds:
        raise ValueError(f"kind: expected one of {', '.join(sorted(Vote.kinds))}, found {given.get('kind')!r}")
    extra: Literal["ignore"] | None = "ignore" if info.context == LENIENT else None
    return Vote.kinds[kind].model_validate(given, extra=extra, context=info.context)


AnyVote = Annotated[SerializeAsAny[Vote], BeforeValidator(_vote_of_its_kind)]


class Prompt(Choice):
    """A way to begin a short input, with a hint of what helps."""

    hint: Text


class ShortInputs(Model):
    """Short inputs with endorsement: what is asked for and how much one person may send."""

    prompt: Text
    prompts: tuple[Prompt, ...] = ()
    characters: int = Field(default=280, ge=1, le=2000)
    per_person: int = Field(default=20, ge=1)


class AgendaItem(Model):
    """One item of the agenda. A guiding question has a question, and usually a vote and short inputs.

    `shows` is what the board shows of the session while the item is live; `opens` whether what it asks is open
    once it is live, or when a moderator opens it.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Text
    minutes: int = Field(gt=0)
    question: Text | None = None
    help: Text | None = None
    vote: AnyVote | None = None
    inputs: ShortInputs | None = None
    shows: Literal["themes"] | None = None
    opens: Literal["on entry", "by hand"] = "on entry"
    reads_back: bool = False
    """Whether guidance statements are read back while it is live, for everyone to say whether they recognise
    the discussion in them."""

    @property
    def asks(self) -> bool:
        """Whether participants have something to answer."""
        return self.vote is not None or self.inputs is not None

    @property
    def opens_by_itself(self) -> bool:
        """Whether its answers are taken as soon as it is live."""
        return self.asks and self.opens == "on entry"

    @property
    def headline(self) -> Text:
        """The guiding question, or the title where the item has none."""
        return self.question or self.title


@dataclass(frozen=True)
class Agenda:
    """The items in the order in which they come."""

    items: tuple[AgendaItem, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, AgendaItem]:
        """Every item by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def questions(self) -> tuple[AgendaItem, ...]:
        """The guiding questions, in order."""
        return tuple(item for item in self.items if item.question)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {item.id: place for place, item in enumerate(self.items)}

    def __iter__(self) -> Iterator[AgendaItem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self.by_id

    def __getitem__(self, item_id: str) -> AgendaItem:
        return self.by_id[item_id]

    def get(self, item_id: str) -> AgendaItem | None:
        """The item with this id; None where there is none."""
        return self.by_id.get(item_id)

    def number(self, item_id: str) -> int:
        """The item's place, 1 being the first."""
        return self._places[item_id] + 1

    def offset(self, item_id: str) -> timedelta:
        """How long after the start the item is planned to begin."""
        return timedelta(minutes=sum(item.minutes for item in self.items[: self._places[item_id]]))

    def to_come(self, item_id: str) -> timedelta:
        """How long everything after the item is planned to take."""
        return timedelta(minutes=sum(item.minutes for item in self.items[self._places[item_id] + 1 :]))

    def neighbour(self, item_id: str | None, step: int) -> AgendaItem | None:
        """The item `step` places after (or before) the given one; None beyond the agenda's ends."""
        if item_id is None:
            return self.items[0] if step > 0 else None
        place = self._places[item_id] + step
        return self.items[place] if 0 <= place < len(self.items) else None


def as_meant_before(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item of a plan of before: the one called "background" showed the themes."""
    return {"shows": "themes", **item} if item.get("id") == "background" else dict(item)
