"""A small session to export: nine people, two votes, and everything that can go wrong."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

from sqlalchemy import Engine
from sqlmodel import SQLModel

from app.domain.agenda.entries import ItemStarted, SessionEnded, TimeExtended
from app.domain.agenda.notes import NotesTaken
from app.domain.attendance.entries import InvitedSet, PresentCounted
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.hands import HandsCounted
from app.domain.entry import Body
from app.domain.floor.entries import FloorAsked, FloorEnded, FloorGiven
from app.domain.guidance.harvest import InputConsidered, InputsGrouped, InputTagged, ThemeNamed
from app.domain.guidance.reporting import ReportWritten
from app.domain.guidance.statements import EvidenceWeighed, StatementDrafted, StatementDropped
from app.domain.guidance.validation import StatementAnswered, StatementPutForward
from app.domain.inputs.agreement import Judged
from app.domain.inputs.entries import InputRevised, InputSent, InputWithdrawn
from app.domain.inputs.languages import LanguageCorrected
from app.domain.inputs.moderation import InputSetAside, InputShown
from app.domain.inputs.renderings import RenderingAdded
from app.domain.inputs.support import Endorsed
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.domain.session.entries import Undone
from app.exports.cells import Plain, plain
from app.exports.download import download_of
from app.exports.formats import FORMATS
from app.exports.profiles import Profile
from app.exports.record import Record, open_record
from app.exports.tables import tables_of
from app.log.append import Draft, append
from app.log.database import open_database
from app.log.sessions import create_session
from app.log.tables import SessionRow

GENERATED = datetime(2021, 5, 18, 12, 0, tzinfo=UTC)
ARABIC, EMOJI = "التعاون بين المدن", "Cities 🤝 regions 👩🏽‍🔧"
QUOTED = 'He said "yes", twice,\nthen left'
SECTIONS = {"p-1": "africa", "p-2": "africa", "p-3": "africa", "p-4": "africa", "p-5": "europe"}
SECTIONS |= {"p-6": "europe", "p-7": "europe", "p-8": "eurasia"}


FIRST_STATEMENT = StatementDrafted(
    texts={"en": "=Cities first", "es": "Primero las ciudades"}, about="q1", section="+2.1"
)


def _text(en: str) -> dict[str, str]:
    return {"en": en, "es": f"{en} (es)", "fr": f"{en} (fr)"}


def _choices(*ids: str) -> list[dict[str, object]]:
    return [{"id": id, "label": _text(id.capitalize())} for id in ids]


def _agenda() -> list[dict[str, object]]:
    inputs = {"prompt": _text("Tell us"), "prompts": [{**_choices("obstacle")[0], "hint": _text("A hint")}]}
    scale = {"kind": "scale", "prompt": _text("How far?"), "rows": _choices("local", "global")}
    scale |= {"options": _choices("1", "2", "3"), "aside": _choices("none")}
    ranking = {"kind": "ranking", "prompt": _text("In order?"), "options": _choices("a", "b", "c")}
    return [
        {"id": "opening", "title": _text("Opening"), "minutes": 5},
        {"id": "q1", "title": _text("One"), "minutes": 10, "question": _text("What has changed?")}
        | {"vote": scale, "inputs": inputs},
        {"id": "q2", "title": _text("Two"), "minutes": 5, "question": _text("Which?"), "vote": ranking}
        | {"inputs": {"prompt": _text("Say why"), "others": "agreement"}},
        {"id": "pause", "title": _text("Pause"), "minutes": 5},
        {"id": "close", "title": _text("Close"), "minutes": 5, "again": "q2"},
    ]


def small_plan() -> Plan:
    """Thirty minutes at noon in Madrid."""
    titles = ("kind", "title", "short_title", "translations", "background_title", "findings_title")
    headings = ("findings_intro", "challenge_heading", "mechanism_heading")
    themes = [("C1", "challenge", "Ecology"), ("M1", "mechanism", "Capacity")]
    return Plan.model_validate(
        {
            **{name: _text(name) for name in (*titles, *headings)},
            "date": "2021-05-18",
            "starts": "12:00",
            "ends": "12:30",
            "zone": "Europe/Madrid",
            "zone_label": "CEST",
            "organisations": [{"id": "uclg", "name": _text("UCLG"), "part": "organiser"}],
            "themes": [{"id": id, "group": group, "label": _text(label)} for id, group, label in themes],
            "roles": _choices("councillor", "sherpa"),
            "sections": _choices("africa", "europe", "eurasia"),
            "councils": [{**one, "invited": 4} for one in _choices("culture")],
            "agenda": _agenda(),
        }
    )


def new_database(folder: Path) -> Engine:
    """An empty database in a file of the folder."""
    engine = open_database(f"sqlite:///{folder / 'hemicycle.db'}")
    SQLModel.metadata.create_all(engine)
    return engine


def write(engine: Engine, session: SessionRow, *said: tuple[str, Body] | tuple[str, Body, str]) -> int:
    """Append (actor, body) or (actor, body, name) to the session's log, each with a key; the last seq."""
    assert session.id is not None
    drafts = [Draft(session.id, actor, body, uuid4().hex, *name) for actor, body, *name in said]
    [written] = append(engine, {session.id: session.code}, drafts)
    return written.last_seq


