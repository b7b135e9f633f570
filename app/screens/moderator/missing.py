"""Who is missing before an open question is left or closed, once the item's time is nearly up."""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.attendance.counting import Attended, gap
from app.i18n import _, ngettext
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.moderator.groups import WHO

NEARLY_UP = timedelta(minutes=1)
"""How long an item's time has to be still for nobody to be called missing."""

A_MINUTE = 1
"""How much longer the question may be kept open, in minutes."""


@dataclass(frozen=True)
class Missing(Shown):
    """`item` is the live question, empty where nobody is missing. `since` is from when on it is said, in
    milliseconds since 1970, and `due` whether that is now; `asked` tells one opening of it from any other;
    `silent` says how many who are here have not answered; `given` are the minutes that it was given before."""

    item: str
    asked: str
    since: int
    due: bool
    said: str
    silent: str
    minutes: int
    given: int


NOBODY = Missing("", "", 0, False, "", "", A_MINUTE, 0)


def missing(scene: Scene) -> Missing:
    """As it is now."""
    state, ends = scene.state, scene.clock.item_ends
    one = gap(state, scene.findings, scene.presence.participants)
    if one is None or ends is None or state.live is None:
        return NOBODY
    since = ends - NEARLY_UP
    opened = state.stage.item(state.live.id).opened_at
    return Missing(
        item=state.live.id,
        asked=f"{state.live.id} {opened.timestamp() if opened else 0:.3f}",
        since=int(since.timestamp() * 1000),
        due=scene.now >= since,
        said=_said(scene, one),
        silent=_silent(one.silent),
        minutes=A_MINUTE,
        given=state.stage.item(state.live.id).extended,
    )


def _said(scene: Scene, one: Attended) -> str:
    group = scene.say(one.choice.label) if one.choice else _("Everyone")
    return ngettext(
        "%(group)s: %(n)s of %(of)s has answered.",
        "%(group)s: %(n)s of %(of)s have answered.",
        one.answered or 0,
        group=group,
        n=one.answered or 0,
        of=one.of,
    )


def _silent(n: int) -> str:
    return ngettext("%(n)s who is here has not answered.", "%(n)s who are here have not answered.", n, n=n)


VIEW = View(
    "moderator",
    "missing",
    "moderator/missing.html",
    missing,
    shows=WHO | {"times", "voting"},
    presence=True,
    ticks=True,
    per_second=2.0,
)
