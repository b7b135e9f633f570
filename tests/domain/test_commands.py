"""From a message of a screen to the entry it becomes, or the reason it is refused."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.activities.single_choice import SingleChoice
from app.activities.words.word import same
from app.domain.agenda.data import AgendaItem, ShortInputs
from app.domain.agenda.entries import ItemStarted, SessionEnded, TimeExtended
from app.domain.agenda.going_on import GoesOnByItself
from app.domain.agenda.notes import NotesTaken
from app.domain.agenda.on_the_spot import ItemAdded, ItemWorded
from app.domain.agenda.on_the_spot_commands import IN_OWN_WORDS, in_one_language
from app.domain.agenda.replanning import ItemMoved, ItemProtected, Replanned
from app.domain.answer import Choice
from app.domain.attendance.entries import InvitedSet
from app.domain.ballots.breakdowns import BreakdownHidden, BreakdownShown
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.hands import HandsCounted, HandsStruck
from app.domain.ballots.moderation import ResultsHidden, ResultsRevealed, VotingClosed, VotingOpened
from app.domain.ballots.written import WordsHidden, WordsShown
from app.domain.board.entries import BoardSwitched
from app.domain.command import Sender
from app.domain.commands import names_of
from app.domain.door.entries import DoorClosed, DoorOpened
from app.domain.entry import Body
from app.domain.floor.entries import FloorAsked, FloorEnded, FloorGiven
from app.domain.floor.moderation import FloorOrderSet, FloorTotalsShown, SpeakingLimitSet
from app.domain.guidance.harvest import InputConsidered, InputsGrouped, InputTagged, QuoteChosen, ThemeNamed
from app.domain.guidance.reporting import ReportWritten
from app.domain.guidance.statements import (
    EvidenceWeighed,
    StatementDrafted,
    StatementDropped,
    StatementRevised,
)
from app.domain.guidance.validation import StatementAnswered, StatementPutForward
from app.domain.inputs.agreement import Judged
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputSent, InputWithdrawn
from app.domain.inputs.languages import LanguageCorrected
from app.domain.inputs.merging import InputsMerged, InputsParted
from app.domain.inputs.moderation import InputRestored, InputSetAside, InputShown, InputUnshown, NamesShown
from app.domain.inputs.pinned import InputsPinned
from app.domain.inputs.renderings import RenderingAdded
from app.domain.inputs.review import InputsLetThrough, ReviewChanged
from app.domain.inputs.several import Seen
from app.domain.inputs.spoken import InterventionCorrected, InterventionNoted, InterventionStruck
from app.domain.inputs.support import Endorsed
from app.domain.inputs.together import InputsRestored, InputsSetAside
from app.domain.outcome import Refusal
from app.domain.people.entries import Joined
from app.domain.reading import write_body
from app.domain.roles.entries import Introduced
from app.domain.session.entries import BegunAfresh, Undone
from app.domain.text import Language
from app.live.asking.believable import believable
from app.live.asking.reading import MAX_BYTES, Unusable, read_request

from .scenes import NOON, Session, asking_for_words

INPUT, SECOND = "SINGLE-001", "SINGLE-002"
MERGED = InputsMerged(head=Seen(input=INPUT, revision=1), inputs=(Seen(input=SECOND, revision=1),))


def on_the_spot(question: str, language: Language = "fr", **asked: Any) -> AgendaItem:
    said = in_one_language(question, language)
    item = AgendaItem(id="s1", title=said, question=said, minutes=5, worded_in=language)
    return item.model_copy(update=asked)


SI_O_NO = SingleChoice.on_the_spot(
    (Choice(id="o1", label=in_one_language("Sí", "es")), Choice(id="o2", label=in_one_language("No", "es")))
)
PARTICIPANT: list[tuple[dict[str, Any], Body]] = [
    (
        {"do": "ballot", "item": "single", "answer": "pear"},
        BallotCast(item="single", answer={"": ["pear"]}),
    ),
    (
        {"do": "input", "item": "single", "text": "Pears", "prompt": "idea", "themes": ["C1"]},
        InputSent(item="single", text="Pears", prompt="idea", themes=("C1",), language="fr"),
    ),
    ({"do": "revise", "input": INPUT, "text": "Figs"}, InputRevised(input=INPUT, text="Figs")),
    (
        {"do": "input", "item": "single", "text": "Pears", "consent": "named"},
        InputSent(item="single", text="Pears", language="fr", consent="named"),
    ),
    ({"do": "consent", "input": INPUT, "consent": "none"}, ConsentChanged(input=INPUT, consent="none")),
    ({"do": "withdraw", "input": INPUT}, InputWithdrawn(input=INPUT)),
    ({"do": "withdraw", "item": "single"}, BallotWithdrawn(item="single")),
    ({"do": "endorse", "input": INPUT}, Endorsed(input=INPUT)),
    ({"do": "endorse", "input": INPUT, "revision": 1}, Endorsed(input=INPUT, revision=1)),
    ({"do": "endorse", "input": INPUT, "agree": False}, Endorsed(input=INPUT, agree=False)),
    ({"do": "judge", "input": INPUT, "stance": "pass"}, Judged(input=INPUT, stance="pass", revision=1)),
    ({"do": "floor", "topic": " Pears "}, FloorAsked(topic="Pears", language="fr")),
    ({"do": "floor", "language": "es"}, FloorAsked(language="es")),
    ({"do": "floor", "wanted": False}, FloorAsked(wanted=False)),
    (
        {"do": "join", "name": "Ana", "constituencies": {"role": "mayor"}},
        Joined(constituencies={"role": "mayor"}, language="fr"),
    ),
    (
        {"do": "recognise", "statement": "G-01", "recognition": "change", "text": "Pears", "revision": 1},
        StatementAnswered(statement="G-01", recognition="change", text="Pears", revision=1, language="fr"),
    ),
]
MODERATOR: list[tuple[dict[str, Any], Body]] = [
    ({"do": "next"}, ItemStarted(item="several", leaving="single")),
    ({"do": "next", "leaving": "opening"}, ItemStarted(item="single", leaving="opening")),
    ({"do": "next", "leaving": "close"}, SessionEnded(leaving="close")),
    ({"do": "back"}, ItemStarted(item="opening", leaving="single")),
    ({"do": "go", "item": "close"}, ItemStarted(item="close", leaving="single")),
    ({"do": "go", "item": "close", "leaving": "scale"}, ItemStarted(item="close", leaving="scale")),
    ({"do": "end"}, SessionEnded(leaving="single")),
    ({"do": "open"}, VotingOpened(item="single")),
    ({"do": "open", "item": "scale"}, VotingOpened(item="scale")),
    ({"do": "close"}, VotingClosed(item="single")),
    ({"do": "reveal"}, ResultsRevealed(item="single")),
    ({"do": "hide"}, ResultsHidden(item="single")),
    ({"do": "show_groups", "constituency": "section"}, BreakdownShown(item="single", constituency="section")),
    ({"do": "hide_groups"}, BreakdownHidden()),
    (
        {"do": "hide_words", "item": "close", "words": same("care")},
        WordsHidden(item="close", words=(same("care"),)),
    ),
    (
        {"do": "show_words", "item": "close", "words": [same("care"), same("PEACE")]},
        WordsShown(item="close", words=(same("care"), same("peace"))),
    ),
    ({"do": "extend"}, TimeExtended(item="single", minutes=2)),
    ({"do": "extend", "minutes": 5}, TimeExtended(item="single", minutes=5)),
    ({"do": "show", "input": INPUT}, InputShown(input=INPUT)),
    ({"do": "unshow", "input": INPUT}, InputUnshown(input=INPUT)),
    ({"do": "restore", "input": INPUT}, InputRestored(input=INPUT)),
    (
        {"do": "set_aside", "input": INPUT, "reason": "test", "note": "Ours"},
        InputSetAside(input=INPUT, reason="test", note="Ours"),
    ),
    ({"do": "names", "shown": True}, NamesShown(shown=True)),
    ({"do": "note", "text": " Pears "}, InterventionNoted(item="single", text=" Pears ", language="fr")),
    (
        {
            "do": "note",
            "text": "Figs",
            "item": "close",
            "participant": "ana",
            "medium": "paper",
            "language": "es",
        }
        | {"consent": "named"},
        InterventionNoted(
            item="close", text="Figs", participant="ana", medium="paper", language="es", consent="named"
        ),
    ),
    (
        {"do": "hands", "asked": "Shall we?", "in_favour": 14, "against": 3},
        HandsCounted(item="single", asked="Shall we?", in_favour=14, against=3),
    ),
    (
        {"do": "strike_hands", "item": "single", "asked": "Shall we?"},
        HandsStruck(item="single", asked="Shall we?"),
    ),
    ({"do": "correct", "input": INPUT, "text": "Figs"}, InterventionCorrected(input=INPUT, text="Figs")),
    ({"do": "strike", "input": INPUT}, InterventionStruck(input=INPUT)),
    (
        {"do": "set_invited", "group": "council:resilience", "invited": 11},
        InvitedSet(constituency="council", choice="resilience", invited=11),
    ),
    ({"do": "set_invited", "group": "section:africa"}, InvitedSet(constituency="section", choice="africa")),
    ({"do": "give_floor", "participant": "ana"}, FloorGiven(participant="ana")),
    ({"do": "end_floor"}, FloorEnded()),
    ({"do": "floor_order", "order": "least_heard"}, FloorOrderSet(order="least_heard")),
    ({"do": "speaking_limit", "seconds": 120}, SpeakingLimitSet(seconds=120)),
    ({"do": "speaking_limit"}, SpeakingLimitSet()),
    ({"do": "floor_totals", "shown": True}, FloorTotalsShown(shown=True)),
    ({"do": "close_door"}, DoorClosed()),
    ({"do": "open_door"}, DoorOpened()),
    (
        {"do": "replan", "minutes": "scale=3 several=2", "leave_out": "ranking"},
        Replanned(minutes={"scale": 3, "several": 2}, leave_out=("ranking",)),
    ),
    ({"do": "replan", "minutes": {"scale": 3}}, Replanned(minutes={"scale": 3})),
    ({"do": "replan", "take_in": ["ranking"]}, Replanned(take_in=("ranking",))),
    ({"do": "move_item", "item": "ranking", "step": "up"}, ItemMoved(item="ranking", before="several")),
    ({"do": "move_item", "item": "ranking", "step": "down"}, ItemMoved(item="ranking", before="close")),
    ({"do": "move_item", "item": "several"}, ItemMoved(item="several")),
    ({"do": "protect", "item": "close", "protected": True}, ItemProtected(item="close", protected=True)),
    ({"do": "take_notes", "item": "close", "text": "Thanks"}, NotesTaken(item="close", text="Thanks")),
    ({"do": "go_on", "on": True}, GoesOnByItself(on=True)),
    ({"do": "board", "scene": "join"}, BoardSwitched(scene="join")),
    ({"do": "board", "scene": "pause", "minutes": 5}, BoardSwitched(scene="pause", minutes=5)),
    (
        {"do": "ask", "question": " Pourquoi ? ", "inputs": True, "minutes": 3},
        ItemAdded(item=on_the_spot("Pourquoi ?", inputs=ShortInputs(prompt=IN_OWN_WORDS), minutes=3)),
    ),
    (
        {"do": "ask", "question": "¿Y?", "language": "es", "vote": "single_choice", "options": "Sí\n\n No \n"}
        | {"live": "false"},
        ItemAdded(item=on_the_spot("¿Y?", "es", vote=SI_O_NO), live=False),
    ),
    (
        {"do": "word_item", "item": "single", "language": "es", "question": "¿Cuál?"}
        | {"options": "manzana\npera\nciruela\nhigo"},
        ItemWorded(
            item="single",
            language="es",
            question="¿Cuál?",
            options={"apple": "manzana", "pear": "pera", "plum": "ciruela", "fig": "higo"},
        ),
    ),
    ({"do": "begin_afresh", "run": 1}, BegunAfresh()),
    ({"do": "introduce", "name": "Ana"}, Introduced()),
    ({"do": "show", "input": INPUT, "revision": 1}, InputShown(input=INPUT, revision=1)),
    ({"do": "review", "review": "first"}, ReviewChanged(item="single", review="first")),
    ({"do": "review", "item": "scale", "review": "none"}, ReviewChanged(item="scale", review="none")),
    (
        {"do": "let_through", "inputs": [f"{INPUT}:1", {"input": INPUT, "revision": 2}]},
        InputsLetThrough(inputs=(Seen(input=INPUT, revision=1), Seen(input=INPUT, revision=2))),
    ),
    (
        {"do": "set_several_aside", "inputs": f"{INPUT}:1", "reason": "test", "note": "A try"},
        InputsSetAside(inputs=(Seen(input=INPUT, revision=1),), reason="test", note="A try"),
    ),
    (
        {"do": "restore_several", "inputs": [f"{INPUT}:1"]},
        InputsRestored(inputs=(Seen(input=INPUT, revision=1),)),
    ),
    ({"do": "pin", "inputs": [f"{INPUT}:1"]}, InputsPinned(inputs=(Seen(input=INPUT, revision=1),))),
    (
        {"do": "unpin", "inputs": [f"{INPUT}:1"]},
        InputsPinned(inputs=(Seen(input=INPUT, revision=1),), pinned=False),
    ),
    ({"do": "merge", "inputs": [f"{INPUT}:1", f"{SECOND}:1"]}, MERGED),
    ({"do": "merge", "inputs": f"{SECOND}:1", "head": f"{INPUT}:1"}, MERGED),
    (
        {"do": "part", "inputs": [f"{SECOND}:1"]},
        InputsParted(inputs=(Seen(input=SECOND, revision=1),)),
    ),
    ({"do": "tag", "input": INPUT, "theme": "C1"}, InputTagged(input=INPUT, theme="C1")),
    ({"do": "untag", "input": INPUT, "theme": "C1"}, InputTagged(input=INPUT, theme="C1", tagged=False)),
    ({"do": "undo", "seq": 4}, Undone(seq=4)),
    ({"do": "put_forward", "statement": "G-01"}, StatementPutForward(statement="G-01")),
    ({"do": "take_back", "statement": "G-01"}, StatementPutForward(statement="G-01", forward=False)),
]
RAPPORTEUR: list[tuple[dict[str, Any], Body]] = [
    (
        {"do": "draft", "es": "Más peras", "kind": "dissent", "about": "single", "section": "2.1"},
        StatementDrafted(texts={"es": "Más peras"}, statement_kind="dissent", about="single", section="2.1"),
    ),
    (
        {"do": "redraft", "statement": "G-01", "revision": 1, "fr": "Poires", "about": "C1"},
        StatementRevised(statement="G-01", revision=1, texts={"fr": "Poires"}, about="C1"),
    ),
    (
        {"do": "redraft", "statement": "G-01", "revision": 1, "kind": "finding", "section": ""},
        StatementRevised(statement="G-01", revision=1, statement_kind="finding", section=""),
    ),
    (
        {"do": "redraft", "statement": "G-01", "revision": 2, "es": "Peras", "follows": "k"},
        StatementRevised(statement="G-01", revision=2, texts={"es": "Peras"}, follows="k"),
    ),
    ({"do": "drop", "statement": "G-01"}, StatementDropped(statement="G-01")),
    ({"do": "take_up", "statement": "G-01"}, StatementDropped(statement="G-01", dropped=False)),
    (
        {"do": "weigh", "statement": "G-01", "evidence": INPUT, "stance": "opposes"},
        EvidenceWeighed(statement="G-01", evidence=INPUT, stance="opposes"),
    ),
    (
        {"do": "weigh", "statement": "G-01", "evidence": "R-SINGLE"},
        EvidenceWeighed(statement="G-01", evidence="R-SINGLE"),
    ),
    ({"do": "name_theme", "label": "Fruit"}, ThemeNamed(label="Fruit")),
    ({"do": "tag", "input": INPUT, "theme": "C1"}, InputTagged(input=INPUT, theme="C1")),
    ({"do": "untag", "input": INPUT, "theme": "C1"}, InputTagged(input=INPUT, theme="C1", tagged=False)),
    ({"do": "quote", "input": INPUT}, QuoteChosen(input=INPUT)),
    ({"do": "unquote", "input": INPUT}, QuoteChosen(input=INPUT, quoted=False)),
    ({"do": "consider", "input": INPUT, "why_not": "Aside"}, InputConsidered(input=INPUT, why_not="Aside")),
    ({"do": "group", "inputs": [INPUT], "label": "Fruit"}, InputsGrouped(inputs=(INPUT,), label="Fruit")),
    ({"do": "regroup", "input": INPUT, "label": "Fruit"}, InputsGrouped(inputs=(INPUT,), label="Fruit")),
    (
        {"do": "write", "part": "single.said", "language": "es", "text": "Peras"},
        ReportWritten(part="single.said", language="es", text="Peras"),
    ),
    (
        {"do": "write", "part": "summary", "language": "fr", "text": "Poires", "revision": 1, "follows": "k"},
        ReportWritten(part="summary", language="fr", text="Poires", revision=1, follows="k"),
    ),
    (
        {"do": "render", "input": INPUT, "language": "es", "text": "Peras"},
        RenderingAdded(input=INPUT, language="es", text="Peras", revision=1),
    ),
    (
        {"do": "correct_language", "input": INPUT, "language": "es"},
        LanguageCorrected(input=INPUT, language="es"),
    ),
]


def name(given: object) -> str:
    return given["do"] if isinstance(given, dict) else ""


def body(session: Session, screen: str, message: dict[str, Any]) -> Body:
    return read_request(screen, json.dumps(message).encode()).body(session.state, Sender("ana", "fr"))


def refusal(session: Session, screen: str, message: dict[str, Any]) -> str:
    with pytest.raises(Refusal) as refused:
        body(session, screen, message)
    return refused.value.reason


def unusable(screen: str, message: str | bytes) -> Unusable:
    with pytest.raises(Unusable) as caught:
        read_request(screen, message.encode() if isinstance(message, str) else message)
    return caught.value


@pytest.fixture
def session() -> Session:
    """The single choice is live, and Ana has sent two inputs and given two words."""
    session = Session("ana", at="single", plan=asking_for_words("close"))
    session.moderate(VotingOpened(item="close"))
    session.answer("ana", "Care", "Peace", item="close")
    session.send("ana")
    session.send("ana")
    session.do("rapporteur", StatementDrafted(texts={"en": "More pears"}))
    return session


@pytest.mark.parametrize(("message", "entry"), PARTICIPANT, ids=name)
def test_what_a_participant_asks_for_becomes_an_entry(
    session: Session, message: dict[str, Any], entry: Body
) -> None:
    assert body(session, "participant", message) == entry


@pytest.mark.parametrize(("message", "entry"), MODERATOR, ids=name)
def test_what_a_moderator_asks_for_becomes_an_entry(
    session: Session, message: dict[str, Any], entry: Body
) -> None:
    assert body(session, "moderator", message) == entry


@pytest.mark.parametrize(("message", "entry"), RAPPORTEUR, ids=name)
def test_what_a_rapporteur_asks_for_becomes_an_entry(
    session: Session, message: dict[str, Any], entry: Body
) -> None:
    assert body(session, "rapporteur", message) == entry


def test_every_command_is_tried_here() -> None:
    assert {message["do"] for message, _ in PARTICIPANT} == names_of("participant")
    assert {message["do"] for message, _ in MODERATOR} | {"start"} == names_of("moderator")
    tried = {message["do"] for message, _ in (*MODERATOR, *RAPPORTEUR)}
    assert {message["do"] for message, _ in RAPPORTEUR} <= names_of("rapporteur") <= tried


@pytest.mark.parametrize(
    "message",
    [
        {"do": "ballot", "item": "single", "answer": "pear"},
        {"do": "input", "item": "single", "text": "Pears"},
    ],
)
def test_what_waited_for_a_network_says_when_it_was_written_where_that_can_be(
    session: Session, message: dict[str, Any]
) -> None:
    """A portal that answers in our place can set a phone's clock to 1970; then the receipt alone is known."""
    now = NOON + timedelta(minutes=10)

    def said(**late: float) -> datetime | None:
        at = (NOON + timedelta(**late)).timestamp() * 1000
        sent = body(session, "participant", {**message, "at": at})
        return believable(sent, session.state, now).written_at

    assert said(minutes=5, milliseconds=500) == NOON + timedelta(minutes=5, milliseconds=500)
    assert said(minutes=10, milliseconds=800) == now, "a little ahead is now"
    assert said(minutes=11) is None
    assert said(seconds=-1) is None, "before the session began"
    assert believable(body(session, "participant", {**message, "at": 0}), session.state, now).written_at is None
    assert believable(body(session, "participant", message), session.state, now).written_at is None


