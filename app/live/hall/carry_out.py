"""The one way in: whatever a person asks, by websocket, as JSON or by a form, is carried out here."""

from functools import partial

from app.domain.command import Command, Request, Sender
from app.domain.outcome import Outcome
from app.domain.reasons import Reason
from app.live.asking.answers import answer, refusal
from app.live.asking.carried import Answer, Reply
from app.live.asking.queries import Ping, ReadOthers
from app.live.asking.reading import Unusable, read_request
from app.live.hall.open_room import OpenRoom


def carry_out(here: OpenRoom, sender: Sender, message: bytes, reply: Reply) -> None:
    """Carry out what someone asks in a message, and answer: at once, or once it is durable."""
    try:
        asked = read_request(sender.role, message)
    except Unusable as error:
        reply(Answer(None, refusal(error.key, error.reason, sender.language), error.reason))
        return
    if here.allowance.too_fast(sender, asked):
        reply(refused(asked, "too_fast", sender))
        return
    match asked:
        case Ping():
            reply(Answer(asked, {"now": int(here.room.now().timestamp() * 1000)}))
        case ReadOthers() if asked.item not in here.room.state.agenda:
            reply(refused(asked, "unknown_item", sender))
        case ReadOthers():
            reply(Answer(asked, {}, html=here.others(sender, asked.item, asked.have)))
        case Command():
            here.room.do(asked, sender, partial(_done, here, sender, asked, reply))


def _done(here: OpenRoom, sender: Sender, asked: Request, reply: Reply, key: str, outcome: Outcome) -> None:
    if outcome.refused and outcome.seq:
        here.allowance.was_refused(sender)
    reply(Answer(asked, answer(key, outcome, sender.language), outcome.refused))


def refused(asked: Request, reason: Reason, sender: Sender) -> Answer:
    """The answer to something that is not carried out."""
    return Answer(asked, refusal(asked.key, reason, sender.language), reason)
