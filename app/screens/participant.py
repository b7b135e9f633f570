"""The participant's phone: one screen that always shows what is live now."""

import secrets
from dataclasses import replace
from math import ceil
from typing import Any, NamedTuple

from app.domain.command import Sender
from app.domain.inputs.data import Input
from app.domain.order import shuffled_for
from app.domain.text import Language
from app.domain.topics import Topic
from app.live.room.room import Room
from app.live.showing.render import render
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Kept, Scene, scene_of
from app.live.showing.view import View
from app.screens.questions import asked, live_item, nothing, own_answer
from app.screens.reasons import set_aside_reason

BATCH = 10
"""How many inputs of others a phone is given at a time, and stand on one page without scripts."""


class Own(NamedTuple):
    """One of the reader's inputs, and what became of it."""

    input: Input
    status: str
    reason: str
    note: str
    support: int
    can_change: bool
    characters: int


class Notice(NamedTuple):
    """What a page made without scripts says of what was just sent. `kind` is "good" or "bad"; `words` are
    the sender's own, where they were not accepted."""

    kind: str
    text: str
    words: str


def clock(scene: Scene) -> dict[str, Any]:
    """The time left for the live item."""
    return {"live": live_item(scene), "ends": scene.item_ends}


def now(scene: Scene) -> dict[str, Any]:
    """The live item and its vote."""
    live = live_item(scene)
    vote = live.item.vote if live else None
    fields = own_answer(scene, live.item) if live else {}
    return {"live": live, "vote": vote, "fields": fields, "key": scene.kept.key}


def live_only(scene: Scene) -> dict[str, Any]:
    """The live item."""
    return {"live": live_item(scene)}


def write(scene: Scene) -> dict[str, Any]:
    """The box for a short input."""
    return {"live": live_item(scene), "kept": scene.kept, "key": scene.kept.key}


def mine(scene: Scene) -> dict[str, Any]:
    """The reader's own inputs to the live item; after the session, all of them."""
    live = scene.state.stage.live
    own = (
        [i for i in scene.state.inputs.values() if i.author == scene.who and live in (None, i.item)]
        if scene.who
        else []
    )
    return {"mine": [_own(scene, input) for input in own], "key": scene.kept.key}


def _own(scene: Scene, input: Input) -> Own:
    aside = scene.state.stage.set_aside.get(input.id)
    status = scene.state.status(input)
    inputs = scene.state.agenda[input.item].inputs
    return Own(
        input,
        status,
        set_aside_reason(aside.reason) if aside else "",
        aside.note if aside else "",
        len(input.endorsements),
        status in ("received", "shown") and scene.state.stage.ended_at is None,
        inputs.characters if inputs else 0,
    )


def others(scene: Scene) -> dict[str, Any]:
    """Where the inputs of others stand. A pushed rendering is empty: each phone asks for its own."""
    live = live_item(scene)
    waiting = to_read(scene, live.item.id) if live and scene.who and scene.reading else []
    pages = max(1, ceil(len(waiting) / BATCH))
    page = min(scene.reading, pages)
    rows = waiting[(page - 1) * BATCH : page * BATCH] if page else []
    return {"live": live, "others": rows, "before": max(0, page - 1), "after": page + 1 if page < pages else 0}


def count(scene: Scene) -> dict[str, Any]:
    """How many inputs there are, and the newest of their changes: with its revision what was reworded, with 0
    what no longer stands."""
    live = live_item(scene)
    changed = scene.state.changed_inputs(live.item.id) if live else ()
    return {"live": live, "changed": [f"{input}:{revision}" for input, revision in changed]}


def past(scene: Scene) -> dict[str, Any]:
    """The questions asked before."""
    live, items = scene.state.stage.live, scene.state.agenda.questions
    return {"past": [asked(scene, i) for i in items if i.id != live and scene.state.stage.item(i.id).opened_at]}


def agenda(scene: Scene) -> dict[str, Any]:
    """The agenda with its planned times."""
    return {"timings": scene.clock.timings()}


