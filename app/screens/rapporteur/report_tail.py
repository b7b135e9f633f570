"""How much was written into the report: what comes fetches what stands there again, and the preview."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


@dataclass(frozen=True)
class ReportTail(Shown):
    """How many times something was written, whatever the part and the language."""

    written: int


def report_tail(scene: Scene) -> ReportTail:
    """As it is now."""
    return ReportTail(sum(one.revision for one in scene.state.report.values()))


VIEW = View(
    "rapporteur",
    "report-tail",
    "rapporteur/report_tail.html",
    report_tail,
    shows=frozenset({"report"}),
    per_second=1.0,
)
