"""Planned against actual time."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.agenda.entries import TimeExtended
from app.domain.clock import Clock
from app.domain.plan import Plan

from .scenes import NOON, PLAN, Session


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def started(at: datetime) -> Session:
    session = Session()
    session.now = at
    session.go("opening")
    return session


def clock(session: Session) -> Clock:
    return Clock(PLAN, session.state.stage, session.now)


def test_the_planned_times_are_in_utc() -> None:
    assert (PLAN.starts_at, PLAN.ends_at) == (NOON, NOON + minutes(20))
    assert (PLAN.starts_at.tzinfo, PLAN.ends_at.tzinfo) == (UTC, UTC)


def test_an_agenda_fills_the_time_that_passes_when_the_clocks_are_put_forward() -> None:
    night = PLAN.model_dump() | {"date": "2021-03-28", "starts": "01:50", "ends": "03:10"}
    plan = Plan.model_validate(night)
    assert plan.ends_at - plan.starts_at == minutes(20)
    assert plan.starts_at + plan.as_planned.offset("close") == datetime(2021, 3, 28, 1, 8, tzinfo=UTC)


def test_before_the_start_the_session_is_projected_to_end_as_planned_and_has_no_drift() -> None:
    session = Session()
    session.now = NOON - minutes(30)
    assert clock(session).projected_end == NOON + minutes(20)
    assert clock(session).drift == minutes(0)
    assert clock(session).item_ends is None


def test_a_session_whose_time_has_passed_is_projected_from_now() -> None:
    session = Session()
    session.now = NOON + timedelta(days=3)
    assert clock(session).projected_end == session.now + minutes(20)


def test_a_session_that_starts_six_minutes_late_ends_six_minutes_late() -> None:
    session = started(NOON + minutes(6))
    assert clock(session).shift == minutes(0)
    assert clock(session).item_ends == NOON + minutes(8)
    assert clock(session).projected_end == NOON + minutes(26)
    assert clock(session).drift_minutes == 6


def test_time_within_an_item_is_no_drift_and_time_beyond_it_is() -> None:
    session = started(NOON)
    session.later(minutes=2)
    assert clock(session).drift == minutes(0)
    session.later(minutes=3, seconds=40)
    assert clock(session).drift == timedelta(minutes=3, seconds=40)
    assert clock(session).drift_minutes == 3


def test_leaving_an_item_early_makes_up_time() -> None:
    session = started(NOON)
    session.later(seconds=30)
    session.go("single")
    assert clock(session).drift == minutes(-1.5)
    assert clock(session).drift_minutes == -1


def test_an_extension_moves_the_items_end_and_the_sessions() -> None:
    session = started(NOON)
    session.moderate(TimeExtended(item="opening", minutes=5))
    assert clock(session).item_ends == NOON + minutes(7)
    assert clock(session).allotted(PLAN.as_planned["opening"]) == minutes(7)
    assert clock(session).drift_minutes == 5


def test_an_item_gone_back_to_has_the_time_it_had_left() -> None:
    session = started(NOON)
    session.go("single")
    session.later(minutes=3)
    session.go("several")
    session.later(minutes=4)
    session.go("single")
    session.later(minutes=1)
    assert clock(session).spent("single") == minutes(4)
    assert clock(session).item_ends == session.now + minutes(1)
    assert clock(session).projected_end == session.now + minutes(1 + 3 + 5 + 2), "several had its three already"


@pytest.mark.parametrize(
    "start",
    [
        datetime(2021, 7, 20, 15, 0, tzinfo=UTC),
        NOON + minutes(61),
        datetime(2021, 11, 24, 9, 0, tzinfo=UTC),
    ],
    ids=["another summer day", "more than an hour late", "a winter day"],
)
def test_on_another_day_the_plan_is_shifted_to_the_actual_start(start: datetime) -> None:
    session = started(start)
    assert clock(session).planned_end == start + minutes(20)
    assert clock(session).drift == minutes(0)
    planned = [timing.planned_start - start for timing in clock(session).timings()]
    assert planned == [minutes(n) for n in (0, 2, 7, 10, 13, 18)]


def test_an_hour_late_is_still_the_day_itself() -> None:
    assert clock(started(NOON + minutes(60))).drift_minutes == 60
    assert clock(started(NOON - minutes(60))).drift_minutes == -60


def test_after_the_end_the_end_is_when_it_was() -> None:
    session = started(NOON)
    session.later(minutes=15)
    session.end()
    session.later(minutes=30)
    assert clock(session).projected_end == NOON + minutes(15)
    assert clock(session).drift_minutes == -5


def test_timings_say_when_each_item_began_ended_and_is_expected() -> None:
    session = started(NOON + minutes(1))
    session.later(minutes=2)
    session.go("single")
    session.later(minutes=1)
    opening, single, several, ranking, *_ = clock(session).timings()
    assert (opening.started_at, opening.ended_at) == (NOON + minutes(1), NOON + minutes(3))
    assert (opening.spent, opening.projected_start) == (minutes(2), None)
    assert (single.started_at, single.ended_at, single.spent) == (NOON + minutes(3), None, minutes(1))
    assert (single.planned_start, single.projected_start) == (NOON + minutes(2), None)
    assert (several.planned_start, several.projected_start) == (NOON + minutes(7), NOON + minutes(8))
    assert (ranking.projected_start, ranking.started_at) == (NOON + minutes(11), None)
