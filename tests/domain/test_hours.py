"""Sessions past midnight, and in the nights in which the clocks are put forward or back."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from app.domain.plan import LENIENT, Plan
from tests.exports.scenes import small_plan


def written(starts: time, ends: time, on: date = date(2021, 5, 18), minutes: int | None = None) -> Plan:
    """The small plan as a person writes it, at other hours; its last item fills what time there is."""
    given: dict[str, Any] = small_plan().model_dump(mode="json")
    given |= {"date": on, "starts": starts, "ends": ends, "zone": "Europe/Madrid"}
    if minutes is not None:
        *before, last = given["agenda"]
        last["minutes"] = minutes - sum(item["minutes"] for item in before)
    return Plan.model_validate(given)


@pytest.mark.parametrize(("ends", "minutes"), [(time(0, 45), 90), (time(0), 45)])
def test_a_session_past_midnight_ends_the_next_day(ends: time, minutes: int) -> None:
    plan = written(time(23, 15), ends, minutes=minutes)

    assert plan.ends_at - plan.starts_at == timedelta(minutes=minutes)
    assert plan.remarks == [f"ends: {ends:%H:%M} is on the next day"]


def test_a_session_cannot_start_in_an_hour_that_does_not_exist() -> None:
    with pytest.raises(ValidationError, match="starts: 02:30 does not exist on 2021-03-28 in Europe/Madrid"):
        written(time(2, 30), time(4), date(2021, 3, 28), minutes=30)


def test_the_missing_hour_is_the_mistake_and_not_the_minutes_that_it_costs() -> None:
    with pytest.raises(ValidationError, match="03:30 does") as refused:
        written(time(2, 30), time(5), date(2021, 3, 28), minutes=150)
    assert "add up" not in str(refused.value)


def test_a_log_with_such_a_plan_is_still_read() -> None:
    given = written(time(3, 30), time(4), date(2021, 3, 28), minutes=30).model_dump(mode="json")
    assert Plan.model_validate(given | {"starts": "02:30:00"}, context=LENIENT)


def test_of_an_hour_that_comes_twice_the_first_is_taken() -> None:
    plan = written(time(2, 10), time(3, 40), date(2021, 10, 31), minutes=150)

    assert plan.starts_at.hour == 0
    assert plan.remarks == [
        "starts: 02:10 comes twice on 2021-10-31 in Europe/Madrid, where the clocks are put back; "
        "the first is taken"
    ]


def test_an_ordinary_plan_needs_no_remark() -> None:
    assert small_plan().remarks == []


def test_every_mistake_of_the_whole_is_said_at_once() -> None:
    given = small_plan().model_dump(mode="json")
    given["agenda"][0]["minutes"] += 1
    given["background"] = [{"id": "b1", "text": {"en": "x"}, "questions": ["q99"]}]
    with pytest.raises(ValidationError) as refused:
        Plan.model_validate(given)
    assert "agenda: the minutes must add up" in str(refused.value)
    assert "b1.questions: no agenda item ['q99']" in str(refused.value)
