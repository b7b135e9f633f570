"""The words that people wrote in answer to the live item's vote, each to be hidden from everyone, or shown."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.agenda.data import AgendaItem, Review
from app.domain.ballots.written import MOST_WORDS
from app.domain.results import Bar
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View

MOST_LISTED = 200
"""How many words are listed: those that wait first, then those that most people gave."""


class Word(NamedTuple):
    """A word, how many people gave it, whether it is `shown`, or `waits` to be read; and what can be done."""

    id: str
    spelled: str
    people: int
    shown: bool
    waits: bool
    acts: tuple[str, ...]


@dataclass(frozen=True)
class Written(Shown):
    """The words, of which item they are, and who reads them first; `waiting` are the ids of those that wait, as
    many as one press can act on, `more` is how many words are not listed."""

    item: str
    review: Review
    words: list[Word]
    waiting: list[str]
    more: int


def written(scene: Scene) -> Written:
    """As they are now; nothing where the live item does not ask for words."""
    live = scene.state.live
    if live is None or live.vote is None or not live.vote.written:
        return Written("", "none", [], [], 0)
    poll = scene.state.polls[live.id]
    bars = [bar for row in poll.vote.result(poll.tally) for bar in row.bars]
    words = sorted((_word(scene, live, bar) for bar in bars), key=lambda word: not word.waits)
    waiting = [word.id for word in words if word.waits]
    return Written(
        item=live.id,
        review=scene.state.review_of(live.id),
        words=words[:MOST_LISTED],
        waiting=waiting[:MOST_WORDS],
        more=len(words[MOST_LISTED:]),
    )


def _word(scene: Scene, item: AgendaItem, bar: Bar) -> Word:
    id = bar.option.id
    shown = not scene.state.is_withheld(item.id, id)
    waits = not shown and (item.id, id) not in scene.state.stage.words
    acts = ("show_words", "hide_words") if waits else ("hide_words",) if shown else ("show_words",)
    return Word(id, scene.say(bar.option.label), bar.people, shown, waits, acts)


VIEW = View(
    "moderator",
    "written",
    "moderator/written.html",
    written,
    shows=frozenset({"agenda", "results", "ballots", "care"}),
)
