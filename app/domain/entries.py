"""Every kind of log entry. A kind says what happened, in the past tense; `State.apply` says what it means."""

from collections.abc import Callable, Mapping
from datetime import datetime
from json import dumps, loads
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import AfterValidator, AwareDatetime, Field, ValidationError

from app.domain.answer import Answer
from app.domain.plan import LENIENT, Plan
from app.domain.text import Language, Model, count_characters
from app.domain.topics import EVERYTHING, Topic
from app.domain.written import cleaned, is_blank

Words = Annotated[str, AfterValidator(cleaned)]
Id = Annotated[str, Field(max_length=64), AfterValidator(cleaned)]

Lift = Callable[[dict[str, Any]], dict[str, Any]]
"""Brings what an older version of a kind says to the form of the next version."""


def as_before(said: dict[str, Any]) -> dict[str, Any]:
    """The next version only says more: what it adds was left unsaid before."""
    return said


Erasing = Callable[[str, int], str | None]
"""What stands where a person's words were, given them and a number that no other wording has; None: nothing."""


def marked(text: str, number: int) -> str:
    """A mark: other than any other wording, and refused where the words were refused, for being none or too
    many, so that what follows in the log means what it meant."""
    words = text.strip()
    return text if is_blank(words) else f"[{number}]".ljust(count_characters(words), "…")


def emptied(text: str, number: int) -> str:
    """No words."""
    return ""


def dropped(text: str, number: int) -> None:
    """Left unsaid."""


ANY_WORDING = 0


def of_any_wording(said: dict[str, Any]) -> dict[str, Any]:
    """Before acts named the wording they were made on, they held for whatever words stood there later."""
    return {**said, "revision": ANY_WORDING}


