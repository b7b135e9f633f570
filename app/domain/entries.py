"""Every kind of log entry. A kind says what happened, in the past tense; `State.apply` says what it means."""

import re
from datetime import datetime
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import AfterValidator, AwareDatetime, Field

from app.domain.plan import Plan
from app.domain.text import Language, Model
from app.domain.vote import Answer

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no database and no document can hold: NUL, other controls, halves of a character."""


def _can_be_written(given: str) -> str:
    if UNWRITABLE.search(given):
        raise ValueError("control_characters")
    return given.replace("\r\n", "\n").replace("\r", "\n") if "\r" in given else given


Words = Annotated[str, AfterValidator(_can_be_written)]
Id = Annotated[str, Field(max_length=64), AfterValidator(_can_be_written)]


class Body(Model):
    """What an entry says. `kind` is its name in the log."""

    kinds: ClassVar[dict[str, type["Body"]]] = {}
    kind: ClassVar[str]

    def __init_subclass__(cls, kind: str | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if kind is not None:
            cls.kind = kind
            Body.kinds[kind] = cls


class Entry(NamedTuple):
    """One line of the log. `actor` is "system", "moderator", or a participant's id."""

    seq: int
    at: datetime
    actor: str
    body: Body
    key: str | None = None


# Of the session itself


class Planned(Body, kind="planned"):
    """The plan the session follows: always the first entry."""

    plan: Plan


# Of a participant


class Joined(Body, kind="joined"):
    """Someone joined, or changed what they had said of themselves. Their name is not in the log."""

    role: Id | None = None
    section: Id | None = None
    council: Id | None = None
    language: Language = "en"


class BallotCast(Body, kind="ballot_cast"):
    """An answer to the item's vote; it replaces the person's earlier one.

    `written_at` is when the person cast it, on their device's idea of the server's clock; it may have
    reached the server later.
    """

    item: Id
    answer: Answer
    written_at: AwareDatetime | None = None


class BallotWithdrawn(Body, kind="ballot_withdrawn"):
    """The person took their answer to the item's vote back."""

    item: Id


class InputSent(Body, kind="input_sent"):
    """A short input to an item. Its id (`Q1-003`) follows from its place in the log.

    `written_at` is as in BallotCast.
    """

    item: Id
    text: Words
    prompt: Id | None = None
    themes: tuple[Id, ...] = ()
    language: Language = "en"
    written_at: AwareDatetime | None = None


class InputRevised(Body, kind="input_revised"):
    """The author changed the words of an input. The earlier words stay in the log."""

    input: Id
    text: Words


class InputWithdrawn(Body, kind="input_withdrawn"):
    """The author took an input back."""

    input: Id


class Endorsed(Body, kind="endorsed"):
    """Someone agrees with another's input, or (`agree` false) no longer does."""

    input: Id
    agree: bool = True


class FloorAsked(Body, kind="floor_asked"):
    """Someone in the room would like to speak, or (`wanted` false) no longer does."""

    wanted: bool = True
    topic: Annotated[Words, Field(max_length=120)] = ""


# Of a moderator


class Moderation(Body):
    """What a moderator did. `connected` is how many participants were connected at that moment."""

    connected: int | None = None


class ItemStarted(Moderation, kind="item_started"):
    """The session went to an item; the first one starts it. `leaving` is the item the moderator saw live."""

    item: Id
    leaving: Id | None = None


class SessionEnded(Moderation, kind="session_ended"):
    """The session is over."""

    leaving: Id | None = None


class VotingOpened(Moderation, kind="voting_opened"):
    """Ballots are taken."""

    item: Id


class VotingClosed(Moderation, kind="voting_closed"):
    """Ballots are no longer taken. Inputs and endorsements still are, until the session ends."""

    item: Id


class ResultsRevealed(Moderation, kind="results_revealed"):
    """Everyone sees the results."""

    item: Id


class ResultsHidden(Moderation, kind="results_hidden"):
    """Only the moderator and the rapporteur see the results."""

    item: Id


class TimeExtended(Moderation, kind="time_extended"):
    """The item has more time than planned."""

    item: Id
    minutes: Annotated[int, Field(ge=1, le=60)] = 2


class InputShown(Moderation, kind="input_shown"):
    """An input stands large on the board."""

    input: Id


class InputUnshown(Moderation, kind="input_unshown"):
    """An input was taken off the board."""

    input: Id


class InputSetAside(Moderation, kind="input_set_aside"):
    """An input was set aside for a reason; its author sees it, nothing is deleted."""

    input: Id
    reason: Id
    note: Annotated[Words, Field(max_length=280)] = ""


class InputRestored(Moderation, kind="input_restored"):
    """An input set aside is back."""

    input: Id


class NamesShown(Moderation, kind="names_shown"):
    """Whether inputs on the board carry their authors' names."""

    shown: bool


class FloorGiven(Moderation, kind="floor_given"):
    """The floor is theirs."""

    participant: Id


class FloorEnded(Moderation, kind="floor_ended"):
    """Whoever had the floor has finished."""


class Undone(Moderation, kind="undone"):
    """The moderator's last action was undone. `seq` is that action's entry."""

    seq: int


def read_body(kind: str, text: str | bytes) -> Body:
    """The body of an entry as it stands in the log. Raises KeyError for a kind this version does not know."""
    read = Body.kinds[kind].__pydantic_validator__  # what model_validate_json calls, and a fifth faster
    body: Body = read.validate_json(text)
    return body


def write_body(body: Body) -> str:
    """The body as it is written to the log: JSON without what was left unsaid."""
    return body.model_dump_json(exclude_none=True)
