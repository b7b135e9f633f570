"""What can be asked on the spot: a question as a moderator types it, and how it is to be answered."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.agenda.conditions import known_item
from app.domain.agenda.data import AgendaItem, ShortInputs
from app.domain.agenda.on_the_spot import ItemAdded, ItemWorded
from app.domain.answer import Choice
from app.domain.command import Command, Sender
from app.domain.entry import Body, Id, Words
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import Language, Text, count_characters
from app.domain.vote import Vote
from app.domain.written import is_blank

MOST_CHARACTERS = 200
"""How long a question may be, and an answer to choose half of it: all of it is read on a phone and on the
board."""

MOST_OPTIONS = 12

IN_OWN_WORDS = Text(en="In your own words", es="Con sus propias palabras", fr="Avec vos propres mots")

Question = Annotated[Words, Field(max_length=MOST_CHARACTERS * 4)]


class Ask(Command):
    """Ask something that was not planned, now or as the next item. `vote` is a kind of vote, where there is
    one; `options` are what can be chosen, one a line; `inputs` says whether people can write. It is asked in
    one language: that of whoever asks, if they do not say which."""

    becomes = (ItemAdded,)
    do: Literal["ask"]
    question: Question
    vote: Id = ""
    options: Annotated[Words, Field(max_length=4000)] = ""
    inputs: bool = False
    minutes: Annotated[int, Field(ge=1, le=60)] = 5
    language: Language | None = None
    live: bool = True

    def body(self, state: State, sender: Sender) -> Body:
        """The item it makes."""
        language = self.language or sender.language
        vote = self._made_vote(language)
        if vote is None and not self.inputs:
            raise Refusal("no_answers_chosen")
        headline = in_one_language(fitting(self.question), language)
        item = AgendaItem(
            id=f"s{state.items_added + 1}",
            title=headline,
            question=headline,
            minutes=self.minutes,
            vote=vote,
            inputs=ShortInputs(prompt=IN_OWN_WORDS) if self.inputs else None,
            worded_in=language,
        )
        return ItemAdded(item=item, live=self.live)

    def _made_vote(self, language: Language) -> Vote | None:
        if not self.vote:
            return None
        if self.vote not in Vote.kinds or not Vote.kinds[self.vote].asked_as:
            raise Refusal("unknown_option")
        vote = Vote.kinds[self.vote].on_the_spot(self._typed(language))
        if vote is None:
            raise Refusal("too_few_options")
        return vote

    def _typed(self, language: Language) -> tuple[Choice, ...]:
        """What was typed to choose from; nothing where the kind brings its own, whatever stands in the box."""
        if not Vote.kinds[self.vote].options_typed:
            return ()
        lines = [line.strip() for line in self.options.splitlines() if not is_blank(line)]
        if len(lines) > MOST_OPTIONS:
            raise Refusal("too_many_options")
        if len(set(lines)) < len(lines):
            raise Refusal("options_alike")
        labels = (in_one_language(fitting(line, MOST_CHARACTERS // 2), language) for line in lines)
        return tuple(Choice(id=f"o{number}", label=label) for number, label in enumerate(labels, 1))


class WordItem(Command):
    """Say in another language what was asked on the spot."""

    becomes = (ItemWorded,)
    do: Literal["word_item"]
    item: Id
    language: Language
    question: Question
    options: Annotated[Words, Field(max_length=4000)] = ""

    def body(self, state: State, sender: Sender) -> Body:
        """The words; the options stand one a line, in their order."""
        item = known_item(state, self.item)
        lines = [
            fitting(line, MOST_CHARACTERS // 2) for line in self.options.splitlines() if not is_blank(line)
        ]
        options = item.vote.options if item.vote else ()
        if lines and len(lines) != len(options):
            raise Refusal("other_number_of_options")
        said = {option.id: line for option, line in zip(options, lines, strict=False)}
        return ItemWorded(item=item.id, language=self.language, question=fitting(self.question), options=said)


def fitting(text: str, most: int = MOST_CHARACTERS) -> str:
    """The words, where they are some and fit. Raises Refusal."""
    if is_blank(text):
        raise Refusal("empty_text")
    if count_characters(text) > most:
        raise Refusal("too_long")
    return " ".join(text.split())


def in_one_language(words: str, language: Language) -> Text:
    """A text that has words in one language only; others are shown them until they have their own."""
    return Text(en=words).model_copy(update={language: words})


COMMANDS = (Ask, WordItem)
