"""Running the service: uvicorn with the fast path, and a graceful end."""

import asyncio
import gc
import os
import socket
import sys
from contextlib import suppress

import structlog
import uvicorn
from fastapi import FastAPI
from sqlalchemy import Engine

from app.garbage import put_aside
from app.live.hall.hall import Hall
from app.live.line.places import Places, as_many_as_there_can_be, say_little_when_full
from app.live.line.upgrade import UpgradingProtocol
from app.main import create_app
from app.settings import Settings

log = structlog.get_logger()

SWITCH_SECONDS = 0.001
"""How long the writer's thread waits for its turn while the event loop is busy (Python's default is 5 ms)."""

ACCEPTED_AT_ONCE = 50
WAITING = 4096
"""How many connections are accepted before other work gets its turn, and how many may wait for that."""


class Server(uvicorn.Server):
    """uvicorn, but what has been sent is saved and acknowledged before anyone is sent away."""

    def __init__(self, app: FastAPI, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._app = app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen. asyncio accepts as many at once as may wait; here few are accepted and many may wait."""
        say_little_when_full(asyncio.get_running_loop())
        gc.disable()  # what a long log adds up to stays: no need to look through it again and again
        await super().startup(sockets)
        gc.freeze()
        gc.enable()
        hall: Hall = self._app.state.hall
        hall.tasks.begin("putting aside", lambda: put_aside(lambda: hall.screens > 0))
        for server in self.servers:
            for listening in server.sockets:
                socket.socket(fileno=os.dup(listening.fileno())).listen(WAITING)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop accepting, save what is queued, acknowledge it, then close with 1012."""
        for server in self.servers:
            server.close()
        hall: Hall | None = getattr(self._app.state, "hall", None)
        if hall is not None:
            await hall.drain()
        await super().shutdown(sockets)


def serve(settings: Settings, prepared: Engine) -> None:
    """Serve until interrupted, on a database that is ready."""
    places = as_many_as_there_can_be()
    UpgradingProtocol.most_connections = places.connections
    app = create_app(_fitted(settings, places), prepared)
    sys.setswitchinterval(SWITCH_SECONDS)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=UpgradingProtocol,
        access_log=False,
        proxy_headers=False,  # `app.live.hall.outside` reads them, for websockets too
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=10,
        backlog=ACCEPTED_AT_ONCE,
        loop="app.live.line.loop:fair_loop",
    )
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
        Server(app, config).run()


def _fitted(settings: Settings, places: Places) -> Settings:
    """The settings with no more screens than this process may have open."""
    if settings.most_screens <= places.screens:
        return settings
    log.warning(
        "MOST_SCREENS is more than this process may have open files for; raise the limit (ulimit -Hn)",
        wanted=settings.most_screens,
        possible=places.screens,
    )
    return settings.model_copy(update={"most_screens": places.screens})
