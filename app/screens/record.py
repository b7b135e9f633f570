"""The session input log, to take home: as XLSX, as CSV tables in a ZIP, or as JSON."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from os import SEEK_END
from typing import BinaryIO

from fastapi import HTTPException, Request, Response
from starlette.responses import StreamingResponse

from app.exports.aside import Aside, Busy, Left, NotMade
from app.exports.asked import Asked
from app.exports.formats import FORMATS
from app.exports.names import file_name
from app.exports.profiles import Profile
from app.i18n import _
from app.live.hall.hall import Hall
from app.screens.pages import AtRapporteur, Here, session_routes
from app.screens.problems import problem

routes = session_routes()

COME_AGAIN_SECONDS = 10
_CHUNK = 256 * 1024


@routes.get("/log.{format}")
async def take_home(
    request: Request, here: Here, me: AtRapporteur, format: str, profile: Profile = "restricted"
) -> Response:
    """The log's tables in a format, for the rapporteur or to be passed on. It is made while the hall goes on,
    then sent."""
    if profile == "complete":
        raise HTTPException(404)
    if format not in FORMATS:
        raise HTTPException(404)
    hall: Hall = request.app.state.hall
    aside: Aside = request.app.state.aside
    url = hall.engine.url.render_as_string(hide_password=False)
    asked = Asked(url, here.room.code, format, profile, datetime.now(UTC).isoformat())
    try:
        file = await aside.made(asked, partial(_gone, request))
    except Busy:
        return _come_again(request)
    except NotMade:
        text = _("The file could not be made just now. The log is safe and complete; please try again.")
        return problem(request, 500, "not_made", text)
    except Left:
        return Response(status_code=499)  # nobody is there to read it
    return _attachment(file, format, file_name(here.room.session, here.room.state.plan, format, profile))


async def _gone(request: Request) -> None:
    """Ends once the client has."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _come_again(request: Request) -> Response:
    text = _("Other files are being made just now. Nothing is lost; please try again in a few seconds.")
    response = problem(request, 503, "busy", text)
    response.headers["retry-after"] = str(COME_AGAIN_SECONDS)
    return response


def _attachment(file: BinaryIO, format: str, name: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "content-length": str(file.seek(0, SEEK_END)),
        "cache-control": "no-store",
    }
    return StreamingResponse(
        _chunks(file),
        media_type=FORMATS[format].media_type,
        headers=headers,
    )


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk
