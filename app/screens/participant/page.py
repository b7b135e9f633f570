"""The participant's page, for one person."""

import secrets
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from app.domain.text import Language
from app.live.hall.open_room import OpenRoom
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Kept, Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.participant.views import VIEWS


class Notice(NamedTuple):
    """What a page made without scripts says of what was just sent. `kind` is "good" or "bad"; `words` are
    the sender's own, where they were not accepted."""

    kind: str
    text: str
    words: str


@dataclass(frozen=True)
class ParticipantPage(Shown):
    """What the whole page is made of. `session` is for its scripts; a page `follows` by itself, without
    scripts, while nobody is asked to type or choose in it."""

    scene: Scene
    who: str
    views: dict[str, str]
    session: dict[str, Any]
    notice: Notice | None
    follows: bool


def participant_page(
    here: OpenRoom, who: str, language: Language, kept: Kept, reading: int, notice: Notice | None
) -> ParticipantPage:
    """The page as it is now. `reading` is the page of others' inputs they are at."""
    scene = scene_of(here.room, language, who)
    scene = replace(scene, kept=kept._replace(key=secrets.token_hex(12)), reading=max(1, reading))
    live = scene.state.live
    return ParticipantPage(
        scene=scene,
        who=who,
        views=_views(here, scene),
        session=_for_scripts(scene, who),
        notice=notice,
        follows=not (live and live.asks) and not scene.ended,
    )


def _views(here: OpenRoom, scene: Scene) -> dict[str, str]:
    """The views of the page: most are the same for everyone who reads this language, and rendered once."""
    alike = {view.key: here.pusher.standing(view, scene.language) for view in VIEWS if view.alike}
    return alike | for_a_page((view for view in VIEWS if not view.alike), scene)


def _for_scripts(scene: Scene, who: str) -> dict[str, Any]:
    """What the scripts of the page know of the session: as of which seq, the reader's ballots in the fields of
    their forms, and the items that take inputs."""
    polls = scene.state.polls.items()
    return {
        "seq": scene.seq,
        "run": scene.state.run,
        "ballots": {
            item: poll.vote.form_of(poll.ballots[who].answer) for item, poll in polls if who in poll.ballots
        },
        "questions": {
            item.id: {"title": scene.say(item.title), "most": item.inputs.characters}
            for item in scene.state.agenda
            if item.inputs
        },
    }
