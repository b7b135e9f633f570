"""Who has the floor and for how long, how many ask for it, and, where moderators show it, who was heard."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.heard import GroupHeard, groups_heard
from app.screens.speaking import Speaking, speaking


@dataclass(frozen=True)
class Floor(Shown):
    """Whoever has the floor: their turn, their name where names stand on the board, and for whom they speak, by
    the main constituency. How many hands are raised; and the groups with what was heard of them."""

    turn: Speaking | None
    name: str
    group: str
    hands: int
    groups: list[GroupHeard]


def floor(scene: Scene) -> Floor:
    """As it is now."""
    stage = scene.state.stage
    return Floor(
        turn=speaking(scene),
        name=scene.name(stage.floor) if stage.floor and stage.names else "",
        group=_group(scene, stage.floor) if stage.floor else "",
        hands=sum(who != stage.floor for who in scene.state.hands),
        groups=groups_heard(scene) if stage.floor_totals else [],
    )


def _group(scene: Scene, who: str) -> str:
    said = scene.state.participants[who].said
    chosen = [one.choice(said.get(one.id)) for one in scene.plan.by_weight[:1]]
    return "".join(scene.say(choice.label) for choice in chosen if choice)


VIEW = View(
    "board",
    "floor",
    "board/floor.html",
    floor,
    shows=frozenset({"floor", "people", "names", "words", "agenda"}),
    ticks=True,
)