def test_lines_end_the_same_way_whatever_the_device(session: Session) -> None:
    sent = body(session, "participant", {"do": "input", "item": "single", "text": "a\r\nb\rc"})
    assert sent.text == "a\nb\nc"


@pytest.mark.parametrize("screen", ["participant", "moderator", "board", "rapporteur", "interpreter"])
def test_every_screen_may_ask_whether_the_line_is_alive(screen: str) -> None:
    assert read_request(screen, b'{"do": "ping"}').do == "ping"


def test_participants_may_ask_for_more_inputs_of_others() -> None:
    message = json.dumps({"do": "others", "item": "single", "have": [INPUT]}).encode()
    asked = read_request("participant", message)
    assert (asked.item, asked.have) == ("single", (INPUT,))


def test_the_session_starts_with_its_first_item_once() -> None:
    session = Session()
    for do in ("start", "next"):
        assert body(session, "moderator", {"do": do}) == ItemStarted(item="opening")
    session.go("opening")
    assert refusal(session, "moderator", {"do": "start"}) == "already_live"


def test_next_after_the_last_item_ends_the_session_and_back_takes_it_up_again() -> None:
    session = Session(at="close")
    assert body(session, "moderator", {"do": "next"}) == SessionEnded(leaving="close")
    session.end()
    assert refusal(session, "moderator", {"do": "next"}) == "not_running"
    assert body(session, "moderator", {"do": "back"}) == ItemStarted(item="close")


