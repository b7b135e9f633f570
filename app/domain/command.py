"""What every command has in common: a request of someone at a screen, which becomes an entry if it may.

Commands stand beside the kinds they become, and are told apart by `do` (see docs/protocol.md). What can never
be right (an unknown item, an answer of the wrong shape) is refused before the log; whether the moment is right
is decided by the fold.
"""

from abc import abstractmethod
from datetime import UTC, datetime
from typing import Annotated, ClassVar, NamedTuple, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.domain.entry import Body
from app.domain.roles import Role, role_of
from app.domain.state import State
from app.domain.text import Language
from app.domain.written import UNWRITABLE

MAX_MILLISECONDS = 32503680000000
"""The year 3000."""

OURS = "~"
"""What a key of the service itself begins with, so that nobody can take it before."""


def _as_it_is(key: str) -> str:
    if UNWRITABLE.search(key) or key.startswith(OURS):
        raise ValueError("control_characters")
    return key


Key = Annotated[str, AfterValidator(_as_it_is), Field(min_length=1, max_length=64)]


class Sender(NamedTuple):
    """Whoever asks: the actor they are, and the language they read."""

    who: str
    language: Language = "en"

    @property
    def role(self) -> Role:
        """The role in which they ask."""
        return role_of(self.who)


class Request(BaseModel):
    """Something asked of a session. The same `key` again is the same request."""

    model_config = ConfigDict(extra="ignore")

    key: Key | None = None

    @classmethod
    def names(cls) -> frozenset[str]:
        """What it is asked for by."""
        return frozenset(get_args(cls.model_fields["do"].annotation))


class Command(Request):
    """A request that becomes an entry, of one of the kinds it `becomes`: whoever may make these may ask."""

    becomes: ClassVar[tuple[type[Body], ...]]

    @classmethod
    def by(cls) -> frozenset[Role]:
        """The roles that may ask it."""
        return frozenset().union(*(kind.by for kind in cls.becomes))

    @property
    def called(self) -> str | None:
        """What the sender says they are called, which is kept apart from the log; None where they do not."""
        return None

    @abstractmethod
    def body(self, state: State, sender: Sender) -> Body:
        """The entry it becomes. Raises Refusal where it can never count."""


class Written(Command):
    """A request that may have waited for a network. `at` is when it was made, in milliseconds since 1970 by
    the server's clock as the client knows it; `run` the run of the session it was made in: what was made in a
    rehearsal is nothing of the session itself; `read_in` the language of the page it was made on."""

    at: Annotated[float, Field(ge=0, lt=MAX_MILLISECONDS)] | None = None
    run: int | None = None
    read_in: Language | None = None

    @property
    def written_at(self) -> datetime | None:
        """When it was made, if that is known."""
        return None if self.at is None else datetime.fromtimestamp(self.at / 1000, UTC)
