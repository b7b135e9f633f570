"""What people wrote in answer to a vote, withheld by moderators and shown again, and what that means."""

from collections.abc import Iterable

from pydantic import Field

from app.domain.ballots.conditions import poll_of
from app.domain.entry import Entry, Id, Moderation, Teller
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import N_

MOST_WORDS = 500
"""On how many words one press can act."""


class OfWords(Moderation, touches={"results"}):
    """What a moderator did with words that people wrote in answer to the item's vote, which are named by their
    ids: what was written stands in the ballots alone, and goes with them."""

    item: Id
    words: tuple[Id, ...] = Field(min_length=1, max_length=MOST_WORDS)

    def told(self, teller: Teller) -> str:
        """How many, where it is not one."""
        return str(len(self.words)) if len(self.words) > 1 else ""


class WordsHidden(
    OfWords,
    kind="words_hidden",
    line=N_("word hidden"),
    meaning=N_("A word that people wrote in answer to a vote was withheld from the results."),
):
    """The words are shown to nobody but the moderators and whoever has the record. They count as before."""


def words_hidden(state: State, entry: Entry, body: WordsHidden) -> None:
    """No result has them."""
    _decided(state, body, shown=False)


class WordsShown(
    OfWords,
    kind="words_shown",
    line=N_("word shown"),
    meaning=N_("A word that waited to be read by moderators, or was withheld by them, is in the results."),
):
    """The words are shown in the results: they waited to be read by moderators first, or had been hidden."""


def words_shown(state: State, entry: Entry, body: WordsShown) -> None:
    """Results have them."""
    _decided(state, body, shown=True)


def _decided(state: State, body: OfWords, shown: bool) -> None:
    must_be_written(state, body.item, body.words)
    state.stage = state.stage.with_words(body.item, body.words, shown)


def must_be_written(state: State, item_id: str, words: Iterable[str]) -> None:
    """People wrote each of these in answer to the item's vote, or had when it was moderated."""
    poll = poll_of(state, item_id)
    if not poll.vote.written:
        raise Refusal("nothing_asked")
    moderated = {word for item, word in state.stage.words if item == item_id}
    if not poll.tally.options().keys() >= set(words) - moderated:
        raise Refusal("unknown_option")
