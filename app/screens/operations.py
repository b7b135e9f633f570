"""For whoever hosts it: is it alive, is it ready, how is it doing."""

import hmac
from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from app.i18n import _
from app.live.asking.screen import SCREENS
from app.live.hall.hall import Hall
from app.live.hall.outside import is_local
from app.live.hall.readiness import unready
from app.live.showing.rendering import failed

routes = APIRouter()


@routes.get("/healthz")
async def alive() -> Response:
    """The process answers."""
    return Response("ok\n", media_type="text/plain")


@routes.get("/readyz")
async def ready(request: Request) -> Response:
    """The database can be read, what comes in is being saved, and nothing that should run is down."""
    hall: Hall = request.app.state.hall

    def ask() -> bool:
        try:
            with hall.engine.connect() as db:
                db.execute(text("SELECT 1 FROM session LIMIT 1"))
        except SQLAlchemyError:
            return False
        return True

    reads = await run_in_threadpool(ask)
    amiss = [*([] if reads else ["the database cannot be read"]), *unready(hall)]
    return Response("\n".join([*(amiss or ["ready"]), ""]), 503 if amiss else 200, media_type="text/plain")


@routes.get("/metrics")
async def metrics(request: Request, token: str = "") -> Response:
    """Figures for Prometheus, with METRICS_TOKEN; where none is set, on this machine."""
    if not _may_read_figures(request, token):
        text = _("The figures are for whoever hosts this service, who can read of it in docs/hosting.md.")
        return Response(f"{text}\n", 403, media_type="text/plain")
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Figures(request.app.state.hall))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


def _may_read_figures(request: Request, token: str) -> bool:
    expected: str = request.app.state.metrics_token
    if not expected:
        return is_local(request)
    kind, _space, given = request.headers.get("authorization", "").partition(" ")
    given = given.strip() if kind.lower() == "bearer" else token
    return hmac.compare_digest(given.encode(), expected.encode())


class _Figures(Collector):
    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def collect(self) -> Iterator[Metric]:
        """The hall's figures at this moment."""
        screens = GaugeMetricFamily("hemicycle_screens", "Open screens", labels=["session", "screen"])
        entries = GaugeMetricFamily("hemicycle_log_entries", "Entries in the log", labels=["session"])
        joined = GaugeMetricFamily("hemicycle_participants", "Participants who joined", labels=["session"])
        saving = GaugeMetricFamily("hemicycle_saving", "1 while entries can be saved", labels=["session"])
        for here in self._hall.rooms:
            room = here.room
            session = str(room.id)  # whoever reads figures need not come in: the code is not told
            for screen in SCREENS:
                screens.add_metric([session, screen], room.presence.count(screen))
            entries.add_metric([session], room.state.seq)
            joined.add_metric([session], len(room.state.participants))
            saving.add_metric([session], float(room.saving and not room.stopped))
        pause = GaugeMetricFamily("hemicycle_longest_pause_seconds", "Longest pause of the last minute")
        pause.add_metric([], self._hall.pulse.longest_pause)
        tasks = CounterMetricFamily(
            "hemicycle_tasks_ended", "Long tasks that ended and were begun again", labels=["task"]
        )
        for name, times in self._hall.tasks.ended.items():
            tasks.add_metric([name], times)
        views = CounterMetricFamily(
            "hemicycle_views_failed", "Views that could not be rendered", labels=["view"]
        )
        for name, times in failed.items():
            views.add_metric([name], times)
        yield pause
        yield from (tasks, views)
        yield from (screens, entries, joined, saving)
