"""What a moderator is told of the door: that very many have come at once, and that others were here before."""

from datetime import date, timedelta

from app.live.showing.scene import Scene

A_BURST = 30
WITHIN = timedelta(minutes=1)
"""So many who join within so long are worth a look, once the session is under way."""

UNDER_WAY = timedelta(minutes=5)
"""In the first minutes everyone joins."""


def burst(scene: Scene) -> int:
    """How many have joined within the last minute, where that is worth a look; else 0."""
    began = scene.state.stage.started_at
    if began is None or scene.now - began < UNDER_WAY or scene.state.stage.door_closed:
        return 0
    since = max(scene.now - WITHIN, began + UNDER_WAY - WITHIN)
    many = 0
    for person in reversed(scene.state.participants.values()):
        if person.joined_at < since:
            break
        many += 1
    return many if many >= A_BURST else 0


def earlier_day(scene: Scene) -> date | None:
    """The latest earlier day, in the session's zone, of which answers or inputs stand; None if none do."""
    today = scene.local(scene.now).date()
    ballots = [next(iter(poll.ballots.values()), None) for poll in scene.state.polls.values()]
    moments = [ballot.cast_at for ballot in ballots if ballot]
    moments += [inputs[0].sent_at for inputs in scene.state.inputs_of.values()]
    days = [scene.local(moment).date() for moment in moments]
    return max((day for day in days if day < today), default=None)
