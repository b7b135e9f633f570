"""Limits: generous to a hall behind one address, not to one who floods."""

import pytest

from app.live.hall import limits
from app.live.hall.limits import GUESSES, INPUTS, JOINS, MESSAGES, Bucket, Limits, Rate


class Clock:
    """A clock that goes when it is told to."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(limits, "time", clock)
    return clock


def passes(bucket: Bucket, times: int) -> int:
    return sum(bucket.take() == 0 for _ in range(times))


@pytest.mark.parametrize("rate", [MESSAGES, INPUTS, JOINS, GUESSES])
def test_a_new_sender_may_send_so_many_at_once_and_no_more(rate: Rate) -> None:
    assert passes(Bucket(rate), int(rate.at_once) + 50) == rate.at_once


def test_an_empty_bucket_fills_as_time_passes_and_says_when(clock: Clock) -> None:
    bucket = Bucket(Rate(at_once=4, per_second=0.5))
    assert [bucket.take() for _ in range(5)] == [0, 0, 0, 0, 2]
    clock.now += 1.5
    assert bucket.take() == 0.5
    clock.now += 0.5
    assert [bucket.take(), bucket.take()] == [0, 2]


def test_waiting_as_long_as_told_is_enough(clock: Clock) -> None:
    bucket = Bucket(MESSAGES)
    passes(bucket, 500)
    for _ in range(200):
        clock.now += bucket.take() + 1e-9
        assert bucket.take() == 0


def test_a_long_silence_gives_no_more_than_the_whole(clock: Clock) -> None:
    bucket = Bucket(MESSAGES)
    clock.now += 86400
    assert passes(bucket, 500) == MESSAGES.at_once


def test_asking_in_vain_costs_nothing(clock: Clock) -> None:
    bucket = Bucket(Rate(at_once=1, per_second=1))
    passes(bucket, 100)
    clock.now += 1
    assert bucket.take() == 0


def test_a_hall_of_a_thousand_joins_from_one_address_at_once() -> None:
    senders = Limits()
    assert not any(senders.take(JOINS, "192.0.2.1") for _ in range(1000))


def test_each_sender_and_each_rate_has_a_bucket_of_its_own() -> None:
    senders, rate = Limits(), Rate(at_once=1, per_second=1)
    assert senders.take(rate, "p-1") == 0
    assert senders.take(rate, "p-1") == 1
    assert senders.take(rate, "p-2") == 0
    assert senders.take(INPUTS, "p-1") == 0
    assert senders.bucket(rate, "p-1") is senders.bucket(rate, "p-1")


def test_the_one_longest_silent_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BUCKETS", 3)
    senders, rate = Limits(), Rate(at_once=1, per_second=1)
    for who in ("a", "b", "c"):
        senders.take(rate, who)
    assert senders.take(rate, "a") > 0, "still known, and heard of again"
    senders.take(rate, "d")
    assert senders.take(rate, "a") > 0
    assert senders.take(rate, "c") > 0
    assert senders.take(rate, "b") == 0, "forgotten"


def test_no_more_senders_are_remembered_than_the_most() -> None:
    senders = Limits()
    for n in range(limits.MOST_BUCKETS + 100):
        senders.take(GUESSES, str(n))
    assert len(senders._buckets) == limits.MOST_BUCKETS
