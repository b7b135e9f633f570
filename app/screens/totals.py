"""What became of the inputs to the live item, told to everyone in one line."""

from dataclasses import dataclass

from app.domain.inputs.totals import Totals, totals
from app.i18n import _, ngettext
from app.live.asking.screen import Screen
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


@dataclass(frozen=True)
class InTotal(Shown):
    """The line; nothing where nothing was received."""

    line: str


def in_total(scene: Scene) -> InTotal:
    """As it is now."""
    live = scene.state.live
    return InTotal(totals_line(totals(scene.state, live.id)) if live and live.inputs else "")


def totals_line(of: Totals) -> str:
    """The numbers in words; nothing where nothing was received."""
    if not of.received:
        return ""
    parts = [
        ngettext("%(n)s received", "%(n)s received", of.received, n=of.received),
        ngettext("%(n)s shown", "%(n)s shown", of.shown, n=of.shown),
    ]
    if of.merged:
        parts.append(_("%(n)s merged with these", n=of.merged))
    if of.aside:
        parts.append(ngettext("%(n)s set aside", "%(n)s set aside", of.aside, n=of.aside))
    if of.waiting:
        parts.append(ngettext("%(n)s waiting", "%(n)s waiting", of.waiting, n=of.waiting))
    if of.unquoted:
        parts.append(_("%(n)s not to be quoted", n=of.unquoted))
    return ", ".join(parts)


def totals_view(screen: Screen) -> View:
    """The view of a screen that tells it."""
    return View(
        screen,
        "totals",
        "parts/totals.html",
        in_total,
        shows=frozenset({"agenda", "words", "care"}),
        per_second=0.5,
    )
