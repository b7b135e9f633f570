"""The rapporteur's files hold no single person's vote, however their tables are joined."""

import json
from collections import Counter
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.moderation import VotingClosed
from app.domain.entry import Body
from app.domain.names import Names
from app.domain.people.entries import Joined, ScreensSeen
from app.domain.reading import write_body
from app.domain.session.entries import Planned
from app.domain.small_groups import MERGED, SMALL_GROUP, told_apart
from app.exports.cells import Plain
from app.exports.record import Record
from app.log.stored import StoredEntry
from app.log.tables import SessionRow
from app.log.verify import verify_file

from .scenes import plain_rows, small_plan, written

PLAN = small_plan()
SECTIONS = ("africa", "europe", "eurasia", None)
ROLES = ("councillor", "sherpa", None)
COUNCILS = ("culture", None)
TOLD = ("section", "role", "policy_council", "had_screen", "cast_at_utc")


people = st.lists(
    st.tuples(*(st.sampled_from(said) for said in (SECTIONS, ROLES, COUNCILS)), st.booleans()),
    min_size=1,
    max_size=24,
)
votes = st.lists(
    st.tuples(
        st.integers(0, 23),
        st.sampled_from("123"),
        st.integers(0, 300),
        st.sampled_from(("cast", "cast", "withdrawn")),
    ),
    max_size=60,
)


def session_of(people: list[Any], votes: list[Any], closed: bool = True, ended: bool = True) -> Record:
    """A session in which they join and vote, at these seconds of the item."""
    start, log = PLAN.starts_at, list[StoredEntry]()

    def add(seconds: float, actor: str, body: Body) -> None:
        at = (start + timedelta(seconds=seconds)).isoformat(timespec="microseconds")
        who = (at, actor, body.kind, f"k{len(log)}", write_body(body))
        log.append(StoredEntry(len(log) + 1, *who, b"", b"", None, body.version, b"salt"))

    add(0, "system", Planned(plan=PLAN))
    for number, (section, role, council, _) in enumerate(people):
        given = {"section": section, "role": role, "council": council}
        add(0, f"p-{number}", Joined(constituencies={name: one for name, one in given.items() if one}))
    seen = [f"p-{number}" for number, (*_said, screen) in enumerate(people) if screen]
    add(0, "system", ScreensSeen(participants=tuple(seen)))
    add(1, "moderator", ItemStarted(item="q1"))
    for who, option, seconds, what in sorted(votes, key=lambda vote: vote[2]):
        cast = BallotCast(item="q1", answer={"local": [option]})
        body = cast if what == "cast" else BallotWithdrawn(item="q1")
        add(2 + seconds, f"p-{who % len(people)}", body)
    if closed:
        add(400, "moderator", VotingClosed(item="q1"))
        add(500, "p-0", BallotCast(item="q1", answer={"local": ["3"]}))
    if ended:
        add(600, "moderator", SessionEnded(leaving="q1"))
    return Record(SessionRow(code="ABC234", cookie_secret="secret"), tuple(log), Names())


def ballots(record: Record) -> dict[str, dict[str, Plain]]:
    return {str(row["ballot_ref"]): row for row in plain_rows(record, "ballots")}


@settings(max_examples=60, deadline=None)
@given(people, votes)
def test_no_ballot_can_be_told_from_fewer_than_a_small_group(people: list[Any], votes: list[Any]) -> None:
    found = ballots(session_of(people, votes))
    alike = Counter(tuple(row[column] for column in TOLD) for row in found.values())
    assert all(count >= SMALL_GROUP or count == len(found) for count in alike.values())


@settings(max_examples=60, deadline=None)
@given(people, votes)
def test_no_ballot_is_what_is_left_of_a_total(people: list[Any], votes: list[Any]) -> None:
    record = session_of(people, votes)
    found = ballots(record).values()
    for row in plain_rows(record, "results"):
        if row["question_no"] == "Q1" and row["suppressed"] == "n" and row["scope"] != "all":
            told = sum((one[str(row["scope"])] or "not_said") == row["scope_value"] for one in found)
            assert told == 0 or int(str(row["n_answered"])) - told not in (1, 2)


@settings(max_examples=60, deadline=None)
@given(people, votes)
def test_what_one_table_hides_no_other_part_of_the_files_tells(people: list[Any], votes: list[Any]) -> None:
    record = session_of(people, votes)
    hidden = {
        (row["scope"], row["scope_value"])
        for row in plain_rows(record, "results")
        if row["question_no"] == "Q1" and row["suppressed"] == "y"
    }
    for row in ballots(record).values():
        assert not any((scope, row[scope] or "not_said") in hidden for scope in ("section", "role"))
    for scope in ("section", "role"):
        for leading in record.findings.leading("q1", scope):
            assert not any((scope, one.group) in hidden for one in leading.agreement.groups)


def test_of_two_groups_of_three_the_same_one_is_hidden_everywhere() -> None:
    people = [("eurasia", "sherpa", None, True)] * 3
    people += [("africa", "sherpa", None, True)] * 3 + [("europe", "sherpa", None, True)] * 2
    record = session_of(people, [(who, "1", who, "cast") for who in range(len(people))])
    told = {str(row["section"]) for row in ballots(record).values()}
    results = [row for row in plain_rows(record, "results") if row["scope"] == "section"]
    assert told - {MERGED} == {row["scope_value"] for row in results if row["suppressed"] == "n"}


