"""Entries as they stand in the log: written in the present form of their kind, read in whatever form it had."""

from json import dumps, loads

from pydantic import ValidationError

from app.domain.agenda.data import LENIENT
from app.domain.entry import Body
from app.domain.fold import KINDS


class FromTheFuture(Exception):
    """The entry is of a kind or a version that this program does not know: a newer one wrote it."""

    def __init__(self, kind: str, version: int, why: str = "") -> None:
        super().__init__(f"{kind}, version {version}{f': {why}' if why else ''}")


def read_body(kind: str, text: str | bytes, version: int = 1) -> Body:
    """The body of an entry as it stands in the log, brought to the present form of its kind.

    What an entry says beside what its kind has is left aside: strictness is for what people write. Raises
    FromTheFuture for what this version of the program cannot read.
    """
    known = KINDS.get(kind)
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
    except OverflowError as error:  # of a date at the end of the calendar
        raise FromTheFuture(kind, version, str(error)) from error
    return body


def write_body(body: Body) -> str:
    """The body as it is written to the log: JSON without what was left unsaid."""
    return body.model_dump_json(exclude_none=True)
