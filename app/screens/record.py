"""The session input log and the report, to take home."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from os import SEEK_END
from typing import BinaryIO, Literal

from fastapi import HTTPException, Request, Response
from starlette.responses import StreamingResponse

from app.domain.text import Language
from app.exports.aside import Aside, Busy, Left, NotMade
from app.exports.asked import Asked
from app.exports.formats import FORMATS
from app.exports.names import file_name, report_name
from app.exports.profiles import Profile
from app.exports.report.kinds import PREVIEW, REPORTS
from app.i18n import _
from app.live.hall.hall import Hall
from app.live.hall.open_room import OpenRoom
from app.screens.pages import HTML, AtRapporteur, Here, session_routes
from app.screens.problems import COME_AGAIN_SECONDS, problem

routes = session_routes()

_CHUNK = 256 * 1024

ToTakeHome = Literal["restricted", "shareable"]
"""The profiles that the rapporteur can have; the complete one is the host's."""


@routes.get("/log.{format}")
async def take_home(
    request: Request, here: Here, me: AtRapporteur, format: str, profile: ToTakeHome = "restricted"
) -> Response:
    """The log's tables in a format, for the rapporteur or to be passed on."""
    if format not in FORMATS:
        raise HTTPException(404)
    name = file_name(here.room.session, here.room.state.plan, format, profile)
    return await _made(request, here, _asked(request, here, format, profile), name, FORMATS[format].media_type)


@routes.get("/report.{format}")
async def report(
    request: Request,
    here: Here,
    me: AtRapporteur,
    format: str,
    language: Language | None = None,
    profile: ToTakeHome = "restricted",
) -> Response:
    """The report in a format and a language, the reader's unless they say another."""
    if format not in REPORTS:
        raise HTTPException(404)
    told = language or me.language
    name = report_name(here.room.session, here.room.state.plan, told, format, profile)
    asked = _asked(request, here, format, profile)._replace(report_in=told)
    return await _made(request, here, asked, name, REPORTS[format])


def _asked(request: Request, here: OpenRoom, format: str, profile: Profile) -> Asked:
    hall: Hall = request.app.state.hall
    url = hall.engine.url.render_as_string(hide_password=False)
    return Asked(url, here.room.code, format, profile, datetime.now(UTC).isoformat())


async def _made(request: Request, here: OpenRoom, asked: Asked, name: str, media_type: str) -> Response:
    """A file, made while the hall goes on, then sent."""
    aside: Aside = request.app.state.aside
    try:
        file = await aside.made(asked, partial(_gone, request))
    except Busy:
        return _come_again(request)
    except NotMade:
        text = _("The file could not be made just now. The log is safe and complete; please try again.")
        return problem(request, 500, "not_made", text)
    except Left:
        return Response(status_code=499)  # nobody is there to read it
    return _sent(file, media_type, name)


@routes.get("/rapporteur/report/preview")
async def preview(request: Request, here: Here, me: AtRapporteur, language: Language | None = None) -> Response:
    """The report as a part of a page."""
    asked = _asked(request, here, PREVIEW, "restricted")._replace(report_in=language or me.language)
    return await _made(request, here, asked, "", HTML)


async def _gone(request: Request) -> None:
    """Ends once the client has."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _come_again(request: Request) -> Response:
    text = _("Other files are being made just now. Nothing is lost; please try again in a few seconds.")
    response = problem(request, 503, "busy", text)
    response.headers["retry-after"] = str(COME_AGAIN_SECONDS)
    return response


def _sent(file: BinaryIO, media_type: str, name: str) -> Response:
    """As a file to keep; without a name, to be read where it was asked for."""
    headers = {
        **({"content-disposition": f'attachment; filename="{name}"'} if name else {}),
        "content-length": str(file.seek(0, SEEK_END)),
        "cache-control": "no-store",
    }
    return StreamingResponse(
        _chunks(file),
        media_type=media_type,
        headers=headers,
    )


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk
