"""The participant's page, for one person."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2.utils import htmlsafe_json_dumps

from app.domain.people.consent import USUAL
from app.domain.text import Language
from app.live.hall.open_room import OpenRoom
from app.live.showing.render import render
from app.live.showing.rendering import standing
from app.live.showing.renderings import KEY, Renderings
from app.live.showing.scene import Kept, Scene, scene_of
from app.live.showing.shown import Shown
from app.live.showing.stencil import Stencil, slot
from app.live.showing.view import View
from app.screens.participant.views import VIEWS
from app.screens.quoting import quoted_as

MOST_STENCILS = 64
"""How many different pages are kept ready: of each session some in each language."""


class Notice(NamedTuple):
    """What a page made without scripts says of what was just sent. `kind` is "good" or "bad"; `words` are
    the sender's own, where they were not accepted."""

    kind: str
    text: str
    words: str


@dataclass(frozen=True)
class ParticipantPage(Shown):
    """What the whole page is made of. `now`, `seq`, `who` and `session` are for its scripts; without them it
    `follows` by itself, while nobody is asked to type or choose in it."""

    code: str
    title: str
    now: str
    seq: str
    who: str
    views: Mapping[str, str]
    session: str
    notice: Notice | None
    follows: bool
    rehearsal: bool


class Page(NamedTuple):
    """A page as a stencil, and what is filled in for its reader."""

    stencil: Stencil
    values: Mapping[str, str]


def participant_page(
    here: OpenRoom, who: str, language: Language, kept: Kept, reading: int, notice: Notice | None
) -> Page:
    """The page as it is now. `reading` is the page of others' inputs they are at."""
    scene = scene_of(here.room, language, who)
    scene = replace(scene, kept=kept._replace(key=secrets.token_hex(12)), reading=max(1, reading))
    live = scene.state.live
    own = {_slot_of(view): standing(view, scene) for view in VIEWS if view.own and view.own(scene)}
    return Page(
        _stencil(
            language,
            scene.code,
            scene.short_title,
            _alike(here.pusher.renderings, language, own),
            notice,
            follows=not (live and live.asks) and not scene.ended,
            rehearsal=scene.rehearsal,
        ),
        {
            **own,
            KEY: scene.kept.key,
            "now": str(scene.milliseconds),
            "seq": str(scene.seq),
            "who": who,
            "session": htmlsafe_json_dumps(_for_scripts(scene, who)),
        },
    )


def _slot_of(view: View) -> str:
    return f"view_{view.key}"


def _alike(renderings: Renderings, language: Language, own: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The views of the page, with a slot for each in which its reader has something of their own."""
    return tuple(
        (view.key, slot(name) if (name := _slot_of(view)) in own else renderings.standing(view, language))
        for view in VIEWS
    )


@lru_cache(MOST_STENCILS)
def _stencil(
    language: Language,
    code: str,
    title: str,
    views: tuple[tuple[str, str], ...],
    notice: Notice | None,
    follows: bool,
    rehearsal: bool,
) -> Stencil:
    page = ParticipantPage(
        code=code,
        title=title,
        now=slot("now"),
        seq=slot("seq"),
        who=slot("who"),
        views=dict(views),
        session=slot("session"),
        notice=notice,
        follows=follows,
        rehearsal=rehearsal,
    )
    return Stencil(render("participant/page.html", language, page.named()))


def _for_scripts(scene: Scene, who: str) -> dict[str, Any]:
    """What the scripts of the page know of the session: as of which seq, the reader's ballots in the fields of
    their forms, how they may be quoted, and the items that take inputs."""
    polls, person = scene.state.polls.items(), scene.state.participants.get(who)
    return {
        "seq": scene.seq,
        "run": scene.state.run,
        "ballots": {
            item: poll.vote.form_of(poll.ballots[who].answer) for item, poll in polls if who in poll.ballots
        },
        "consent": {"last": (person.consent if person else None) or USUAL, "means": quoted_as(scene, who)},
        "questions": {
            item.id: {"title": scene.say(item.title), "most": item.inputs.characters}
            for item in scene.state.agenda
            if item.inputs
        },
    }
