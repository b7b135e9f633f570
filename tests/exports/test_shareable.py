"""A file that may be passed on has nothing of anyone that they did not consent to."""

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.entry import Body
from app.domain.floor.entries import FloorGiven
from app.domain.guidance.harvest import QuoteChosen
from app.domain.guidance.statements import EvidenceWeighed, StatementDrafted
from app.domain.guidance.validation import StatementAnswered, StatementPutForward
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputSent, InputWithdrawn
from app.domain.inputs.moderation import InputSetAside, InputShown
from app.domain.inputs.renderings import RenderingAdded
from app.domain.inputs.spoken import InterventionNoted
from app.domain.names import Names
from app.domain.people.consent import CONSENTS
from app.domain.people.entries import Joined
from app.domain.reading import write_body
from app.domain.session.entries import Planned
from app.domain.text import LANGUAGES
from app.exports.profiles import Profile
from app.exports.record import Record
from app.exports.report.write import write_report
from app.log.log_file import UnreadableLog
from app.log.stored import StoredEntry
from app.log.tables import SessionRow
from app.log.verify import verify_file

from .scenes import csv_files, plain_rows, small_plan, written

PLAN = small_plan()
PEOPLE = ("p-aaa", "p-bbb", "p-ccc")
NAMES = {"p-aaa": "Quetzalcoatl", "p-bbb": "Ozymandias", "p-ccc": "Nefertiti", "": "Gilgamesh"}
SAID = {"p-aaa": {"section": "africa"}, "p-bbb": {"section": "europe", "role": "sherpa"}}
NUMBERS = st.integers(1, 6)
consents, people = st.none() | st.sampled_from(CONSENTS), st.sampled_from(PEOPLE)

acts = st.lists(
    st.one_of(
        st.tuples(st.just("send"), people, consents),
        st.tuples(st.just("note"), people | st.just(""), consents),
        st.tuples(st.just("consent"), NUMBERS, st.sampled_from(CONSENTS)),
        st.tuples(st.just("revise"), NUMBERS, st.none()),
        st.tuples(st.just("withdraw"), NUMBERS, st.none()),
        st.tuples(st.just("aside"), NUMBERS, st.none()),
        st.tuples(st.just("show"), NUMBERS, st.none()),
        st.tuples(st.just("render"), NUMBERS, st.none()),
        st.tuples(st.just("weigh"), NUMBERS, st.none()),
        st.tuples(st.just("quote"), NUMBERS, st.none()),
        st.tuples(st.just("speak"), people, st.none()),
        st.tuples(st.just("reply"), people, consents),
    ),
    min_size=1,
    max_size=14,
)


def words(number: int) -> str:
    """Words that are found nowhere else."""
    return f"zebra{number:03d}quagga"


class Played:
    """A session as its log says, every text and name of which can be told from all others."""

    def __init__(self) -> None:
        self.log: list[StoredEntry] = []
        self.authors: list[str] = []
        self.names = Names((who, 2, name) for who, name in NAMES.items() if who)
        self.add("system", Planned(plan=PLAN))
        for who in PEOPLE:
            self.add(who, Joined(constituencies=SAID.get(who, {})))
        self.add("moderator", ItemStarted(item="q1"))
        self.add("rapporteur", StatementDrafted(texts={"en": "A statement"}))
        self.add("rapporteur", StatementPutForward(statement="G-01"))

    def add(self, actor: str, body: Body) -> None:
        at = (PLAN.starts_at + timedelta(seconds=len(self.log))).isoformat(timespec="microseconds")
        who = (at, actor, body.kind, f"k{len(self.log)}", write_body(body))
        self.log.append(StoredEntry(len(self.log) + 1, *who, b"", b"", None, body.version, b"salt"))

    def act(self, what: str, whom: Any, consent: Any) -> None:
        text, input = words(len(self.log)), f"Q1-{whom:03d}" if isinstance(whom, int) else ""
        author = self.authors[whom - 1] if input and whom <= len(self.authors) else PEOPLE[0]
        match what:
            case "send":
                self.authors.append(whom)
                self.add(whom, InputSent(item="q1", text=text, consent=consent))
            case "note":
                self.authors.append(whom)
                of = {"participant": whom} if whom else {"name": NAMES[""]}
                self.add("rapporteur", InterventionNoted(item="q1", text=text, consent=consent, **of))
            case "consent":
                self.add(author, ConsentChanged(input=input, consent=consent))
            case "revise":
                self.add(author, InputRevised(input=input, text=text))
            case "withdraw":
                self.add(author, InputWithdrawn(input=input))
            case "aside":
                self.add("moderator", InputSetAside(input=input, reason="personal", note=f"note {text}"))
            case "show":
                self.add("moderator", InputShown(input=input))
            case "render":
                self.add("rapporteur", RenderingAdded(input=input, language="es", text=text, revision=1))
            case "weigh":
                self.add("rapporteur", EvidenceWeighed(statement="G-01", evidence=input, stance="supports"))
            case "quote":
                self.add("rapporteur", QuoteChosen(input=input))
            case "speak":
                self.add("moderator", FloorGiven(participant=whom))
            case "reply":
                answer = StatementAnswered(statement="G-01", recognition="change", text=text, consent=consent)
                self.add(whom, answer)

    def record(self, profile: Profile) -> Record:
        return Record(SessionRow(code="ABC234", cookie_secret="secret"), tuple(self.log), self.names, profile)


