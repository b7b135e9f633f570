"""What moderators can ask of what people wrote in answer to a vote."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from app.domain.agenda.conditions import item_asked_for
from app.domain.ballots.written import MOST_WORDS, WordsHidden, WordsShown, must_be_written
from app.domain.command import Command, Sender
from app.domain.entry import Body, Id
from app.domain.state import State


def _as_a_list(given: Any) -> Any:
    """One alone may come by itself."""
    return [given] if isinstance(given, str) else given


SomeWords = Annotated[tuple[Id, ...], BeforeValidator(_as_a_list), Field(min_length=1, max_length=MOST_WORDS)]


class ModerateWords(Command):
    """Withhold words from the results, or show them. Without `item`, of the live item."""

    becomes = (WordsHidden, WordsShown)
    do: Literal["hide_words", "show_words"]
    item: Id | None = None
    words: SomeWords

    def body(self, state: State, sender: Sender) -> Body:
        """Which."""
        item = item_asked_for(state, self.item)
        must_be_written(state, item, self.words)
        kind = WordsHidden if self.do == "hide_words" else WordsShown
        return kind(item=item, words=self.words)


COMMANDS = (ModerateWords,)
