"""What can be asked of a session that leaves no entry."""

from typing import Literal

from pydantic import Field

from app.domain.command import Request
from app.domain.entry import Id


class Ping(Request):
    """Ask for the server's time, and find out whether the line is alive."""

    do: Literal["ping"]


class ReadOthers(Request):
    """Ask for inputs of others to read, besides those already on the screen."""

    do: Literal["others"]
    item: Id
    have: tuple[Id, ...] = Field(default=(), max_length=500)


Query = Ping | ReadOthers