def play(engine: Engine, plan: Plan) -> SessionRow:
    """The whole session, from its plan to its end."""
    session = create_session(engine, plan)
    joins = [
        (who, Joined(constituencies={"role": "councillor", "section": section}), f"Name of {who}")
        for who, section in SECTIONS.items()
    ]
    sherpa = Joined(constituencies={"role": "sherpa"}, language="fr")
    write(
        engine,
        session,
        *joins,
        ("p-9", sherpa, "=HYPERLINK(1)"),
    )
    write(
        engine,
        session,
        ("moderator", ItemStarted(item="opening", connected=8)),
        ("moderator", ItemStarted(item="q1", leaving="opening", connected=9)),
        *_votes(),
        *_inputs(),
        *_moderation(),
    )
    for mistake in (InputSetAside(input="Q1-005", reason="test"), TimeExtended(item="q1", minutes=9)):
        seq = write(engine, session, ("moderator", mistake))
        write(engine, session, ("moderator", Undone(seq=seq)))
    write(engine, session, *_afterwards())
    write(engine, session, *_at_the_desk())
    return session


def _votes() -> list[tuple[str, Body]]:
    def answer(local: str, world: str) -> BallotCast:
        return BallotCast(item="q1", answer={"local": [local], "global": [world]})

    votes = [(f"p-{n}", answer("2", "3")) for n in range(1, 9)]
    return [
        *votes,
        ("p-1", answer("1", "no_opinion")),
        ("p-9", answer("3", "none")),
        ("p-9", BallotWithdrawn(item="q1")),
        ("p-stranger", answer("1", "1")),
        ("p-2", BallotCast(item="q1", answer={"local": ["7"]})),
        ("p-2", BallotCast(item="q1", answer={})),
    ]


def _inputs() -> list[tuple[str, Body]]:
    written = datetime(2021, 5, 18, 10, 6, tzinfo=UTC)
    texts = ["=1+1", QUOTED, ARABIC, EMOJI, "-2", "Off the question", "To be withdrawn"]
    sent = [
        (f"p-{n}", InputSent(item="q1", text=text, themes=("M1", "C1"), written_at=written))
        for n, text in enumerate(texts, 1)
    ]
    return [
        *sent,
        ("p-1", InputSent(item="q1", text="   ")),
        ("p-2", InputRevised(input="Q1-002", text=f"{QUOTED} again")),
        ("p-7", InputWithdrawn(input="Q1-007")),
        *[(f"p-{n}", Endorsed(input="Q1-001")) for n in (1, 2, 5, 9)],
        ("rapporteur", HandsCounted(item="q1", asked="=1+1?", in_favour=13, against=3)),
        ("rapporteur", HandsCounted(item="q1", asked="=1+1?", in_favour=14, against=3, abstaining=2)),
    ]


