"""The participant's phone: one screen that always shows what is live now."""

import secrets
from dataclasses import replace
from typing import Any, NamedTuple

from app.domain.contributions import Input
from app.domain.order import shuffled_for
from app.domain.text import Language
from app.domain.topics import Topic
from app.live.render import render
from app.live.rendering import for_a_page
from app.live.room import Room
from app.live.scene import Kept, Scene, View
from app.screens.questions import asked, live_item, nothing, own_answer
from app.screens.reasons import set_aside_reason

BATCH = 10
"""How many inputs of others a phone is given at a time."""


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
    answer = own_answer(scene, live.item) if live else {}
    return {"live": live, "vote": vote, "answer": answer, "key": scene.kept.key}


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
    return {"mine": [_own(scene, input) for input in own]}


def _own(scene: Scene, input: Input) -> Own:
    aside = scene.state.stage.set_aside.get(input.id)
    status = scene.state.status(input)
    inputs = scene.plan.items[input.item].inputs
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
    waiting = to_read(scene, live.item.id) if live and scene.who else []
    return {"live": live, "others": waiting[: scene.reading], "more": len(waiting) > scene.reading}


def count(scene: Scene) -> dict[str, Any]:
    """How many inputs there are, and which of them no longer stand."""
    live = live_item(scene)
    every = scene.state.inputs_of.get(live.item.id, ()) if live else ()
    return {
        "live": live,
        "gone": [i.id for i in every if scene.state.status(i) in ("withdrawn", "set_aside")],
    }


def past(scene: Scene) -> dict[str, Any]:
    """The questions asked before."""
    live, items = scene.state.stage.live, scene.plan.questions
    return {"past": [asked(scene, i) for i in items if i.id != live and scene.state.stage.item(i.id).opened_at]}


def agenda(scene: Scene) -> dict[str, Any]:
    """The agenda with its planned times."""
    return {"timings": scene.clock.timings()}


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
)


def page_data(
    room: Room, who: str, language: Language, kept: Kept, reading: int, notice: Notice | None
) -> dict[str, Any]:
    """What the whole page is made of, for one person."""
    scene = room.scene(language, who)
    scene = replace(scene, kept=kept._replace(key=secrets.token_hex(12)), reading=max(BATCH, reading))
    views = for_a_page(VIEWS, scene)
    ballots = {item: poll.ballots[who].answer for item, poll in room.state.polls.items() if who in poll.ballots}
    return {"scene": scene, "views": views, "ballots": ballots, "notice": notice}


def to_read(scene: Scene, item_id: str) -> list[Input]:
    """The inputs of others, in the reader's own order."""
    standing = scene.state.standing_inputs(item_id)
    return shuffled_for(scene.who or "", (input for input in standing if input.author != scene.who))


def more_others(scene: Scene, item_id: str, have: tuple[str, ...]) -> str:
    """The next inputs of others for a phone that has some already, appended to its list."""
    fresh = [input for input in to_read(scene, item_id) if input.id not in have][:BATCH]
    rows = [
        render("participant/other.html", scene.language, {"scene": scene, "input": input}) for input in fresh
    ]
    return f'<hx-partial hx-target="#others-list" hx-swap="beforeend">{"".join(rows)}</hx-partial>'
