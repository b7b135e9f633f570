"""An entry of the log, and what a kind of entry declares of itself.

A kind says what happened, in the past tense. Whatever is to be known of it stands on it and nowhere else: who
may make it, whether it is undone, which of its fields are a person's words, what it touches. What it means is a
function beside it; `app.domain.fold` lists them.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Protocol

from pydantic import AfterValidator, Field

from app.domain.board.data import SceneName
from app.domain.erasing import Erasing
from app.domain.roles import HOUSE, MODERATORS, PARTICIPANTS, Role
from app.domain.text import Language, Model
from app.domain.topics import Topic
from app.domain.written import cleaned

Words = Annotated[str, AfterValidator(cleaned)]
Id = Annotated[str, Field(max_length=64), AfterValidator(cleaned)]

Because = Annotated[Words, Field(max_length=300)]
"""Why something was done, where a suggestion was followed in it."""

Lift = Callable[[dict[str, Any]], dict[str, Any]]
"""Brings what an older version of a kind says to the form of the next version."""


def as_before(said: dict[str, Any]) -> dict[str, Any]:
    """The next version only says more: what it adds was left unsaid before."""
    return said


Concerned = Literal["nobody", "sender", "author", "participant", "speaker", "room", "everyone"]
"""Whose own part of the screen an entry changes: its sender's, the authors' of the inputs it names, the
participant's it names, the speaker's, theirs who said something to the live item or ask to speak, or theirs who
ever did."""

Group = Literal["inputs", "ballots", "endorsements", "floor", "people", "guidance", ""]
"""What a rapporteur calls a kind of entry when looking for it."""


class Teller(Protocol):
    """Whoever tells what an entry says in a person's language."""

    def words(self, text: str) -> str:
        """A text of ours."""

    def label(self, text: str) -> str:
        """What stands before something: "Amina: "."""

    def name(self, who: str) -> str:
        """What a participant is called."""

    def reason(self, code: str) -> str:
        """Why an input is set aside."""

    def item(self, id: str) -> str:
        """What an item of the agenda is called."""

    def scene(self, name: SceneName) -> str:
        """What a scene of the board is called."""

    def choice(self, constituency: str, id: str) -> str:
        """What can be said of a constituency."""

    def language(self, code: Language) -> str:
        """What a language is called."""


class Body(Model):
    """What an entry says, and what its kind declares.

    `kind` is its name in the log, `version` the version of its form, `lifts` bring each older version to the
    next one. `by` are the roles that may make it; `undoable` says whether moderators can take it back.
    `touches` is what may not be as before after it; `concerned` whose own part of the screen. `erases` names
    the fields that hold a person's words, or what they said of themselves, in whatever version; `identifies`
    those of them that may tell who someone is, which go with everyone's names. `line` is what it is called in
    the log as it is read, `meaning` in the codebook, `group` what it is found by. `names_inputs` comes by
    itself: whether a field names inputs.
    """

    kind: ClassVar[str] = ""
    version: ClassVar[int] = 1
    lifts: ClassVar[Mapping[int, Lift]] = {}
    by: ClassVar[frozenset[Role]] = frozenset()
    undoable: ClassVar[bool] = False
    touches: ClassVar[frozenset[Topic]] = frozenset()
    concerned: ClassVar[Concerned] = "nobody"
    erases: ClassVar[Mapping[str, Erasing]] = {}
    identifies: ClassVar[tuple[str, ...]] = ()
    line: ClassVar[str] = ""
    meaning: ClassVar[str] = ""
    group: ClassVar[Group] = ""
    names_inputs: ClassVar[bool] = False

    def __init_subclass__(
        cls,
        lifts: Mapping[int, Lift] | None = None,
        touches: frozenset[Topic] | set[Topic] | None = None,
        **declared: Any,
    ) -> None:
        super().__init_subclass__()
        cls.lifts, cls.version = lifts or {}, 1 + len(lifts or {})
        cls.touches = cls.touches if touches is None else frozenset(touches)
        for name, value in declared.items():
            setattr(cls, name, value)

    @classmethod
    def __pydantic_init_subclass__(cls, **declared: Any) -> None:
        super().__pydantic_init_subclass__(**declared)
        cls.names_inputs = not {"input", "inputs"}.isdisjoint(cls.model_fields)

    def told(self, teller: Teller) -> str:
        """What it says, beside what happened; nothing where that is all."""
        return ""

    @property
    def inputs_named(self) -> tuple[str, ...]:
        """The inputs it is about, by their ids."""
        if not self.names_inputs:
            return ()
        one, several = getattr(self, "input", None), getattr(self, "inputs", ())
        return tuple(filter(None, (one, *(getattr(each, "input", each) for each in several))))


class ByParticipant(Body, by=PARTICIPANTS):
    """What a participant did."""


class Moderation(Body, by=MODERATORS, undoable=True):
    """What a moderator did. `connected` is how many participants were connected at that moment."""

    connected: int | None = None


class OfTheHouse(Body, by=HOUSE):
    """What the host did by the command line, or the service itself."""


class Entry(NamedTuple):
    """One line of the log. Who its `actor` may be stands in `app.domain.roles`."""

    seq: int
    at: datetime
    actor: str
    body: Body
    key: str | None = None
