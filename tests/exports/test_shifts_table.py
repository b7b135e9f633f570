"""What changed between two rounds stands in the record, and adds up to the rounds themselves."""

from app.exports.record import Record

from .scenes import plain_rows


def test_both_rounds_of_a_vote_are_set_beside_each_other(record: Record) -> None:
    rows = [row for row in plain_rows(record, "shifts") if row["scope"] == "all"]
    assert {(row["question_no"], row["first_round"], row["same_people"]) for row in rows} == {
        ("CLOSE", "Q2", "y")
    }
    counts = {row["option_code"]: (row["count_before"], row["count_after"]) for row in rows}
    assert counts == {"a": (4, 4), "b": (4, 0), "c": (0, 0)}
    assert {(row["n_before"], row["n_after"]) for row in rows} == {(4, 4)}


def test_groups_too_small_stand_together(record: Record) -> None:
    groups = {row["scope_value"] for row in plain_rows(record, "shifts") if row["scope"] == "section"}
    assert groups <= {"merged"}
