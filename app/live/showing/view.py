"""A view: a named part of a screen."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.state import State
from app.domain.topics import Topic
from app.live.asking.screen import Screen
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown


def always(state: State) -> bool:
    """Whatever the state."""
    return True


@dataclass(frozen=True, eq=False)
class View:
    """A named part of a screen: how it is rendered, and what changes it.

    `name` is the id of its element; `data` is what its template shows. `shows` are the topics it shows: an
    entry that touches one of them may change it. `any_entry` says whether an entry changes it that does not
    count, `presence` whether people coming and going do, `ticks` whether passing time does (both only `while_`
    the state is such), `trouble` whether failing to save does, `rehearsal` whether the beginning and the end of
    one do. `own` says of a scene whether its reader has something of their own in the view: then it is rendered
    for them where it stands in a page, and a `personal` one is pushed to them alone; what is pushed to everyone
    has nobody's own. Views that `lead` are pushed before the others.
    """

    screen: Screen
    name: str
    template: str
    data: Callable[[Scene], Shown]
    shows: frozenset[Topic] = frozenset()
    presence: bool = False
    ticks: bool = False
    while_: Callable[[State], bool] = always
    trouble: bool = False
    rehearsal: bool = False
    any_entry: bool = False
    own: Callable[[Scene], bool] | None = None
    personal: bool = False
    leads: bool = False
    per_second: float = 5.0

    @property
    def key(self) -> str:
        """What it is called in a page's template."""
        return self.name.replace("-", "_")
