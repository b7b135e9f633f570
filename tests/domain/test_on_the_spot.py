"""What is asked on the spot: at once, in one language, and on record whatever happens."""

import pytest

from app.domain.agenda.data import AgendaItem, ShortInputs
from app.domain.agenda.on_the_spot import ItemAdded, ItemWorded, unworded
from app.domain.agenda.on_the_spot_commands import IN_OWN_WORDS, Ask, in_one_language
from app.domain.answer import Choice
from app.domain.command import Sender
from app.domain.vote import Vote

from .scenes import Session

ASKED = in_one_language("¿Lo apoya?", "es")
YES_OR_NO = Vote.kinds["single_choice"].on_the_spot(
    tuple(Choice(id=id, label=in_one_language(said, "es")) for id, said in (("o1", "Sí"), ("o2", "No")))
)
ITEM = AgendaItem(
    id="s",
    title=ASKED,
    question=ASKED,
    minutes=3,
    vote=YES_OR_NO,
    inputs=ShortInputs(prompt=IN_OWN_WORDS),
    worded_in="es",
)


@pytest.fixture
def session() -> Session:
    """Asked while the first question is live."""
    session = Session("ana", "ben", at="single")
    assert session.moderate(ItemAdded(item=ITEM)).refused is None
    return session


def test_it_is_live_and_open_at_once_after_what_was_live(session: Session) -> None:
    assert session.state.stage.live == "s1"
    assert [item.id for item in session.state.agenda][1:4] == ["single", "s1", "several"]
    assert session.answer("ana", "o1", item="s1").refused is None
    assert session.send("ben", "Sí, con reservas", item="s1").made == "S1-001"


def test_it_can_wait_as_the_next_item() -> None:
    session = Session("ana", at="single")
    session.moderate(ItemAdded(item=ITEM, live=False))
    following = session.state.agenda.neighbour("single", 1)
    assert (session.state.stage.live, following and following.id) == ("single", "s1")
    assert session.answer("ana", "o1", item="s1").refused == "not_open"


def test_before_the_start_it_begins_the_session() -> None:
    session = Session("ana")
    assert session.moderate(ItemAdded(item=ITEM)).refused is None
    assert (session.state.stage.live, session.state.stage.started_at) == ("s1", session.now)
    assert [item.id for item in session.state.agenda][:2] == ["s1", "opening"]


def test_after_the_end_nothing_is_asked(session: Session) -> None:
    session.end()
    assert session.moderate(ItemAdded(item=ITEM)).refused == "ended"


def test_until_it_is_worded_everyone_reads_it_as_it_was_asked(session: Session) -> None:
    item = session.state.agenda["s1"]
    assert {item.headline.in_language(language) for language in ("en", "es", "fr")} == {"¿Lo apoya?"}
    assert unworded(item) == ("en", "fr")


def test_whoever_can_gives_it_words_in_another_language(session: Session) -> None:
    session.answer("ana", "o1", item="s1")
    worded = ItemWorded(
        item="s1", language="en", question="Do you support it?", options={"o1": "Yes", "o2": "No"}
    )
    assert session.do("interpreter", worded).refused is None
    item = session.state.agenda["s1"]
    assert item.vote
    assert item.headline.en == "Do you support it?"
    assert [choice.label.en for choice in item.vote.options] == ["Yes", "No"]
    assert [choice.label.es for choice in item.vote.options] == ["Sí", "No"]
    assert unworded(item) == ("fr",)
    assert session.counted("s1") == {"ana": ["o1"]}


def test_words_of_a_language_may_be_mended_and_those_it_was_asked_in_may_not(session: Session) -> None:
    for question in ("Do you suport it?", "Do you support it?"):
        assert session.moderate(ItemWorded(item="s1", language="en", question=question)).refused is None
    assert session.state.agenda["s1"].headline.en == "Do you support it?"
    again = ItemWorded(item="s1", language="es", question="¿No?")
    assert session.moderate(again).refused == "same_language"


def test_what_was_planned_has_its_words_in_the_plan(session: Session) -> None:
    assert (
        session.moderate(ItemWorded(item="single", language="fr", question="Quoi ?")).refused == "planned_words"
    )


@pytest.mark.parametrize("actor", ["ana", "board"])
def test_others_word_nothing(session: Session, actor: str) -> None:
    assert session.do(actor, ItemWorded(item="s1", language="en", question="Why?")).refused == "not_allowed"


def test_undone_it_is_left_out_and_every_answer_keeps_its_place(session: Session) -> None:
    session.answer("ana", "o1", item="s1")
    session.send("ben", "Sí", item="s1")
    session.moderate(ItemWorded(item="s1", language="en", question="Do you support it?"))
    session.undo()
    assert session.state.stage.live == "single"
    assert "s1" in session.state.agenda.left_out
    assert session.counted("s1") == {"ana": ["o1"]}
    assert session.state.inputs["S1-001"].text == "Sí"
    assert session.state.agenda["s1"].headline.en == "Do you support it?"
    assert session.answer("ben", "o1", item="s1").refused == "closed"


def test_undone_before_it_was_live_it_never_was() -> None:
    session = Session(at="single")
    session.moderate(ItemAdded(item=ITEM, live=False))
    session.undo()
    assert "s1" not in session.state.agenda


def test_no_id_is_given_twice(session: Session) -> None:
    session.answer("ana", "o1", item="s1")
    session.undo()
    session.moderate(ItemAdded(item=ITEM))
    assert session.state.stage.live == "s2"
    assert session.counted("s1") == {"ana": ["o1"]}
    assert session.counted("s2") == {}


def test_the_same_log_replayed_gives_the_same_agenda(session: Session) -> None:
    session.answer("ana", "o1", item="s1")
    session.moderate(ItemWorded(item="s1", language="fr", question="Le soutenez-vous ?"))
    session.undo()
    assert vars(session.replayed()) == vars(session.state)


@pytest.mark.parametrize("kind", [name for name, kind in Vote.kinds.items() if kind.asked_as])
def test_every_kind_that_can_be_asked_so_can_be_answered_so(kind: str) -> None:
    options = tuple(Choice(id=f"o{n}", label=in_one_language(f"No. {n}", "en")) for n in (1, 2, 3))
    vote = Vote.kinds[kind].on_the_spot(options) or Vote.kinds[kind].on_the_spot(())
    assert vote is not None, "neither with what can be chosen nor without"
    session = Session("ana")
    session.moderate(ItemAdded(item=ITEM.model_copy(update={"vote": vote})))
    assert session.state.polls["s1"].vote == vote
    assert {option.id for option in vote.options} == {one.id for one in vote.choices}


@pytest.mark.parametrize("kind", [name for name, kind in Vote.kinds.items() if not kind.options_typed])
def test_a_kind_that_brings_its_own_options_leaves_aside_what_stands_in_the_box(kind: str) -> None:
    asker = Sender("moderator-1")
    bare = Ask(do="ask", question="Why?", vote=kind).body(Session().state, asker)
    assert Ask(do="ask", question="Why?", vote=kind, options="a\na").body(Session().state, asker) == bare