def reports(record: Record) -> dict[str, bytes]:
    """The report in each language."""
    files = {}
    for language in LANGUAGES:
        target = BytesIO()
        write_report(record, language, "md", target)
        files[f"report_{language}.md"] = target.getvalue()
    return files


def played(said: list[Any]) -> Played:
    session = Played()
    for act in said:
        session.act(*act)
    session.add("moderator", SessionEnded(leaving="q1"))
    return session


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts)
def test_no_words_that_may_not_be_quoted_and_no_name_without_consent_are_in_any_file(said: list[Any]) -> None:
    record = played(said).record("shareable")
    inputs = record.state.inputs.values()
    quotable = [one for one in inputs if one.consent not in (None, "none") and record.state.stands(one)]
    spoken = {one.text for one in quotable}
    spoken |= {one.text for input in quotable for one in input.renderings.values()}
    replies = record.state.statements["G-01"].replies.values()
    spoken |= {one.text for one in replies if one.consent not in (None, "none")}
    named = {NAMES[one.author] for one in quotable if one.consent == "named"}
    named |= {NAMES[one.participant] for one in replies if one.consent == "named"}
    files = {**csv_files(record), "log.json": written(record, "json"), **reports(record)}
    for name, data in files.items():
        for number in range(len(record.state.plan.agenda) + 40):
            assert words(number) in spoken or words(number).encode() not in data, name
        for one in NAMES.values():
            assert one in named or one.encode() not in data, name
        assert b"p-aaa" not in data and b"p-bbb" not in data, name
    shown = {row["text_original"] for row in plain_rows(record, "inputs")} - {None}
    assert shown == {one.text for one in quotable}, "what may be quoted is there"
    asked = {row["text"] for row in plain_rows(record, "change_requests")} - {None}
    assert asked == {one.text for one in replies if one.consent not in (None, "none")}


def test_what_may_not_be_quoted_counts() -> None:
    session = played([("send", "p-aaa", "none"), ("send", "p-aaa", "main"), ("send", "p-bbb", "named")])
    rows = plain_rows(session.record("shareable"), "inputs")
    assert [row["attribution"] for row in rows] == ["none", "main", "named"]
    assert [row["citation"] for row in rows] == [None, "Africa", "Ozymandias, Sherpa, Europe"]
    assert [row["section"] for row in rows] == [None, "africa", "europe"]
    assert [row["name"] for row in rows] == [None, None, "Ozymandias"]


def test_it_says_whom_it_is_for_and_has_no_log(tmp_path: Path) -> None:
    data = written(played([("send", "p-aaa", "main")]).record("shareable"), "json")
    whole = json.loads(data)
    assert (whole["profile"], whole["entries"]) == ("shareable", [])
    assert not {"log", "moderation", "revisions"} & whole["tables"].keys()
    (tmp_path / "log.json").write_bytes(data)
    with pytest.raises(UnreadableLog, match="has no log in it"):
        verify_file(tmp_path / "log.json")


def test_who_answered_what_to_a_statement_is_withheld_as_votes_are() -> None:
    session = played([("reply", "p-aaa", "main")])
    rows = [
        row for row in plain_rows(session.record("restricted"), "log") if row["kind"] == "statement_answered"
    ]
    assert [(row["body"], row["withheld"], row["salt"]) for row in rows] == [(None, "y", None)]
