"""Rendering views: each by itself, so that one that fails takes no other with it."""

from collections import Counter
from collections.abc import Iterable

import structlog
from markupsafe import Markup

from app.i18n import _, spoken
from app.live.showing.render import SWAPPED, render
from app.live.showing.scene import Scene
from app.live.showing.view import View
from app.seldom import Seldom

log = structlog.get_logger()

failed: Counter[str] = Counter()
"""How often each view could not be rendered, by screen and name."""

_FAILED = Markup('<div id="{name}"{swap} class="failed"><p class="notice bad">{said}</p></div>')

_tell: dict[str, Seldom] = {}


def html(view: View, scene: Scene, pushed: bool = True) -> str:
    """The view rendered from a scene: to be pushed, or to stand in a page."""
    with spoken(scene.language):
        return render(
            view.template, scene.language, {"scene": scene, "pushed": pushed, **view.data(scene).named()}
        )


def for_a_page(views: Iterable[View], scene: Scene) -> dict[str, str]:
    """The views as they stand in a page, by name; one that cannot be rendered is replaced by a sentence."""
    return {view.key: standing(view, scene) for view in views}


def standing(view: View, scene: Scene) -> str:
    """The view as it stands in a page."""
    try:
        return html(view, scene, pushed=False)
    except Exception as error:
        return in_its_place(view, scene, error, pushed=False)


def in_its_place(view: View, scene: Scene, error: Exception, pushed: bool = True) -> str:
    """What stands on the screen where a view cannot be rendered. It is told in the log, once a minute."""
    name = f"{view.screen}/{view.name}"
    failed[name] += 1
    if _tell.setdefault(name, Seldom(60))():
        log.error("a view cannot be rendered", view=name, language=scene.language, exc_info=error)
    with spoken(scene.language):
        said = _("This part cannot be shown at the moment. Everything else works, and nothing is lost.")
    swap = SWAPPED if pushed else ""
    return _FAILED.format(name=view.name, swap=swap, said=said)
