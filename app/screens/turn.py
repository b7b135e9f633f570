"""The turn of whoever has the floor, for the clocks that count it; and times spoken, as they are read."""

from datetime import datetime, timedelta
from typing import NamedTuple

from app.live.showing.scene import Scene


class TurnClock(NamedTuple):
    """Since when someone speaks, and until when they may (both in milliseconds since 1970; 0: no limit); how
    long that is in all, in milliseconds; when they began, by the clock; and their limit, such as "2:00"."""

    since: int
    until: int
    allotted: int
    began: str
    limit: str


def turn_clock(scene: Scene) -> TurnClock | None:
    """The turn that goes on; None while nobody has the floor."""
    turn = scene.state.stage.turn
    if turn is None:
        return None
    since, allotted = _milliseconds(turn.started_at), (turn.seconds or 0) * 1000
    return TurnClock(
        since=since,
        until=since + allotted if allotted else 0,
        allotted=allotted,
        began=scene.time(turn.started_at),
        limit=minutes(timedelta(seconds=turn.seconds)) if turn.seconds else "",
    )


def minutes(time: timedelta) -> str:
    """A time as minutes and seconds: "4:10"."""
    whole = int(time.total_seconds())
    return f"{whole // 60}:{whole % 60:02}"


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
