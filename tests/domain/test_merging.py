"""Inputs that say the same: one stands for all, every original stays, and everyone counts once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.guidance.standing import standing
from app.domain.guidance.statements import EvidenceWeighed, StatementDrafted
from app.domain.inputs.agreement import Judged
from app.domain.inputs.chosen import on_board
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputWithdrawn
from app.domain.inputs.merging import InputsMerged, InputsParted
from app.domain.inputs.moderation import InputRestored, InputSetAside, InputShown
from app.domain.inputs.pinned import InputsPinned
from app.domain.inputs.several import Seen
from app.domain.inputs.spoken import InterventionNoted

from .scenes import Session
from .test_judging import Judging

PEOPLE = ("ana", "ben", "cleo", "dora")
FIRST, SECOND, THIRD, FOURTH = (f"SINGLE-00{n}" for n in (1, 2, 3, 4))


@pytest.fixture
def session() -> Session:
    """Four have sent something."""
    session = Session(*PEOPLE, at="single")
    for who in PEOPLE:
        session.send(who)
    return session


def seen(session: Session, id: str) -> Seen:
    return Seen(input=id, revision=session.state.inputs[id].revision)


def merge(session: Session, head: str, *others: str, by: str = "moderator") -> str | None:
    these = tuple(seen(session, one) for one in others)
    return session.do(by, InputsMerged(head=seen(session, head), inputs=these)).refused


def part(session: Session, *inputs: str, by: str = "moderator") -> str | None:
    return session.do(by, InputsParted(inputs=tuple(seen(session, one) for one in inputs))).refused


def read(session: Session) -> list[str]:
    """What others are given to read."""
    return [input.id for input in session.state.standing_inputs("single")]


def support(session: Session, id: str) -> set[str]:
    return set(session.state.supporters(session.state.inputs[id]))


def test_one_stands_for_all_and_every_original_stays(session: Session) -> None:
    assert merge(session, FIRST, SECOND, THIRD) is None
    assert read(session) == [FIRST, FOURTH]
    assert [one.id for one in session.state.merged_with(session.input(1))] == [FIRST, SECOND, THIRD]
    assert all(session.state.counts(one) and session.state.stands(one) for one in session.state.inputs.values())
    assert session.state.counting_inputs("single") == 4, "what was received is received"


def test_whoever_wrote_or_supports_one_of_them_counts_once_for_the_whole(session: Session) -> None:
    session.endorse("cleo", FIRST)
    session.endorse("cleo", SECOND)
    session.endorse("ana", SECOND)
    merge(session, FIRST, SECOND)
    assert support(session, FIRST) == {"ben", "cleo"}, "Ana wrote it, Ben wrote what was merged into it"
    assert support(session, SECOND) == {"ana", "cleo"}, "its own are known still"
    session.endorse("dora", FIRST)
    assert support(session, FIRST) == {"ben", "cleo", "dora"}


def test_who_supports_no_longer_supports_none_of_them(session: Session) -> None:
    session.endorse("dora", SECOND)
    merge(session, FIRST, SECOND)
    assert session.state.supported(session.input(1), "dora") == 1, "what stands for it reads as supported"
    session.endorse("dora", FIRST, agree=False)
    assert support(session, FIRST) == {"ben"}
    part(session, SECOND)
    assert support(session, SECOND) == set()


def test_one_undo_takes_it_back_and_phones_are_told(session: Session) -> None:
    session.endorse("dora", SECOND)
    merge(session, FIRST, SECOND)
    told = dict(session.state.changed_inputs("single"))
    assert (told[FIRST], told[SECOND]) == ("1+1", "0")
    session.undo()
    told = dict(session.state.changed_inputs("single"))
    assert (told[FIRST], told[SECOND]) == ("1", "1")
    assert read(session) == [FIRST, SECOND, THIRD, FOURTH]
    assert support(session, FIRST) == set()


def test_merging_what_was_merged_joins_both(session: Session) -> None:
    merge(session, FIRST, SECOND)
    merge(session, THIRD, FOURTH)
    merge(session, THIRD, FIRST)
    assert read(session) == [THIRD]
    assert support(session, THIRD) == {"ana", "ben", "dora"}
    actions = len(session.state.actions)
    assert merge(session, THIRD, FOURTH) is None
    assert len(session.state.actions) == actions, "they are one already"


def test_another_of_them_can_stand_for_all(session: Session) -> None:
    merge(session, FIRST, SECOND, THIRD)
    merge(session, SECOND, FIRST)
    assert read(session) == [SECOND, FOURTH]
    assert support(session, SECOND) == {"ana", "cleo"}


def test_told_apart_each_stands_for_itself_and_nobody_is_asked_again(session: Session) -> None:
    merge(session, FIRST, SECOND, THIRD)
    part(session, FIRST)
    assert read(session) == [FIRST, SECOND, FOURTH], "the others still say the same"
    assert support(session, SECOND) == {"cleo"}
    assert session.state.stage.apart == {frozenset({FIRST, SECOND}), frozenset({FIRST, THIRD})}
    part(session, SECOND)
    assert read(session) == [FIRST, SECOND, THIRD, FOURTH]
    assert not session.state.stage.merged
    session.undo()
    assert read(session) == [FIRST, SECOND, FOURTH]


def test_what_a_machine_takes_for_alike_can_be_told_apart_unmerged(session: Session) -> None:
    part(session, FIRST, SECOND)
    assert session.state.stage.apart == {frozenset({FIRST, SECOND})}
    session.undo()
    assert not session.state.stage.apart


@pytest.mark.parametrize("gone", ["withdrawn", "set aside", "quoted nowhere", "reworded"])
def test_where_the_one_that_stood_for_all_is_gone_the_next_does(session: Session, gone: str) -> None:
    merge(session, FIRST, SECOND, THIRD)
    match gone:
        case "withdrawn":
            session.do("ana", InputWithdrawn(input=FIRST))
        case "set aside":
            session.moderate(InputSetAside(input=FIRST, reason="test"))
        case "quoted nowhere":
            session.do("ana", ConsentChanged(input=FIRST, consent="none"))
        case _:
            session.do("ana", InputRevised(input=FIRST, text="No fruit at all"))
    assert read(session) == [*([FIRST] if gone == "reworded" else []), SECOND, FOURTH]
    assert support(session, SECOND) == {"cleo"}
    told = dict(session.state.changed_inputs("single"))
    assert (told[SECOND], told[THIRD]) == ("1+1", "0"), "phones have the next one"


def test_what_is_brought_back_stands_for_all_again(session: Session) -> None:
    merge(session, FIRST, SECOND)
    session.moderate(InputSetAside(input=FIRST, reason="test"))
    assert merge(session, SECOND, THIRD) is None
    session.moderate(InputRestored(input=FIRST))
    assert read(session) == [SECOND, FOURTH], "as it was merged last"
    assert [one.id for one in session.state.merged_with(session.input(2))] == [SECOND, FIRST, THIRD]


def test_words_that_nobody_read_are_not_merged(session: Session) -> None:
    merge(session, FIRST, SECOND)
    session.do("ben", InputRevised(input=SECOND, text="Less fruit"))
    assert read(session) == [FIRST, SECOND, THIRD, FOURTH]
    assert merge(session, SECOND, THIRD) is None
    assert read(session) == [FIRST, SECOND, FOURTH], "the first was merged with other words than these"
    old = Seen(input=SECOND, revision=1)
    assert session.moderate(InputsMerged(head=old, inputs=(seen(session, FIRST),))).refused == "reworded"


def test_it_stands_on_the_board_and_first_in_the_place_of_what_was_merged_into_it(session: Session) -> None:
    session.moderate(InputShown(input=SECOND))
    session.moderate(InputsPinned(inputs=(seen(session, SECOND), seen(session, THIRD))))
    merge(session, FIRST, SECOND)
    assert [one.id for one in session.state.pinned_inputs("single")] == [FIRST, THIRD]
    assert [one.id for one in on_board(session.state, 3)] == [FIRST, THIRD]
    assert session.input(1).first_shown_at == session.now
    assert session.state.reading(session.input(1)) == "1+1p"
    session.undo()
    assert [one.id for one in session.state.pinned_inputs("single")] == [SECOND, THIRD]


def test_only_what_others_may_read_of_one_question_is_merged(session: Session) -> None:
    session.moderate(InputSetAside(input=SECOND, reason="test"))
    assert merge(session, FIRST, SECOND) == "not_standing"
    assert merge(session, SECOND, FIRST) == "not_standing"
    assert merge(session, FIRST, FIRST) == "nothing_to_merge"
    session.moderate(InterventionNoted(item="opening", text="More fruit"))
    assert merge(session, FIRST, "OPENING-001") == "other_questions"
    assert not session.state.stage.merged


def test_moderators_and_the_rapporteur_do_it_and_nobody_else(session: Session) -> None:
    for by in ("moderator", "co-moderator", "rapporteur"):
        assert merge(session, FIRST, SECOND, by=by) is None
        assert part(session, SECOND, by=by) is None
    for by in ("ana", "interpreter", "system"):
        assert merge(session, FIRST, SECOND, by=by) == "not_allowed" == part(session, FIRST, SECOND, by=by)


def test_what_is_noted_of_someone_who_never_joined_counts_as_somebody(session: Session) -> None:
    session.moderate(InterventionNoted(item="single", text="More fruit", medium="paper"))
    merge(session, FIRST, "SINGLE-005")
    assert support(session, FIRST) == {"SINGLE-005"}


def test_who_stands_behind_a_statement_is_everyone_of_what_stands_for_all(session: Session) -> None:
    session.endorse("dora", SECOND)
    merge(session, FIRST, SECOND)
    session.do("rapporteur", StatementDrafted(texts={"en": "More fruit"}, statement_kind="finding"))
    session.do("rapporteur", EvidenceWeighed(statement="G-01", evidence=FIRST, stance="supports"))
    behind = standing(session.state, session.state.statements["G-01"])
    assert behind.behind == {"ana", "ben", "dora"}
    assert [one.id for one in behind.supporting] == [FIRST]


def test_where_inputs_are_judged_each_keeps_what_was_said_of_its_own_words() -> None:
    session = Judging(*PEOPLE)
    session.send("ana")
    session.send("ben")
    session.do("cleo", Judged(input=SECOND, stance="agree", revision=1))
    session.do("dora", Judged(input=FIRST, stance="agree", revision=1))
    assert merge(session, FIRST, SECOND) is None
    assert read(session) == [FIRST], "the other is put to nobody any longer"
    session.end()
    assert support(session, FIRST) == {"dora"}
    assert set(session.input(1).judgements) == {"dora"}
    assert set(session.input(2).judgements) == {"cleo"}


ids = st.integers(1, 5).map(lambda n: f"SINGLE-{n:03d}")
who = st.sampled_from(PEOPLE)
acts = st.one_of(
    st.tuples(st.just("merge"), ids, ids),
    st.tuples(st.just("part"), ids, ids),
    st.tuples(st.just("endorse"), who, ids),
    st.tuples(st.just("unendorse"), who, ids),
    st.tuples(st.just("aside"), ids, ids),
    st.tuples(st.just("back"), ids, ids),
    st.tuples(st.just("withdraw"), who, ids),
    st.tuples(st.just("revise"), who, ids),
    st.tuples(st.just("undo"), ids, ids),
)


def act(session: Session, do: str, one: str, other: str) -> None:
    match do:
        case "merge":
            merge(session, one, other)
        case "part":
            part(session, one, other)
        case "endorse" | "unendorse":
            session.endorse(one, other, do == "endorse")
        case "aside":
            session.moderate(InputSetAside(input=one, reason="test"))
        case "back":
            session.moderate(InputRestored(input=one))
        case "withdraw":
            session.do(one, InputWithdrawn(input=other))
        case "revise":
            session.do(one, InputRevised(input=other, text=f"Words {len(session.log)}"))
        case "undo" if len(session.state.actions) > 2:
            session.undo()


@given(st.lists(acts, max_size=25))
def test_however_merged_and_parted_everyone_counts_once_and_no_original_is_lost(
    done: list[tuple[str, str, str]],
) -> None:
    session = Session(*PEOPLE, at="single")
    for author in (*PEOPLE, "ana"):
        session.send(author)
    for do, one, other in done:
        act(session, do, one, other)
    state = session.state
    inputs = list(state.inputs.values())
    assert len(inputs) == 5
    stood_for = [one for head in state.standing_inputs("single") for one in state.merged_with(head)]
    assert sorted(one.id for one in stood_for) == [one.id for one in inputs if state.stands(one)]
    for head in state.standing_inputs("single"):
        whole = state.merged_with(head)
        assert all(state.merged_with(one) == whole for one in whole)
        assert {head.author, *state.supporters(head)} == state.people(whole)
        assert head.author not in state.supporters(head)
    assert session.replayed().stage == state.stage
