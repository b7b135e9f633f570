"""A vote asked again: a second round of an earlier one, so that it can be told what a debate changed."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.agenda.data import AgendaItem
from app.domain.vote import Vote


def with_votes_again(agenda: Any) -> Any:
    """An agenda as it is written, in which an item that asks a vote again need not write it again."""
    if not isinstance(agenda, list | tuple):
        return agenda
    votes = {item.get("id"): item.get("vote") for item in agenda if isinstance(item, dict)}
    return [_with_vote(item, votes) if isinstance(item, dict) else item for item in agenda]


def _with_vote(item: dict[str, Any], votes: dict[Any, Any]) -> dict[str, Any]:
    again = item.get("again")
    if again is None or item.get("vote") is not None or votes.get(again) is None:
        return item
    return {**item, "vote": votes[again]}


def mistaken_rounds(agenda: Sequence[AgendaItem]) -> Iterator[str]:
    """What is wrong with the second rounds of an agenda."""
    before: dict[str, AgendaItem] = {}
    for item in agenda:
        if item.again is not None:
            first = before.get(item.again)
            if first is None or first.vote is None:
                yield f"{item.id}.again: expected an earlier item that has a vote, found {item.again!r}"
            elif item.vote is not None and item.vote.written:
                yield f"{item.id}.again: what people write is not told as a change; ask it as a vote of its own"
            elif item.vote is None or _offered(item.vote) != _offered(first.vote):
                yield f"{item.id}.again: the vote must offer what that of {first.id} offers"
        before[item.id] = item


def _offered(vote: Vote) -> dict[str, Any]:
    """What can be answered to a vote, and how it counts; what it is called may be said otherwise."""
    said = vote.model_dump(exclude={"prompt", "rows", "options"})
    said.pop("aside", None)
    return {**said, "rows": vote.row_ids, "options": [choice.id for choice in vote.choices]}