@settings(max_examples=30, deadline=None)
@given(people, votes)
def test_there_is_one_ballot_for_each_person_whose_vote_stands(people: list[Any], votes: list[Any]) -> None:
    record = session_of(people, votes)
    found = ballots(record)
    assert len(found) == len(record.state.polls["q1"].ballots)
    assert all((row["counted"], row["changed_count"]) == ("y", None) for row in found.values())
    assert list(found) == sorted(found), "in an order that says nothing of the log's"


@settings(max_examples=30, deadline=None)
@given(people, votes)
def test_nothing_in_a_ballot_is_found_in_another_table(people: list[Any], votes: list[Any]) -> None:
    record = session_of(people, votes)
    whole = json.loads(written(record, "json"))
    mine = json.dumps(whole["tables"].pop("ballots"))
    rest = json.dumps(whole)
    assert not any(ref in rest for ref in ballots(record))
    assert '"p-' not in mine
    assert "answer" not in "".join(one["body"] or "" for one in whole["entries"] if one["kind"] != "planned")
    for one in whole["entries"]:
        hidden = one["kind"] == "ballot_cast"
        assert (one["body"] is None, one["salt"] is None, one["withheld"]) == (hidden, hidden, hidden)


def test_a_reference_is_the_same_in_every_download_and_another_for_each_question(restricted: Record) -> None:
    rows = plain_rows(restricted, "ballots")
    assert rows == plain_rows(restricted, "ballots")
    refs = [{row["ballot_ref"] for row in rows if row["question_no"] == question} for question in ("Q1", "Q2")]
    assert all(refs) and not refs[0] & refs[1]


def test_totals_are_told_once_voting_has_closed_and_ballots_once_the_session_has_ended() -> None:
    people = [("africa", "sherpa", None, True)] * 4
    votes = [(who, "1", 10, "cast") for who in range(4)]

    def told(record: Record) -> dict[str, set[bool]]:
        found: dict[str, set[bool]] = {}
        for row in plain_rows(record, "results"):
            if row["question_no"] == "Q1":
                of = "everyone" if row["scope"] == "all" else "groups"
                found.setdefault(of, set()).add(row["suppressed"] == "n" and row["count"] is not None)
        return found

    still_open = session_of(people, votes, closed=False, ended=False)
    assert ballots(still_open) == {} and True not in set().union(*told(still_open).values())
    closed = session_of(people, votes, ended=False)
    assert ballots(closed) == {} and told(closed)["everyone"] == {True}
    assert True not in told(closed).get("groups", set())
    ended = session_of(people, votes)
    assert len(ballots(ended)) == 4 and True in told(ended)["groups"]


def test_the_file_says_whose_it_is_and_still_proves_the_chain(
    restricted: Record, record: Record, tmp_path: Any
) -> None:
    (tmp_path / "log.json").write_bytes(written(restricted, "json"))
    verdict = verify_file(tmp_path / "log.json")
    withheld = sum(
        one.kind in ("ballot_cast", "judged", "notes_taken", "statement_answered") for one in record.entries
    )
    assert (verdict.broken_at, verdict.entries, verdict.withheld) == (None, record.last.seq, withheld)
    assert verdict.chain_hash == record.last.chain_hash
    assert json.loads(written(restricted, "json"))["profile"] == "restricted"


def test_a_file_cannot_hide_a_change_by_calling_it_withheld(restricted: Record, tmp_path: Any) -> None:
    whole = json.loads(written(restricted, "json"))
    entry = next(one for one in whole["entries"] if one["kind"] == "input_sent")
    entry["body"], entry["withheld"] = entry["body"].replace("=1+1", "=2+2"), True
    (tmp_path / "log.json").write_text(json.dumps(whole))
    verdict = verify_file(tmp_path / "log.json")
    assert verdict.broken_at == entry["seq"]


def test_the_host_has_everything(record: Record) -> None:
    whole = json.loads(written(record, "json"))
    assert whole["profile"] == "complete"
    assert all(one["body"] and one["salt"] for one in whole["entries"])
    assert {"participant_ref", "written_at_utc", "seq"} <= whole["tables"]["ballots"][0].keys()


NONE_HIDDEN = (frozenset(), frozenset())


def test_people_are_told_apart_as_far_as_nobody_stands_alone() -> None:
    said = {f"a{n}": ("africa", "sherpa") for n in range(4)} | {
        f"b{n}": ("africa", "councillor") for n in range(3)
    }
    assert told_apart(said, NONE_HIDDEN) == said
    said["c"] = ("africa", "host")
    assert {one for id, one in told_apart(said, NONE_HIDDEN).items() if id[0] in "bc"} == {("africa", MERGED)}


def test_people_are_not_told_apart_where_their_total_would_leave_one_alone() -> None:
    said = {f"a{n}": ("africa", "sherpa") for n in range(3)} | {"e": ("europe", "sherpa")}
    said |= {f"a{n}": ("africa", "councillor") for n in range(3, 6)} | {
        f"e{n}": ("europe", None) for n in range(3)
    }
    told = told_apart(said, NONE_HIDDEN)
    assert told["a0"] == ("africa", MERGED), "else the one sherpa of Europe is what their total leaves"


def test_what_moderators_note_for_themselves_is_in_no_file_of_others(
    restricted: Record, record: Record
) -> None:
    assert b"For moderators alone" in written(record, "json")
    assert b"For moderators alone" not in written(restricted, "json")
