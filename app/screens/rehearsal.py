"""The moderator's button that lets simulated participants rehearse the session, on a copy of it."""

from fastapi import Request, Response

from app.live.hall.open_room import OpenRoom
from app.live.hall.outside import outside_of
from app.rehearsal.copy import NothingToRehearse
from app.rehearsal.rehearsals import Rehearsals
from app.screens.forms import last, read_fields
from app.screens.moderator.page import NO_REHEARSAL
from app.screens.pages import AtModerator, Here, see_other, session_routes

routes = session_routes()


@routes.post("/rehearsal")
async def rehearsal(request: Request, here: Here, me: AtModerator) -> Response:
    """Begin a rehearsal of the session, or end the one that goes on (`do` is `begin` or `end`)."""
    rehearsals: Rehearsals = request.app.state.rehearsals
    refused = ""
    match last(await read_fields(request), "do"):
        case "begin":
            refused = await _begun(rehearsals, request, here)
        case "end" if here.room.copy is not None:
            await rehearsals.end()
    return see_other(f"/s/{here.room.code}/moderator{refused}")


async def _begun(rehearsals: Rehearsals, request: Request, here: OpenRoom) -> str:
    """Begin; what the page is told where it may not."""
    try:
        if here.room.state.stage.started_at is not None:
            raise NothingToRehearse("The session has begun.")
        await rehearsals.begin(here.room.session, _own_address(request))
    except NothingToRehearse:
        return f"?refused={NO_REHEARSAL}"
    return ""


def _own_address(request: Request) -> str:
    """Where this server listens, as it is reached from its own machine."""
    host, port = request.scope.get("server") or ("", None)
    if port is None:
        return outside_of(request).public_url
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