def test_there_is_nothing_before_the_first_item() -> None:
    assert refusal(Session(), "moderator", {"do": "back"}) == "not_running"
    assert refusal(Session(at="single"), "moderator", {"do": "back", "leaving": "opening"}) == "already_live"


def test_undo_takes_back_the_last_action(session: Session) -> None:
    assert body(session, "moderator", {"do": "undo"}) == Undone(seq=session.state.actions[-1].seq)
    assert refusal(Session(), "moderator", {"do": "undo"}) == "nothing_to_undo"


@pytest.mark.parametrize(
    ("screen", "message", "reason"),
    [
        ("participant", {"do": "ballot", "item": "nowhere", "answer": "pear"}, "unknown_item"),
        ("participant", {"do": "ballot", "item": "opening", "answer": "pear"}, "nothing_asked"),
        ("participant", {"do": "ballot", "item": "single", "answer": "kiwi"}, "unknown_option"),
        ("participant", {"do": "input", "item": "nowhere", "text": "Pears"}, "unknown_item"),
        ("participant", {"do": "input", "item": "single", "text": "x" * 41}, "too_long"),
        ("participant", {"do": "revise", "input": "SINGLE-009", "text": "x"}, "unknown_input"),
        ("participant", {"do": "revise", "input": INPUT, "text": "x" * 41}, "too_long"),
        ("moderator", {"do": "begin_afresh", "run": 2}, "moved_on"),
        ("participant", {"do": "withdraw"}, "unknown_item"),
        ("participant", {"do": "withdraw", "input": "SINGLE-009"}, "unknown_input"),
        ("participant", {"do": "endorse", "input": "SINGLE-009"}, "unknown_input"),
        ("participant", {"do": "judge", "input": "SINGLE-009", "stance": "pass"}, "unknown_input"),
        ("moderator", {"do": "set_invited", "group": "council:nowhere", "invited": 3}, "unknown_option"),
        ("moderator", {"do": "set_invited", "group": "nowhere:africa", "invited": 3}, "unknown_option"),
        ("moderator", {"do": "next", "leaving": "nowhere"}, "unknown_item"),
        ("moderator", {"do": "go", "item": "nowhere"}, "unknown_item"),
        ("moderator", {"do": "open", "item": "nowhere"}, "unknown_item"),
        ("moderator", {"do": "show", "input": "SINGLE-009"}, "unknown_input"),
        ("moderator", {"do": "ask", "question": " ", "inputs": True}, "empty_text"),
        ("moderator", {"do": "ask", "question": "Why?"}, "no_answers_chosen"),
        ("moderator", {"do": "ask", "question": "x" * 201, "inputs": True}, "too_long"),
        (
            "moderator",
            {"do": "ask", "question": "Why?", "vote": "single_choice", "options": "a"},
            "too_few_options",
        ),
        ("moderator", {"do": "ask", "question": "Why?", "vote": "guess"}, "unknown_option"),
        (
            "moderator",
            {"do": "ask", "question": "Why?", "vote": "single_choice", "options": "a\nb\na"},
            "options_alike",
        ),
        (
            "moderator",
            {"do": "ask", "question": "Why?", "vote": "ranking", "options": "\n".join("abcdefghijklm")},
            "too_many_options",
        ),
        (
            "moderator",
            {"do": "ask", "question": "Why?", "vote": "single_choice", "options": f"a\n{'x' * 101}"},
            "too_long",
        ),
        (
            "moderator",
            {"do": "word_item", "item": "single", "language": "es", "question": "¿?", "options": "a"},
            "other_number_of_options",
        ),
        (
            "moderator",
            {"do": "word_item", "item": "nowhere", "language": "es", "question": "¿?"},
            "unknown_item",
        ),
        ("moderator", {"do": "replan"}, "empty_answer"),
        ("moderator", {"do": "replan", "minutes": {"nowhere": 2}}, "unknown_item"),
        ("moderator", {"do": "replan", "leave_out": "opening"}, "already_begun"),
        ("moderator", {"do": "move_item", "item": "opening", "step": "down"}, "already_begun"),
        ("moderator", {"do": "move_item", "item": "close", "step": "down"}, "moved_on"),
        ("moderator", {"do": "protect", "item": "nowhere", "protected": True}, "unknown_item"),
        ("moderator", {"do": "take_notes", "item": "nowhere"}, "unknown_item"),
        ("moderator", {"do": "let_through", "inputs": ["SINGLE-009:1"]}, "unknown_input"),
        ("moderator", {"do": "pin", "inputs": ["SINGLE-009:1"]}, "unknown_input"),
        ("moderator", {"do": "merge", "inputs": [f"{INPUT}:1"]}, "nothing_to_merge"),
        ("moderator", {"do": "merge", "inputs": [f"{INPUT}:1"], "head": "SINGLE-009:1"}, "unknown_input"),
        ("moderator", {"do": "part", "inputs": ["SINGLE-009:1"]}, "unknown_input"),
        ("rapporteur", {"do": "draft", "en": " ", "es": ""}, "empty_text"),
        ("rapporteur", {"do": "draft"}, "empty_text"),
        ("rapporteur", {"do": "draft", "en": "x", "about": "nowhere"}, "unknown_theme"),
        ("rapporteur", {"do": "draft", "en": "x", "addressee": "nobody"}, "unknown_option"),
        ("rapporteur", {"do": "redraft", "statement": "G-01", "revision": 1, "en": ""}, "empty_text"),
        ("rapporteur", {"do": "redraft", "statement": "G-09", "revision": 1, "en": "x"}, "unknown_statement"),
        ("rapporteur", {"do": "weigh", "statement": "G-01", "evidence": "SINGLE-009"}, "unknown_input"),
        ("rapporteur", {"do": "weigh", "statement": "G-01", "evidence": "R-OPENING"}, "unknown_input"),
        ("rapporteur", {"do": "weigh", "statement": "G-01", "evidence": "H-SINGLE"}, "unknown_input"),
        ("rapporteur", {"do": "tag", "input": INPUT, "theme": "C9"}, "unknown_theme"),
        ("rapporteur", {"do": "group", "inputs": ["SINGLE-009"]}, "unknown_input"),
        ("rapporteur", {"do": "regroup", "input": INPUT, "into": "K-09"}, "unknown_group"),
        ("rapporteur", {"do": "regroup", "input": INPUT}, "unknown_group"),
        ("rapporteur", {"do": "name_theme", "label": " CARÉ"}, "theme_there"),
        ("rapporteur", {"do": "correct_language", "input": "SINGLE-009", "language": "es"}, "unknown_input"),
        ("rapporteur", {"do": "write", "part": "single.price", "language": "es", "text": "x"}, "unknown_item"),
        ("participant", {"do": "recognise", "statement": "G-09", "recognition": "no"}, "unknown_statement"),
        (
            "participant",
            {"do": "recognise", "statement": "G-01", "recognition": "no", "revision": 2},
            "unknown_statement",
        ),
    ],
)
def test_what_can_never_be_right_is_refused_without_an_entry(
    session: Session, screen: str, message: dict[str, Any], reason: str
) -> None:
    assert refusal(session, screen, message) == reason


