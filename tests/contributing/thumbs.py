"""Uses a kind of vote of which only the name is known: planned, answered by its form, counted and shown."""

import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.agenda.entries import ItemStarted
from app.domain.ballots.moderation import ResultsRevealed, VotingOpened
from app.domain.command import Command, Sender
from app.domain.entry import Body, Entry
from app.domain.findings import Findings
from app.domain.fold import apply
from app.domain.names import Names
from app.domain.people.entries import Joined
from app.domain.session.entries import Planned
from app.domain.state import State
from app.domain.text import Language
from app.i18n import spoken
from app.live.asking.reading import read_request
from app.live.room.presence import Presence
from app.live.showing.rendering import html
from app.live.showing.scene import Scene
from app.log.plan_file import read_plan
from app.screens.forms import as_message
from app.screens.views import VIEWS

PLAN = """
title = { en = "Thumbs" }
short_title = { en = "Thumbs" }
date = 2021-05-18
starts = 12:00:00
ends = 12:05:00
zone = "Europe/Madrid"
zone_label = "CEST"

[[agenda]]
id = "q1"
title = { en = "The plan" }
question = { en = "Shall we?" }
minutes = 5
vote = { kind = "thumbs", prompt = { en = "Shall we?" } }
"""
NOON = datetime(2021, 5, 18, 10, 0, tzinfo=UTC)
VOTERS = {"p-1": "up", "p-2": "up", "p-3": "down", "p-4": "no_opinion"}

state = State()


def do(actor: str, body: Body) -> None:
    """It is done, and counts."""
    outcome = apply(state, Entry(state.seq + 1, NOON, actor, body))
    assert outcome.refused is None, outcome


def screen(name: str, language: Language = "en", who: str | None = None) -> str:
    """Everything that stands on a screen."""
    scene = Scene("ABC234", state, Names(), Presence(), language, NOON, "http://here", who=who)
    return "".join(html(view, scene) for view in VIEWS if view.screen == name)


with TemporaryDirectory() as folder:
    plan = Path(folder) / "plan.toml"
    plan.write_text(PLAN)
    do("system", Planned(plan=read_plan(plan)))

do("moderator", ItemStarted(item="q1"))
if not state.stage.item("q1").open:
    do("moderator", VotingOpened(item="q1"))
for who, said in VOTERS.items():
    do(who, Joined())
    form = {"do": ["ballot"], "item": ["q1"], "answer": [said]}
    asked = read_request("participant", as_message(form, state.agenda))
    assert isinstance(asked, Command)
    do(who, asked.body(state, Sender(who)))

[row], people = Findings(state).result("q1")
assert people == 4 and row.base == 3 and row.no_opinion == 1
assert [(bar.option.id, bar.people, bar.percent) for bar in row.bars] == [("up", 2, 67), ("down", 1, 33)]

sentences: dict[Language, str] = {
    "en": "Thumbs up: 2 of 3.",
    "es": "Pulgares arriba: 2 de 3.",
    "fr": "Pouces levés : 2 sur 3.",
}
for language, sentence in sentences.items():
    with spoken(language):
        assert Findings(state).sentence("q1", language) == sentence

phone = screen("participant", who="p-1")
assert "Shall we?</legend>" in phone
chosen = dict(re.findall(r'<input type="radio"[^>]* name="answer" value="(\w+)"( checked)?', phone))
assert {one: bool(it) for one, it in chosen.items()} == {"up": True, "down": False, "no_opinion": False}

do("moderator", ResultsRevealed(item="q1"))
board = screen("board", "es")
assert "Pulgares arriba: 2 de 3." in board and "👍" in board and "67 %" in board
