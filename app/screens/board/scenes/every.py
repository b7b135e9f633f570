"""Every scene of the board, in the order in which moderators are offered them."""

from collections.abc import Mapping

from app.domain.board.data import SceneName
from app.live.showing.scene import Scene
from app.screens.board.scenes import (
    asked,
    chosen,
    floor,
    join,
    outcome,
    pause,
    people,
    session,
    statement,
    timetable,
)
from app.screens.board.scenes.base import BoardScene

SCENES: Mapping[SceneName, BoardScene] = {
    one.name: one
    for one in (
        session.SCENE,
        asked.SCENE,
        outcome.SCENE,
        chosen.SCENE,
        statement.SCENE,
        floor.SCENE,
        people.SCENE,
        timetable.SCENE,
        join.SCENE,
        pause.SCENE,
    )
}


def on_board(scene: Scene) -> BoardScene:
    """The one that is on the board: the one it was switched to, while there is something of it to show."""
    chosen = SCENES[scene.state.stage.board.scene]
    return chosen if chosen.there(scene) else session.SCENE