def test_an_input_joins_a_group_and_leaves_it_whoever_else_did_meanwhile(session: Session) -> None:
    session.send("ana", "Figs")
    session.do("rapporteur-1", InputsGrouped(inputs=("SINGLE-002",), label="Fruit", because="pears"))
    session.do("rapporteur-2", InputsGrouped(inputs=("SINGLE-002", INPUT), into="K-01", label="Fruit"))
    leaves = body(session, "rapporteur", {"do": "regroup", "input": "SINGLE-002"})
    assert leaves == InputsGrouped(inputs=(INPUT,), into="K-01", label="Fruit")
    joins = body(session, "rapporteur", {"do": "regroup", "input": INPUT, "into": "K-01"})
    assert joins == InputsGrouped(inputs=("SINGLE-002", INPUT), into="K-01", label="Fruit")


def test_a_group_is_joined_by_its_name_however_it_is_typed(session: Session) -> None:
    session.send("ana", "Figs")
    first = body(session, "rapporteur", {"do": "regroup", "input": "SINGLE-002", "label": "Frutas á la carte"})
    session.do("rapporteur-1", first)
    joins = body(session, "rapporteur", {"do": "regroup", "input": INPUT, "label": "frutas  a la Carte"})
    assert joins == InputsGrouped(inputs=("SINGLE-002", INPUT), into="K-01", label="Frutas á la carte")
    session.do("rapporteur-1", InputsGrouped(inputs=(), into="K-01", label="Frutas á la carte"))
    anew = body(session, "rapporteur", {"do": "regroup", "input": INPUT, "label": "Frutas á la carte"})
    assert anew == InputsGrouped(inputs=(INPUT,), label="Frutas á la carte")
    session.do("rapporteur-1", InputsGrouped(inputs=("SINGLE-002",)))
    assert refusal(session, "rapporteur", {"do": "regroup", "input": INPUT}) == "unknown_group"


