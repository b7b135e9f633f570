"""Where the parts are wired together, and nowhere else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.types import Receive, Scope, Send

from app.exports.aside import Aside
from app.live.hall.door import Door
from app.live.hall.hall import Hall, NewerSession
from app.live.hall.outside import Outside
from app.live.hall.proxies import Proxies
from app.live.line.socket import live_socket
from app.live.room.room import Room
from app.live.showing.pusher import Pusher
from app.live.showing.render import compile_all
from app.live.showing.static import static_file
from app.log.database import open_database
from app.log.prepare import prepare
from app.log.sessions import newest_session
from app.logs import set_up_logging
from app.rehearsal.rehearsals import Rehearsals
from app.screens import (
    demo,
    joining,
    operations,
    privacy,
    problems,
    record,
    rehearsal,
    requests,
    roles,
    start,
    tickets,
)
from app.screens.board import look
from app.screens.board import page as board
from app.screens.interpreter import page as interpreter
from app.screens.moderator import alike
from app.screens.moderator import page as moderator
from app.screens.participant import became
from app.screens.participant.others import more_others
from app.screens.rapporteur import page as rapporteur
from app.screens.rapporteur import report, trace
from app.screens.rapporteur.desk import page as desk
from app.screens.rapporteur.desk import suggesting
from app.screens.speaking import Speaking
from app.screens.views import VIEWS
from app.sense.aside import Sense
from app.settings import Settings, settings

log = structlog.get_logger()

COMPILED_AFTER_SECONDS = 2.0
"""How long after the start the templates that nobody has needed yet are compiled."""

PARTS = (
    requests,
    joining,
    operations,
    roles,
    moderator,
    alike,
    board,
    look,
    interpreter,
    record,
    rapporteur,
    desk,
    suggesting,
    report,
    trace,
    became,
    privacy,
    rehearsal,
    tickets,
    start,
)
"""What has routes: what a whole hall asks at once first, the most general last."""


class Hemicycle(FastAPI):
    """The service. A websocket goes straight to its endpoint, past the layers that pages need."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or one websocket."""
        if scope["type"] == "websocket":
            await live_socket(self.state.door, scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(given: Settings | None = None, prepared: Engine | None = None) -> Hemicycle:
    """The service. When it starts it opens and migrates its database, unless it is given one that is ready."""
    set_up_logging()
    chosen = given or settings()
    app = Hemicycle(openapi_url=None, redirect_slashes=False, lifespan=_lifespan(chosen, prepared))
    app.state.metrics_token = chosen.metrics_token
    app.state.demo = chosen.demo
    app.state.aside = Aside()
    app.state.sense = Sense()
    app.add_middleware(Speaking)
    problems.register(app)
    app.add_route("/static/{path:path}", static_file)
    app.include_router(roles.links)
    for part in (demo, *PARTS) if chosen.demo else PARTS:
        app.include_router(part.routes)
    return app


def _lifespan(chosen: Settings, prepared: Engine | None):  # type: ignore[no-untyped-def]
    outside = Outside(chosen.found_public_url, Proxies(chosen.trusted_proxies))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Door | Outside]]:
        engine = prepared or open_database(chosen.database_url)
        if prepared is None:
            prepare(engine, chosen.session_plan)

        def make_pusher(room: Room) -> Pusher:
            return Pusher(room, VIEWS, chosen.pushes_per_second)

        hall = Hall(
            engine,
            make_pusher,
            more_others,
            chosen.found_public_url,
            chosen.follow_seconds,
            chosen.ping_seconds,
            chosen.most_screens,
        )
        app.state.hall = hall
        app.state.rehearsals = Rehearsals(hall)
        app.state.door = Door(hall)
        await hall.open()
        await _open_newest(hall, engine)
        compiling = asyncio.create_task(_compile_templates())
        yield {"door": app.state.door, "outside": outside}
        compiling.cancel()
        await app.state.rehearsals.end()
        await hall.close()
        engine.dispose()

    return lifespan


async def _open_newest(hall: Hall, engine: Engine) -> None:
    """Before it is asked for. Where it cannot be opened the other sessions can be held."""
    newest = newest_session(engine)
    try:
        if newest is not None:
            await hall.find(newest.code)
    except NewerSession:
        pass  # which /readyz tells
    except Exception as error:
        log.error("the newest session cannot be opened", exc_info=error)


async def _compile_templates() -> None:
    """Once the first have come in."""
    await asyncio.sleep(COMPILED_AFTER_SECONDS)
    await asyncio.to_thread(compile_all)