def hand(scene: Scene) -> dict[str, Any]:
    """Whether the reader has asked to speak, and whether they are speaking."""
    return {
        "raised": scene.who in scene.state.hands,
        "speaking": scene.who is not None and scene.state.stage.floor == scene.who,
    }


def _view(name: str, data: Any, **how: Any) -> View:
    folder = "parts" if name == "saving" else "participant"
    return View("participant", name, f"{folder}/{name.removeprefix('others-')}.html", data, **how)


PAST: frozenset[Topic] = frozenset({"agenda", "voting", "results", "ballots", "words", "care"})

VIEWS = (
    _view("saving", nothing, trouble=True),
    _view("clock", clock, shows=frozenset({"agenda", "times"}), leads=True),
    _view("now", now, shows=frozenset({"agenda", "voting", "results"}), leads=True),
    _view("results", live_only, shows=frozenset({"agenda", "results", "ballots"}), per_second=1.0),
    _view("write", write, shows=frozenset({"agenda"})),
    _view("mine", mine, personal=True),
    _view("others", others, shows=frozenset({"agenda"})),
    _view("others-count", count, shows=frozenset({"agenda", "words", "care"}), per_second=0.5),
    _view("past", past, shows=PAST, per_second=0.5),
    _view("agenda", agenda, shows=frozenset({"agenda"})),
    _view("hand", hand, personal=True),
)


def page_data(
    room: Room, who: str, language: Language, kept: Kept, reading: int, notice: Notice | None
) -> dict[str, Any]:
    """What the whole page is made of, for one person. `reading` is the page of others' inputs they are at."""
    scene = scene_of(room, language, who)
    scene = replace(scene, kept=kept._replace(key=secrets.token_hex(12)), reading=max(1, reading))
    views = for_a_page(VIEWS, scene)
    live = room.state.live
    return {
        "scene": scene,
        "views": views,
        "session": _for_scripts(scene, who),
        "notice": notice,
        "follows": not (live and live.asks) and not room.state.stage.ended_at,
    }


def _for_scripts(scene: Scene, who: str) -> dict[str, Any]:
    """What the scripts of the page know of the session: as of which seq, the reader's ballots in the fields of
    their forms, and the items that take inputs."""
    polls = scene.state.polls.items()
    return {
        "seq": scene.state.seq,
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


def to_read(scene: Scene, item_id: str) -> list[Input]:
    """The inputs of others, in the reader's own order."""
    standing = scene.state.standing_inputs(item_id)
    return shuffled_for(scene.who or "", (input for input in standing if input.author != scene.who))


def more_others(room: Room, sender: Sender, item_id: str, have: tuple[str, ...]) -> str:
    """The inputs of others for a phone that has some already ("Q1-003", or "Q1-003:2" with the revision it
    shows): the next ones appended to its list, what was reworded in its place, what no longer stands away."""
    scene = scene_of(room, sender.language, sender.who)
    shown = dict(_shown(one) for one in have)
    standing = to_read(scene, item_id)
    fresh = [_row(scene, input) for input in standing if input.id not in shown][:BATCH]
    reworded = [
        _row(scene, input, swapped=True)
        for input in standing
        if shown.get(input.id) not in (None, input.revision)
    ]
    gone = shown.keys() - {input.id for input in standing}
    away = [
        f'<li id="other-{id}" hx-swap-oob="delete"></li>' for id in sorted(gone & scene.state.inputs.keys())
    ]
    more = (
        f'<hx-partial hx-target="#others-list" hx-swap="beforeend" data-others="{item_id}">'
        f"{''.join(fresh)}</hx-partial>"
    )
    return "".join((more, *reworded, *away))


def _shown(have: str) -> tuple[str, int | None]:
    """An input a phone has, and the revision it shows where it says so."""
    input, _, revision = have.partition(":")
    return input, int(revision) if revision.isdecimal() else None


def _row(scene: Scene, input: Input, swapped: bool = False) -> str:
    data = {"scene": scene, "input": input, "swapped": swapped}
    return render("participant/other.html", scene.language, data)