@pytest.mark.parametrize("do", ["open", "close", "reveal", "hide", "extend"])
def test_before_the_start_no_item_is_live_to_act_on(do: str) -> None:
    assert refusal(Session(), "moderator", {"do": do}) == "not_running"


@pytest.mark.parametrize(
    ("screen", "message", "reason"),
    [
        ("participant", '{"do": "floor"', "unreadable"),
        ("participant", "", "unreadable"),
        ("participant", b'{"do": "\xff"}', "unreadable"),
        ("participant", r'{"do": "input", "item": "single", "text": "\ud800"}', "unreadable"),
        (
            "participant",
            f'{{"do": "ballot", "item": "single", "answer": {"[" * 3000}{"]" * 3000}}}',
            "unreadable",
        ),
        ("participant", '["floor"]', "wrong_type"),
        ("participant", "null", "wrong_type"),
        ("participant", '{"do": "floor", "wanted": "perhaps"}', "wrong_type"),
        ("participant", '{"do": "ballot", "item": 1, "answer": "pear"}', "wrong_type"),
        ("participant", '{"do": "ballot", "item": "single"}', "wrong_type"),
        (
            "participant",
            '{"do": "recognise", "statement": "G-01", "recognition": "no", "revision": 0}',
            "wrong_type",
        ),
        ("moderator", '{"do": "extend", "minutes": 0}', "wrong_type"),
        ("moderator", '{"do": "extend", "minutes": 61}', "wrong_type"),
        ("moderator", '{"do": "floor_order", "order": "loudest"}', "wrong_type"),
        ("moderator", '{"do": "speaking_limit", "seconds": 4}', "wrong_type"),
        ("participant", '{"do": "floor", "language": "de"}', "wrong_type"),
        ("participant", '{"do": "dance"}', "unknown_command"),
        ("participant", "{}", "unknown_command"),
        ("participant", r'{"do": "floor", "key": "\u007f"}', "control_characters"),
        ("participant", json.dumps({"do": "floor", "topic": "x" * 81}), "too_long"),
        ("participant", json.dumps({"do": "floor", "key": "x" * 65}), "too_long"),
        (
            "participant",
            json.dumps({"do": "input", "item": "q", "text": "x", "themes": ["C1"] * 21}),
            "too_long",
        ),
        ("participant", json.dumps({"do": "floor", "ignored": "x" * MAX_BYTES}), "too_long"),
        ("participant", f'{{"do": "floor", "ignored": "{"é" * (MAX_BYTES // 2)}"}}', "too_long"),
        ("participant", '{"do": "next"}', "not_allowed"),
        ("moderator", '{"do": "ballot", "item": "single", "answer": "pear"}', "not_allowed"),
        ("participant", '{"do": "ballot", "item": "single", "answer": 1, "at": NaN}', "wrong_type"),
        ("participant", '{"do": "ballot", "item": "single", "answer": 1, "at": -1}', "wrong_type"),
        ("board", '{"do": "floor"}', "not_allowed"),
        ("board", '{"do": "dance"}', "unknown_command"),
        ("rapporteur", '{"do": "next"}', "not_allowed"),
    ],
)
def test_a_message_that_is_no_command_of_the_screen_is_told_why(
    screen: str, message: str | bytes, reason: str
) -> None:
    assert unusable(screen, message).reason == reason


