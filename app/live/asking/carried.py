"""What someone is answered, whichever way they asked."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from app.domain.command import Request
from app.domain.reasons import Reason


class Answer(NamedTuple):
    """The answer to what was `asked` (None where that could not be read).

    `said` is what goes over the wire; `html`, where there is any, is put on the screen instead. `refused` is
    why it does not count.
    """

    asked: Request | None
    said: Mapping[str, object]
    refused: Reason | None = None
    html: str | None = None


Reply = Callable[[Answer], None]
