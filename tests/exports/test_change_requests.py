"""What people asked to be changed in statements that were read back: each with who may be named for it."""

from tests.exports.scenes import plain_rows
from tests.exports.test_shareable import played

SAID = [("reply", "p-aaa", "none"), ("reply", "p-bbb", "named"), ("reply", "p-ccc", None)]


def test_every_change_that_is_asked_for_is_a_row() -> None:
    rows = plain_rows(played(SAID).record("restricted"), "change_requests")
    assert [row["change_id"] for row in rows] == ["G-01-C1", "G-01-C2", "G-01-C3"]
    assert [row["citation"] for row in rows] == [None, "Ozymandias, Sherpa, Europe", None]
    assert [row["section"] for row in rows] == ["africa", "europe", None]
    assert all(row["text"] and row["present_wording"] == "y" for row in rows)


def test_what_may_not_be_quoted_is_only_counted_where_it_is_passed_on() -> None:
    first, second, _third = plain_rows(played(SAID).record("shareable"), "change_requests")
    assert {name for name, cell in first.items() if cell is not None} == {
        *("change_id", "guidance_id", "attribution")
    }
    assert (second["section"], second["participant_ref"]) == ("europe", None)
