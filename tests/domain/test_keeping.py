"""How long names are kept, and what it means that they were erased."""

from datetime import UTC, date, datetime, timedelta
from json import dumps

import pytest
from pydantic import ValidationError

from app.domain.agenda.data import LENIENT
from app.domain.fold import MEANINGS
from app.domain.inputs.spoken import InterventionNoted
from app.domain.keeping import kept_until, moved_at
from app.domain.people.entries import NamesErased
from app.domain.plan import Plan
from app.domain.reading import FromTheFuture, read_body
from app.domain.session.entries import BegunAfresh

from .scenes import PLAN, Session

DAYS = timedelta(days=30)
KEPT = PLAN.model_copy(update={"keep_personal_data_days": 30})


def test_names_are_kept_for_so_many_days_after_the_planned_end() -> None:
    assert kept_until(KEPT, PLAN.starts_at) == PLAN.ends_at + DAYS


def test_a_session_that_is_held_later_keeps_them_as_long_after_that() -> None:
    later = datetime(2026, 3, 1, tzinfo=UTC)
    assert kept_until(KEPT, later) == later + DAYS


def test_without_a_word_of_it_they_are_kept_until_the_host_erases_them() -> None:
    assert kept_until(PLAN, PLAN.ends_at) is None


def test_what_would_go_after_the_end_of_the_calendar_is_kept() -> None:
    assert kept_until(KEPT, datetime(9999, 12, 31, tzinfo=UTC)) is None


@pytest.mark.parametrize("year", [1, 1999, 2201, 9999])
def test_a_year_that_must_be_mistyped_is_refused_in_words(year: int) -> None:
    given = {**PLAN.model_dump(), "date": date(year, 12, 31)}
    with pytest.raises(ValidationError, match="expected a year from 2000 to 2200, found"):
        Plan.model_validate(given)


def test_a_log_of_such_a_plan_is_still_read() -> None:
    old = {**PLAN.model_dump(mode="json"), "date": "1999-12-30"}
    assert Plan.model_validate(old, context=LENIENT).date.year == 1999


def test_a_plan_that_ends_after_the_calendar_cannot_be_read_and_says_so() -> None:
    old = {**PLAN.model_dump(mode="json"), "date": "9999-12-31", "starts": "23:00:00", "ends": "01:00:00"}
    with pytest.raises(FromTheFuture, match="planned"):
        read_body("planned", dumps({"plan": old}))


def test_a_session_moves_with_its_agenda_and_with_each_run() -> None:
    session = Session("ana")
    assert moved_at(session.state) == session.now
    for step in (lambda: session.go("single"), session.end, lambda: session.moderate(BegunAfresh())):
        session.later(minutes=5)
        assert step().refused is None
        assert moved_at(session.state) == session.now
    session.later(minutes=5)
    session.send("ana")
    assert moved_at(session.state) < session.now


@pytest.mark.parametrize("days", [0, -1, 3651, 1.5, True, "180", "half a year"])
def test_what_is_no_number_of_days_is_refused_in_words(days: object) -> None:
    with pytest.raises(ValidationError, match="expected a whole number of days from 1 to 3650, found"):
        Plan.model_validate({**PLAN.model_dump(), "keep_personal_data_days": days})


@pytest.mark.parametrize("days", [1, 180, 3650, None])
def test_a_number_of_days_is_taken(days: int | None) -> None:
    assert Plan.model_validate({**PLAN.model_dump(), "keep_personal_data_days": days})


def test_what_was_noted_stands_without_a_name_once_names_are_erased() -> None:
    session = Session("ana", at="single")
    session.moderate(InterventionNoted(item="single", text="More figs", name="Ben Okri"))
    assert session.do("moderator", NamesErased()).refused == "not_allowed"
    assert session.input().name == "Ben Okri"
    assert session.do("system", NamesErased()).refused is None
    assert (session.input().name, session.input().text) == ("", "More figs")
    assert session.state.stands(session.input())


def test_what_goes_with_names_is_something_that_can_be_erased() -> None:
    naming = {kind.kind: kind.identifies for kind in MEANINGS if kind.identifies}
    assert naming == {
        "intervention_noted": ("name",),
        "input_set_aside": ("note",),
        "notes_taken": ("text",),
        "inputs_set_aside": ("note",),
    }
    assert all(set(kind.identifies) <= kind.erases.keys() for kind in MEANINGS)
