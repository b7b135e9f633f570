"""Any log of the small session of `tests.exports.scenes`: what counts, what does not, and what was erased."""

from collections.abc import Sequence

from hypothesis import strategies as st
from sqlalchemy import Engine

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.hands import HandsCounted
from app.domain.door.entries import TicketsIssued
from app.domain.entry import Body
from app.domain.floor.entries import FloorAsked
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputSent
from app.domain.inputs.moderation import InputSetAside, InputShown
from app.domain.inputs.spoken import InterventionNoted
from app.domain.inputs.support import Endorsed
from app.domain.people.consent import CONSENTS
from app.domain.people.entries import Joined
from app.domain.roles.entries import Introduced, LinksRenewed
from app.domain.session.entries import BegunAfresh, Undone
from app.log.append import Draft, append
from app.log.erase import erase_person
from app.log.erase_names import erase_names
from app.log.sessions import create_session
from app.log.tables import SessionRow

from .logs import PLAN, number

EVERYONE = "everyone"
Said = tuple[str, Body, str | None]

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).map("w {}".format)
names = st.one_of(st.none(), st.just(""), words.map(lambda text: " ".join(text.split())))
people = st.sampled_from(["p-1", "p-2", "p-3"])
desk = st.sampled_from(["moderator", "moderator-1a2b3c4d5e", "co-moderator-1a2b3c4d5e", "p-3"])
items = st.sampled_from(["opening", "q1", "q2", "close"])
input_ids = st.sampled_from(["Q1-001", "Q1-002", "Q1-003"])
answers = st.sampled_from([{"local": ["2"]}, {"local": ["7"]}, {"": ["b", "a"]}])


def _said(who: st.SearchStrategy[str], bodies: st.SearchStrategy[Body]) -> st.SearchStrategy[Said]:
    return st.tuples(who, bodies, st.none())


said: st.SearchStrategy[Said] = st.one_of(
    st.tuples(people, st.builds(Joined, language=st.sampled_from(["en", "fr"])), names),
    st.tuples(desk, st.builds(Introduced), names),
    _said(people, st.builds(BallotCast, item=items, answer=answers)),
    _said(people, st.builds(BallotWithdrawn, item=items)),
    _said(people, st.builds(InputSent, item=items, text=words, consent=st.sampled_from(CONSENTS))),
    _said(people, st.builds(InputRevised, input=input_ids, text=words)),
    _said(people, st.builds(ConsentChanged, input=input_ids, consent=st.sampled_from(CONSENTS))),
    _said(people, st.builds(Endorsed, input=input_ids)),
    _said(people, st.builds(FloorAsked, topic=words)),
    _said(desk, st.builds(ItemStarted, item=items, leaving=st.one_of(st.none(), items))),
    _said(desk, st.builds(SessionEnded, leaving=items)),
    _said(desk, st.builds(InputSetAside, input=input_ids, reason=st.just("test"), note=words)),
    _said(desk, st.builds(InputShown, input=input_ids)),
    _said(desk, st.builds(InterventionNoted, item=items, text=words, name=words)),
    _said(desk, st.builds(HandsCounted, item=items, in_favour=st.integers(0, 99), against=st.just(1))),
    _said(desk, st.one_of(st.builds(Undone, seq=st.integers(1, 20)), st.builds(BegunAfresh))),
    _said(st.just("host"), st.builds(TicketsIssued, count=st.integers(1, 9))),
    _said(st.just("host"), st.just(LinksRenewed(roles=("board",)))),
)

logs = st.lists(said, max_size=25)
erasures = st.lists(
    st.sampled_from(["p-1", "moderator-1a2b3c4d5e", "Q1-001", EVERYONE]), max_size=2, unique=True
)


def play(engine: Engine, log: Sequence[Said], erased: Sequence[str]) -> SessionRow:
    """A session with this log, in which these people were erased."""
    session = create_session(engine, PLAN)
    drafts = [
        Draft(number(session), who, body, f"key-{place}" if place % 3 else None, name)
        for place, (who, body, name) in enumerate(log)
    ]
    append(engine, {number(session): session.code}, drafts)
    for who in erased:
        erase_names(engine, session) if who == EVERYONE else erase_person(engine, session, who)
    return session
