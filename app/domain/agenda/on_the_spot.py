"""Items that were not planned: asked on the spot, in one language, and worded in the others by whoever can."""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import Field

from app.domain.agenda.conditions import known_item
from app.domain.agenda.data import AgendaItem
from app.domain.answer import Choice
from app.domain.ballots.data import Poll
from app.domain.entry import Body, Entry, Id, Moderation, Teller, Words
from app.domain.outcome import Refusal
from app.domain.roles import MODERATORS, RENDERERS
from app.domain.state import State
from app.domain.text import LANGUAGES, N_, Language, Text
from app.domain.written import is_blank


class ItemAdded(
    Moderation,
    kind="item_added",
    touches={"agenda", "times", "voting", "floor"},
    concerned="room",
    line=N_("asked on the spot"),
    meaning=N_("An item that was not planned came into the agenda."),
):
    """An item that was not planned comes after another one, or after the live one; `live` says whether it is
    live at once. Where its id is taken already it is given the next."""

    item: AgendaItem
    after: Id | None = None
    live: bool = True

    def told(self, teller: Teller) -> str:
        """What is asked."""
        return self.item.headline.in_language(self.item.worded_in or "en")


def item_added(state: State, entry: Entry, body: ItemAdded) -> None:
    """It is in the agenda, and live where that was asked for. No id is given twice."""
    if body.live and state.stage.ended_at:
        raise Refusal("ended")
    state.items_added += 1
    item = body.item.model_copy(update={"id": f"s{state.items_added}"})
    after = known_item(state, body.after).id if body.after else state.stage.live
    if item.vote:
        state.polls[item.id] = Poll(item.vote)
    stage = replace(state.stage, agenda=state.agenda.added(item, after))
    state.stage = stage.entered(item.id, entry.at) if body.live else stage


class ItemWorded(
    Body,
    kind="item_worded",
    by=MODERATORS | RENDERERS,
    touches={"agenda", "voting", "results"},
    concerned="room",
    line=N_("worded in another language"),
    meaning=N_("An item that was asked on the spot was worded in another language."),
):
    """What an item asks, in another language. `options` are the choices by their ids."""

    item: Id
    language: Language
    question: Words
    options: dict[Id, Words] = Field(default_factory=dict, max_length=20)

    def told(self, teller: Teller) -> str:
        """The words."""
        return self.question


def item_worded(state: State, entry: Entry, body: ItemWorded) -> None:
    """Whoever reads that language reads these words. Undoing what moderators did leaves them."""
    item = known_item(state, body.item)
    if item.worded_in is None:
        raise Refusal("planned_words")
    if item.worded_in == body.language:
        raise Refusal("same_language")
    if is_blank(body.question):
        raise Refusal("empty_text")
    changed = worded(item, body.language, body.question.strip(), body.options)
    if changed.vote:
        state.polls[item.id].vote = changed.vote
    state.stage = replace(state.stage, agenda=state.agenda.with_items(changed))


def worded(item: AgendaItem, language: Language, question: str, options: Mapping[str, str]) -> AgendaItem:
    """The item with its words in one more language."""
    headline = item.headline.model_copy(update={language: question})
    vote = item.vote
    if vote:
        choices = tuple(_labelled(one, language, options.get(one.id, "")) for one in vote.options)
        vote = vote.model_copy(update={"options": choices})
    return item.model_copy(update={"title": headline, "question": headline, "vote": vote})


def _labelled(choice: Choice, language: Language, label: str) -> Choice:
    labels = choice.label.model_copy(update={language: label.strip()})
    return choice.model_copy(update={"label": labels}) if label.strip() else choice


def is_on_the_spot(state: State, item: AgendaItem) -> bool:
    """Whether it came into the agenda while the session ran."""
    return item.id not in state.plan.as_planned


def is_retracted(state: State, item: AgendaItem) -> bool:
    """Whether it was asked on the spot, and undone once it had been live."""
    was_live = state.stage.item(item.id).opened_at is not None
    return was_live and item.id in state.agenda.left_out and is_on_the_spot(state, item)


def is_answered(state: State, item: AgendaItem) -> bool:
    """Whether anyone has answered it, whatever became of the answer."""
    poll = state.polls.get(item.id)
    return bool((poll and poll.ballots) or state.inputs_of.get(item.id))


def unworded(item: AgendaItem) -> tuple[Language, ...]:
    """The languages in which an item asked on the spot is shown as it was asked, for want of other words."""
    asked = item.worded_in
    return tuple(one for one in LANGUAGES if asked and one != asked and is_unworded(item.headline, asked, one))


def is_unworded(text: Text, asked: Language, language: Language) -> bool:
    """Whether a text that was typed in one language has no words of its own in another."""
    return getattr(text, language) in ("", getattr(text, asked))
