"""The results by constituency: they add up, and nobody can be found in them."""

from collections import Counter

from app.domain.findings import hidden_of
from app.domain.plan import Plan
from app.domain.small_groups import SMALL_GROUP, too_small
from app.exports.cells import Plain
from app.exports.record import Record
from app.exports.tables import complete_ballots

from .scenes import plain_rows
from .test_secrecy import session_of


def found(record: Record, scope: str, **wanted: str) -> list[dict[str, Plain]]:
    return [
        row
        for row in plain_rows(record, "results")
        if row["scope"] == scope and all(row[name] == value for name, value in wanted.items())
    ]


def test_the_whole_adds_up_to_the_ballots(record: Record) -> None:
    counted = Counter(
        (row["question_no"], row["row"], row["option_code"])
        for row in complete_ballots.rows(record)
        if row["counted"]
    )
    shown = {(row["question_no"], row["row"], row["option_code"]): row["count"] for row in found(record, "all")}
    assert {key: count for key, count in shown.items() if count} == counted


def test_shares_are_of_those_with_an_opinion(record: Record) -> None:
    rows = found(record, "all", question_no="Q1", row="global")
    assert [(row["option_code"], row["count"], row["share_pct"]) for row in rows] == [
        ("1", 0, 0.0),
        ("2", 0, 0.0),
        ("3", 7, 100.0),
        ("none", 0, None),
        ("no_opinion", 1, None),
    ]
    assert {(row["n_present"], row["n_answered"]) for row in rows} == {(9, 8)}


def test_each_share_is_rounded_by_itself(plan: Plan) -> None:
    people = [("africa", None, None, True)] * 7
    chosen = ["1", "1", "2", "2", "3", "3", "3"]
    record = session_of(people, [(who, option, who, "cast") for who, option in enumerate(chosen)])
    shares = [row["share_pct"] for row in found(record, "all", question_no="Q1", row="local")]
    assert shares == [28.6, 28.6, 42.9, None, None]


def test_a_ranking_gives_points(record: Record) -> None:
    rows = found(record, "all", question_no="Q2")
    assert [(row["option_code"], row["points"], row["share_pct"]) for row in rows] == [
        ("a", 8, 66.7),
        ("b", 12, 100.0),
        ("c", 0, 0.0),
        ("no_opinion", None, None),
    ]


def test_a_small_group_is_hidden_and_the_next_smallest_with_it(record: Record) -> None:
    hidden = {row["scope_value"]: row["suppressed"] for row in found(record, "section", question_no="Q1")}
    assert hidden == {"africa": "n", "europe": "y", "eurasia": "y", "not_said": "y"}
    for row in found(record, "section"):
        numbers = [row[name] for name in ("count", "share_pct", "points", "n_answered", "n_present")]
        assert row["suppressed"] == "n" or numbers == [None] * 5


def test_the_groups_of_a_scope_share_out_everyone(record: Record) -> None:
    for scope in record.findings.scopes:
        assert sum(len(group.members) for group in scope) == len(record.state.participants)
        assert frozenset().union(*(group.members for group in scope)) == record.state.participants.keys()


def hidden(**people: int) -> set[str]:
    return set(too_small(people))


def test_which_groups_are_hidden() -> None:
    assert SMALL_GROUP == 3
    assert hidden(africa=3, europe=4, eurasia=5) == set()
    assert hidden(africa=2, europe=4, eurasia=5) == {"africa", "europe"}
    assert hidden(africa=2, europe=1, eurasia=5) == {"africa", "europe"}
    assert hidden(africa=2, europe=0, eurasia=5) == {"africa", "europe", "eurasia"}
    assert hidden(africa=0, europe=4, eurasia=5) == {"africa"}
    assert hidden(africa=1, europe=1, eurasia=5, oceania=6) == {"africa", "europe", "eurasia"}


def test_the_whole_is_never_hidden(record: Record) -> None:
    assert hidden_of([record.findings.everyone], set()) == frozenset()