@pytest.mark.parametrize("do", ["[]", '["floor"]', "{}", '{"do": "floor"}', "null", "1", "NaN", "[[]]"])
@pytest.mark.parametrize("screen", ["participant", "moderator", "board", "rapporteur", "interpreter"])
def test_a_command_asked_for_by_no_name_is_unknown(screen: str, do: str) -> None:
    refused = unusable(screen, f'{{"do": {do}, "key": "k1"}}')
    assert refused.reason in ("unknown_command", "wrong_type")
    assert refused.key == "k1"


def test_half_a_character_is_refused_however_it_comes() -> None:
    message = '{"do": "floor", "topic": "\ud800"}'.encode(errors="surrogatepass")
    assert unusable("participant", message).reason == "unreadable"


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\x00", "\x1b", "\x7f", "\x85", "\u2028", "\x0b"])
@pytest.mark.parametrize(
    "write",
    [
        lambda text: InputSent(item="single", text=text),
        lambda text: InputRevised(input=INPUT, text=text),
        lambda text: FloorAsked(topic=text),
        lambda text: InputSetAside(input=INPUT, reason="test", note=text),
    ],
    ids=["input", "revision", "topic", "note"],
)
def test_what_no_document_can_hold_never_reaches_the_log(write: Callable[[str], Body], character: str) -> None:
    said = json.loads(write_body(write(f"Pears{character} \ufffd\U0001f350")))
    meant = "\n" if character in "\x85\u2028\x0b" else ""
    assert f"Pears{meant} \ufffd\U0001f350" in said.values()


def test_a_refused_message_is_answered_under_its_key() -> None:
    assert unusable("participant", '{"do": "dance", "key": "k1"}').key == "k1"
    assert unusable("participant", json.dumps({"do": "dance", "key": "x" * 64})).key == "x" * 64
    assert unusable("participant", '{"do": "dance"}').key is None
    assert unusable("participant", '["floor"]').key is None
    assert unusable("participant", '{"key": "k1"').key is None


@pytest.mark.parametrize(
    "key", ['""', f'"{"x" * 65}"', "7", "null", '["k1"]', "{}", r'"\ud800"', r'"\u0000"', r'"\uffff"']
)
def test_a_key_that_can_be_none_is_not_given_back(key: str) -> None:
    assert unusable("participant", f'{{"do": "dance", "key": {key}}}').key is None


def test_fields_a_command_does_not_name_are_ignored() -> None:
    command = read_request("moderator", b'{"do": "next", "key": "k1", "headers": {"HX-Request": "true"}}')
    assert (command.do, command.key) == ("next", "k1")
