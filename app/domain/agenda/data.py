"""An item of the agenda: what it asks, and how much time it has."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SerializeAsAny, ValidationInfo

from app.domain.answer import Choice
from app.domain.text import Language, Model, Text
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
    """A way to begin a short input, with a hint of what helps, if there is one."""

    hint: Text = Text(en="")


Review = Literal["none", "first"]
"""Whether everyone reads inputs as they come, or moderators first: then each waits until it is let through."""


class ShortInputs(Model):
    """Short inputs: what is asked for, how much one person may send, who reads it first, and what others do
    with one: support it, or say of each whether they agree, disagree or pass."""

    prompt: Text
    prompts: tuple[Prompt, ...] = ()
    characters: int = Field(default=280, ge=1, le=2000)
    per_person: int = Field(default=20, ge=1)
    others: Literal["support", "agreement"] = "support"
    review: Review = "none"


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
    protected: bool = False
    """Whether it keeps its time when others give of theirs because the session is late."""
    again: str | None = None
    """The earlier item whose vote it asks once more, in a second round."""
    notes: str = ""
    """What the moderators are to have before them while it is live; nobody else reads it."""
    worded_in: Language | None = None
    """The language in which it was asked on the spot, until somebody adds the others; None for what was
    planned."""

    @property
    def asks(self) -> bool:
        """Whether participants have something to answer."""
        return self.vote is not None or self.inputs is not None

    @property
    def is_written(self) -> bool:
        """Whether participants write what others read: inputs, or words in answer to a vote."""
        return self.inputs is not None or (self.vote is not None and self.vote.written)

    @property
    def review(self) -> Review:
        """Who is planned to read first what they write."""
        first = (self.inputs and self.inputs.review == "first") or (self.vote and self.vote.read_first)
        return "first" if first else "none"

    @property
    def is_judged(self) -> bool:
        """Whether participants agree, disagree or pass on each other's inputs, where else they support them."""
        return self.inputs is not None and self.inputs.others == "agreement"

    @property
    def opens_by_itself(self) -> bool:
        """Whether its answers are taken as soon as it is live."""
        return self.asks and self.opens == "on entry"

    @property
    def headline(self) -> Text:
        """The guiding question, or the title where the item has none."""
        return self.question or self.title


def as_meant_before(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item of a plan of before: the one called "background" showed the themes."""
    return {"shows": "themes", **item} if item.get("id") == "background" else dict(item)