def _moderation() -> list[tuple[str, Body]]:
    return [
        ("moderator", InputSetAside(input="Q1-006", reason="off_question", note="@me, later", connected=7)),
        ("moderator", InputShown(input="Q1-002", connected=6)),
        ("moderator", TimeExtended(item="q1", minutes=2, connected=9)),
        ("moderator", NotesTaken(item="q1", text="For moderators alone")),
        ("moderator", InputShown(input="Q1-006", connected=9)),
        ("p-9", FloorAsked(topic="=Trade")),
        ("moderator", FloorGiven(participant="p-9")),
        ("moderator", FloorEnded()),
        ("moderator", InvitedSet(constituency="section", choice="africa", invited=11)),
        ("system", PresentCounted(people={"all": {"": 9}, "section": {"africa": 3}})),
    ]


def _afterwards() -> list[tuple[str, Body]]:
    return [
        ("moderator", ItemStarted(item="q2", leaving="q1")),
        ("p-1", BallotCast(item="q1", answer={"local": ["3"]})),
        ("p-3", InputSent(item="q1", text="Too late?", prompt="obstacle")),
        *[(f"p-{n}", BallotCast(item="q2", answer={"": ["b", "a"]})) for n in (1, 2, 3, 5)],
        ("p-1", InputSent(item="q2", text="Because")),
        *[(f"p-{n}", Judged(input="Q2-001", stance="agree", revision=1)) for n in (2, 3, 4, 5)],
        ("p-6", Judged(input="Q2-001", stance="disagree", revision=1)),
        ("p-7", Judged(input="Q2-001", stance="pass", revision=1)),
        ("moderator", ItemStarted(item="close", leaving="q2")),
        *[(f"p-{n}", BallotCast(item="close", answer={"": ["a"]})) for n in (1, 2, 3, 5)],
        ("rapporteur", FIRST_STATEMENT),
        ("rapporteur", StatementPutForward(statement="G-01")),
        (
            "p-3",
            StatementAnswered(statement="G-01", recognition="change", text="@regions first", consent="main"),
        ),
        ("moderator", SessionEnded(leaving="close")),
    ]


def _at_the_desk() -> list[tuple[str, Body]]:
    """After the end: the rapporteur's work, of which tables and report tell."""
    desk: list[Body] = [
        StatementDrafted(texts={"fr": "Un désaccord"}, statement_kind="dissent", about="C1"),
        StatementDropped(statement="G-02"),
        EvidenceWeighed(statement="G-01", evidence="Q1-001", stance="supports"),
        EvidenceWeighed(statement="G-01", evidence="Q1-003", stance="opposes"),
        EvidenceWeighed(statement="G-01", evidence="R-Q1", stance="nuances"),
        ThemeNamed(label="@own"),
        InputTagged(input="Q1-001", theme="T1"),
        InputConsidered(input="Q1-005", why_not="-off the record"),
        InputsGrouped(inputs=("Q1-001", "Q1-003"), label="Cities", because="cities – ciudades"),
        RenderingAdded(input="Q1-003", language="es", text="Cooperación entre ciudades", revision=1),
        LanguageCorrected(input="Q1-004", language="fr"),
        ReportWritten(part="summary", language="en", text="=It went well.\nVery well."),
    ]
    return [("rapporteur", body) for body in desk]


def read_csv(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def read_record(engine: Engine, session: SessionRow, profile: Profile = "restricted") -> Record:
    """The record as it is now, whatever is written later."""
    with open_record(engine, session, profile) as record:
        return replace(record, entries=tuple(record.entries))


def written(record: Record, format: str) -> bytes:
    """The record's download in a format."""
    target = BytesIO()
    FORMATS[format].write(download_of(record, GENERATED), target)
    return target.getvalue()


def csv_files(record: Record) -> dict[str, bytes]:
    """The files of the record's ZIP."""
    with ZipFile(BytesIO(written(record, "zip"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plain_rows(record: Record, table: str) -> list[dict[str, Plain]]:
    """A table's rows, as formats without types of their own write them."""
    [found] = [one for one in tables_of(record.profile, record.plan) if one.name == table]
    return [{one.name: plain(one, row[one.name]) for one in found.columns} for row in found.rows(record)]
