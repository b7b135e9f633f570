"""Commands that arrive over HTTP: as JSON, or as the fields of a plain form."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from typing import Any

from starlette.datastructures import Headers
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from app.domain.agenda.agenda import Agenda
from app.domain.answer import BadAnswer
from app.live.asking.reading import MAX_BYTES, Unusable

MAX_BODY = MAX_BYTES * 3
"""A form's percent-encoding takes up to three bytes for one."""

BODY_SECONDS = 20
"""How long a body may take to come: longer than the slowest network needs for it."""

Fields = dict[str, list[str]]

LONGEST_KIND = 256
"""How long the kind of a body may be: a browser's, with its boundary, takes a third of that."""

LISTS = ("themes", "inputs")
"""The fields of which a form can have several."""


def is_json(request: Request) -> bool:
    """Whether the body is JSON; else it is a form, and the answer is a page."""
    return request.headers.get("content-type", "").startswith("application/json")


async def read_fields(request: Request) -> Fields:
    """The fields of a form. Raises Unusable."""
    if len(request.headers.get("content-type", "")) > LONGEST_KIND:
        raise Unusable("unreadable", None)
    body = await read_body(request)

    async def stream() -> AsyncIterator[bytes]:
        yield body
        yield b""

    multipart = request.headers.get("content-type", "").startswith("multipart/form-data")
    parser = (MultiPartParser if multipart else FormParser)(_in_utf_8(request.headers), stream())  # type: ignore[arg-type]
    try:
        form = await parser.parse()
    except (MultiPartException, UnicodeDecodeError) as error:
        raise Unusable("unreadable", None) from error
    fields: Fields = {}
    for name, value in form.multi_items():
        fields.setdefault(name, []).append(value if isinstance(value, str) else "")
    if any("\ud800" <= one <= "\udfff" for given in fields.values() for value in given for one in value):
        raise Unusable("unreadable", None)
    return fields


def _in_utf_8(headers: Headers) -> Headers:
    """The headers without a charset: a form of ours is in UTF-8, whatever its sender says."""
    kind = re.sub(r";\s*charset=[^;]*", "", headers.get("content-type", ""), flags=re.IGNORECASE)
    return Headers({"content-type": kind})


async def read_body(request: Request) -> bytes:
    """The body, of which no more than a command's length is read. Raises Unusable."""
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > MAX_BODY:
                    raise Unusable("too_long", None)
    except TimeoutError as error:
        raise Unusable("unreadable", None) from error
    return body


def last(fields: Fields, name: str) -> str:
    """The value of a field; nothing where it was not sent."""
    return fields.get(name, [""])[-1]


def as_message(fields: Fields, agenda: Agenda) -> bytes:
    """A form as the message a script would have sent. Raises Unusable where its answer can be none."""
    values: dict[str, Any] = {name: given[-1] for name, given in fields.items()}
    values |= {name: fields[name] for name in LISTS if name in fields}
    item = agenda.get(last(fields, "item"))
    if last(fields, "do") == "ballot" and item and item.vote:
        try:
            values["answer"] = item.vote.read_form(fields)
        except BadAnswer as error:
            raise Unusable(error.args[0], last(fields, "key") or None) from error
    return json.dumps({name: value for name, value in values.items() if value != "" or name == "text"}).encode()
