"""The live item and its vote."""

from dataclasses import dataclass

from app.domain.answer import Fields
from app.domain.vote import Vote
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.about import kind
from app.screens.questions import Asked, live_item


@dataclass(frozen=True)
class Now(Shown):
    """The live item; its vote, what that asks, and the reader's answer in the form's fields. `title` and `kind`
    are the session's, `key` is that of the form."""

    run: int
    live: Asked | None
    title: str
    kind: str
    vote: Vote | None
    prompt: str
    fields: Fields
    key: str


def now(scene: Scene) -> Now:
    """As it is now."""
    item = scene.state.live
    vote = item.vote if item else None
    return Now(
        run=scene.state.run,
        live=live_item(scene),
        title=scene.say(scene.plan.title),
        kind=kind(scene),
        vote=vote,
        prompt=scene.say(vote.prompt) if vote else "",
        fields=_own_answer(scene, item.id, vote) if item and vote else {},
        key=scene.kept.key,
    )


def _own_answer(scene: Scene, item: str, vote: Vote) -> Fields:
    ballot = scene.state.ballot(item, scene.who) if scene.who else None
    return vote.form_of(ballot.answer) if ballot else {}


def _has_answered(scene: Scene) -> bool:
    item = scene.state.stage.live
    return bool(item and scene.who and scene.state.ballot(item, scene.who))


VIEW = View(
    "participant",
    "now",
    "participant/now.html",
    now,
    shows=frozenset({"agenda", "voting", "results"}),
    own=_has_answered,
    leads=True,
)
