"""Who spoke, on what and for how long, and how much was heard of each group, in every file of the record."""

from datetime import timedelta
from typing import Any

import pytest

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.entry import Body
from app.domain.floor.entries import FloorAsked, FloorEnded, FloorGiven
from app.domain.floor.moderation import SpeakingLimitSet
from app.domain.inputs.spoken import InterventionNoted
from app.domain.names import Names
from app.domain.people.entries import Joined
from app.domain.reading import write_body
from app.domain.session.entries import Planned
from app.exports.profiles import Profile
from app.exports.record import Record
from app.exports.report.compose import report_of
from app.log.stored import StoredEntry
from app.log.tables import SessionRow

from .scenes import plain_rows, small_plan
from .test_report import chapter, table, told

PLAN = small_plan()
SECTIONS = (
    {f"p-{n}": "africa" for n in range(1, 5)} | {"p-5": "europe"} | {f"p-{n}": "eurasia" for n in (6, 7, 8)}
)


class Played:
    """A session in which someone of Africa spoke for a minute and someone of Europe for half of one."""

    def __init__(self) -> None:
        self.log: list[StoredEntry] = []
        self.now = PLAN.starts_at
        self.add("system", Planned(plan=PLAN))
        for who, section in SECTIONS.items():
            self.add(who, Joined(constituencies={"section": section}))
        self.add("moderator", ItemStarted(item="q1"))
        self.add("p-1", FloorAsked(topic="=Water", language="fr"))
        self.add("moderator", SpeakingLimitSet(seconds=90))
        self.add("moderator", FloorGiven(participant="p-1"))
        self.add("rapporteur", InterventionNoted(item="q1", text="Rivers", participant="p-1"), 10)
        self.add("moderator", FloorEnded(), 50)
        self.add("moderator", SpeakingLimitSet())
        self.add("moderator", FloorGiven(participant="p-5"))
        self.add("moderator", FloorEnded(), 30)
        guest = InterventionNoted(item="q1", text="A guest", constituencies={"section": "africa"})
        self.add("rapporteur", guest)
        self.add("moderator", SessionEnded(leaving="q1"))

    def add(self, actor: str, body: Body, after: int = 1) -> None:
        self.now += timedelta(seconds=after)
        at = self.now.isoformat(timespec="microseconds")
        who = (at, actor, body.kind, f"k{len(self.log)}", write_body(body))
        self.log.append(StoredEntry(len(self.log) + 1, *who, b"", b"", None, body.version, b"salt"))

    def record(self, profile: Profile = "restricted") -> Record:
        return Record(SessionRow(code="ABC234", cookie_secret="secret"), tuple(self.log), Names(()), profile)


@pytest.fixture(scope="module")
def session() -> Played:
    return Played()


def shares(record: Record) -> dict[Any, tuple[Any, ...]]:
    """What the table says of each group."""
    return {
        row["scope_value"]: (row["turns"], row["turns_without_time"], row["seconds"], row["suppressed"])
        for row in plain_rows(record, "share_of_voice")
    }


def test_each_turn_has_its_topic_its_language_its_limit_and_what_was_noted_of_it(session: Played) -> None:
    first, second = plain_rows(session.record(), "speakers")
    assert (first["topic"], first["language"], first["duration_s"], first["limit_s"]) == (
        "=Water",
        "fr",
        60,
        90,
    )
    assert first["linked_input_ids"] == "Q1-001"
    assert (second["topic"], second["language"], second["duration_s"], second["limit_s"]) == (
        None,
        "en",
        30,
        None,
    )


def test_every_group_has_its_share_those_who_were_not_heard_too(session: Played) -> None:
    assert shares(session.record()) == {
        None: (3, 1, 90, "n"),
        "africa": (2, 1, 60, "n"),
        "europe": (1, 0, 30, "n"),
        "eurasia": (0, 0, 0, "n"),
    }


def test_in_a_file_for_anyone_a_group_of_one_is_not_told_nor_found_by_what_is_left(session: Played) -> None:
    assert shares(session.record("shareable")) == {
        None: (3, 1, 90, "n"),
        "africa": (2, 1, 60, "n"),
        "europe": (None, None, None, "y"),
        "eurasia": (None, None, None, "y"),
    }


def test_the_report_tells_it_among_participation(session: Played) -> None:
    report = report_of(session.record(), "en")
    assert table(chapter(report, "participation"), "Group") == {
        "Africa": ["2", "1:00"],
        "Europe": ["1", "0:30"],
        "Eurasia": ["0", "–"],
        "Everyone": ["3", "1:30"],
    }


def test_a_report_for_anyone_says_neither_how_long_one_person_spoke_nor_which(session: Played) -> None:
    report = report_of(session.record("shareable"), "en")
    assert table(chapter(report, "participation"), "Group") == {
        "Africa": ["2", "1:00"],
        "groups too small to be told apart": ["1", "0:30"],
        "Everyone": ["3", "1:30"],
    }
    assert "Europe" not in told(report)
    speakers = table(chapter(report, "annex-b"), "From").values()
    assert [speaker for speaker, _minutes in speakers] == ["Africa", "a participant"]