class Body(Model):
    """What an entry says.

    `kind` is its name in the log, `version` the version of its form, `lifts` bring each older version to the
    next one. `touches` is what may not be as before after an entry of this kind. `erases` names the fields that
    hold a person's words, or what they said of themselves, in whatever version.
    """

    kinds: ClassVar[dict[str, type["Body"]]] = {}
    kind: ClassVar[str]
    version: ClassVar[int] = 1
    lifts: ClassVar[Mapping[int, Lift]] = {}
    touches: ClassVar[frozenset[Topic]] = frozenset()
    erases: ClassVar[Mapping[str, Erasing]] = {}

    def __init_subclass__(
        cls,
        kind: str | None = None,
        touches: frozenset[Topic] | set[Topic] = frozenset(),
        lifts: Mapping[int, Lift] | None = None,
        erases: Mapping[str, Erasing] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init_subclass__(**kwargs)
        if kind is not None:
            cls.kind, cls.touches = kind, frozenset(touches)
            cls.lifts, cls.erases = lifts or {}, erases or {}
            cls.version = 1 + len(cls.lifts)
            Body.kinds[kind] = cls


class Entry(NamedTuple):
    """One line of the log. `actor` is "system", "host", "moderator", or a participant's id."""

    seq: int
    at: datetime
    actor: str
    body: Body
    key: str | None = None


# Of the session itself


class Planned(Body, kind="planned", touches=EVERYTHING):
    """The plan the session follows: always the first entry."""

    plan: Plan


# Of a participant


class Joined(
    Body,
    kind="joined",
    touches={"people"},
    lifts={1: as_before},
    erases=dict.fromkeys(("role", "section", "council"), dropped),
):
    """Someone joined, or changed what they had said of themselves. Their name is not in the log.

    `ticket` is the number of the ticket they came with, where the session asks for one.
    """

    role: Id | None = None
    section: Id | None = None
    council: Id | None = None
    language: Language = "en"
    ticket: int | None = None


class BallotCast(Body, kind="ballot_cast", touches={"ballots"}):
    """An answer to the item's vote; it replaces the person's earlier one.

    `written_at` is when the person cast it, on their device's idea of the server's clock; it may have
    reached the server later.
    """

    item: Id
    answer: Answer
    written_at: AwareDatetime | None = None


class BallotWithdrawn(Body, kind="ballot_withdrawn", touches={"ballots"}):
    """The person took their answer to the item's vote back."""

    item: Id


class InputSent(Body, kind="input_sent", touches={"words"}, erases={"text": marked}):
    """A short input to an item. Its id (`Q1-003`) follows from its place in the log.

    `written_at` is as in BallotCast.
    """

    item: Id
    text: Words
    prompt: Id | None = None
    themes: tuple[Id, ...] = ()
    language: Language = "en"
    written_at: AwareDatetime | None = None


class InputRevised(Body, kind="input_revised", touches={"words", "support", "care"}, erases={"text": marked}):
    """The author changed the words of an input. The earlier words stay in the log."""

    input: Id
    text: Words


class InputWithdrawn(Body, kind="input_withdrawn", touches={"words", "care"}):
    """The author took an input back."""

    input: Id


class Endorsed(Body, kind="endorsed", touches={"support"}, lifts={1: of_any_wording}):
    """Someone agrees with another's input, or (`agree` false) no longer does. `revision` is the wording they
    read, 1 being the first; where it is left out, the one that stands."""

    input: Id
    agree: bool = True
    revision: int | None = None


class FloorAsked(Body, kind="floor_asked", touches={"floor"}, erases={"topic": emptied}):
    """Someone in the room would like to speak, or (`wanted` false) no longer does."""

    wanted: bool = True
    topic: Annotated[Words, Field(max_length=120)] = ""


# Of a moderator


class Moderation(Body):
    """What a moderator did. `connected` is how many participants were connected at that moment."""

    connected: int | None = None


class ItemStarted(Moderation, kind="item_started", touches={"agenda", "times", "voting", "floor"}):
    """The session went to an item; the first one starts it. `leaving` is the item the moderator saw live."""

    item: Id
    leaving: Id | None = None


class SessionEnded(Moderation, kind="session_ended", touches={"agenda", "times", "voting", "floor"}):
    """The session is over."""

    leaving: Id | None = None


class VotingOpened(Moderation, kind="voting_opened", touches={"voting"}):
    """Ballots are taken."""

    item: Id


class VotingClosed(Moderation, kind="voting_closed", touches={"voting"}):
    """Ballots are no longer taken. Inputs and endorsements still are, until the session ends."""

    item: Id


class ResultsRevealed(Moderation, kind="results_revealed", touches={"results"}):
    """Everyone sees the results."""

    item: Id


class ResultsHidden(Moderation, kind="results_hidden", touches={"results"}):
    """Only the moderator and the rapporteur see the results."""

    item: Id


class TimeExtended(Moderation, kind="time_extended", touches={"times"}):
    """The item has more time than planned."""

    item: Id
    minutes: Annotated[int, Field(ge=1, le=60)] = 2


class OfWording(Moderation):
    """What a moderator did to an input. `revision` is the wording they saw; where it is left out, the one that
    stands."""

    input: Id
    revision: int | None = None


class InputShown(OfWording, kind="input_shown", touches={"care"}, lifts={1: of_any_wording}):
    """A wording of an input stands large on the board."""


class InputUnshown(Moderation, kind="input_unshown", touches={"care"}):
    """An input was taken off the board."""

    input: Id


class InputSetAside(
    OfWording, kind="input_set_aside", touches={"care"}, lifts={1: as_before}, erases={"note": emptied}
):
    """An input was set aside for a reason; its author sees it, nothing is deleted."""

    reason: Id
    note: Annotated[Words, Field(max_length=280)] = ""


class InputRestored(OfWording, kind="input_restored", touches={"care"}, lifts={1: as_before}):
    """An input set aside is back."""


class NamesShown(Moderation, kind="names_shown", touches={"names"}):
    """Whether inputs on the board carry their authors' names."""

    shown: bool


class FloorGiven(Moderation, kind="floor_given", touches={"floor"}):
    """The floor is theirs."""

    participant: Id


class FloorEnded(Moderation, kind="floor_ended", touches={"floor"}):
    """Whoever had the floor has finished."""


class DoorClosed(Moderation, kind="door_closed", touches={"door"}):
    """Nobody new may join; who is in stays, and comes back as before."""


class DoorOpened(Moderation, kind="door_opened", touches={"door"}):
    """Whoever has the code may join."""


class BegunAfresh(Moderation, kind="begun_afresh", touches=EVERYTHING):
    """What came before was a rehearsal: it stays in the log and is out of every result. Another run begins."""


class Undone(Moderation, kind="undone", touches=EVERYTHING):
    """The moderator's last action was undone. `seq` is that action's entry."""

    seq: int


# Of the host, and of the service itself


class ScreensSeen(Body, kind="screens_seen"):
    """These participants have had the session open on a screen: they are more than a request."""

    participants: tuple[Id, ...]


class TicketsIssued(Body, kind="tickets_issued"):
    """So many more tickets were issued; they are numbered from 1."""

    count: Annotated[int, Field(ge=1, le=10_000)]


class LinksRenewed(Body, kind="links_renewed"):
    """The links of these roles are new; the old ones, and who came by them, are let in no longer."""

    roles: tuple[Id, ...]


class PersonErased(Body, kind="person_erased", touches={"words", "people", "floor", "care"}):
    """What a participant said of themselves, and their words, were erased at their request."""

    participant: Id


class FromTheFuture(Exception):
    """The entry is of a kind or a version that this program does not know: a newer one wrote it."""

    def __init__(self, kind: str, version: int, why: str = "") -> None:
        super().__init__(f"{kind}, version {version}{f': {why}' if why else ''}")


def read_body(kind: str, text: str | bytes, version: int = 1) -> Body:
    """The body of an entry as it stands in the log, brought to the present form of its kind.

    What an entry says beside what its kind has is left aside: strictness is for what people write. Raises
    FromTheFuture for what this version of the program cannot read.
    """
    known = Body.kinds.get(kind)
    if known is None or version > known.version:
        raise FromTheFuture(kind, version)
    if version < known.version:
        said = loads(text)
        for older in range(version, known.version):
            said = known.lifts[older](said)
        text = dumps(said)
    read = known.__pydantic_validator__  # what model_validate_json calls, and a fifth faster
    try:
        body: Body = read.validate_json(text, extra="ignore", context=LENIENT)
    except ValidationError as error:
        raise FromTheFuture(kind, version, str(error.errors(include_url=False)[0]["msg"])) from error
    return body


def write_body(body: Body) -> str:
    """The body as it is written to the log: JSON without what was left unsaid."""
    return body.model_dump_json(exclude_none=True)
