"""The kinds of vote, a folder each with everything of it. A package brings more by entry points of the group
`hemicycle.activities`, each of which names a subclass of `Vote` that has its folder in the package."""

from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType

import structlog

from app.domain.vote import Vote

GROUP = "hemicycle.activities"

log = structlog.get_logger()


def found() -> dict[str, type[Vote]]:
    """Every kind by its name: what packages bring, and ours, which nothing replaces."""
    modules = [import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__) if one.ispkg]
    return {kind.model_fields["kind"].default: kind for kind in (*_brought(), *map(_vote_of, modules))}


def _vote_of(module: ModuleType) -> type[Vote]:
    """The kind that a folder of ours defines."""
    own = [one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__]
    return next(one for one in own if isinstance(one, type) and issubclass(one, Vote))


def _brought() -> Iterator[type[Vote]]:
    """The kinds that packages bring. One that cannot be loaded takes no other with it."""
    for point in entry_points(group=GROUP):
        try:
            kind = point.load()
            assert issubclass(kind, Vote), f"{point.value} is no kind of Vote"
        except Exception as error:
            log.error("an activity cannot be loaded", activity=point.name, of=point.value, exc_info=error)
        else:
            yield kind
