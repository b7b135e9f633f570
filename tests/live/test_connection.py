"""A connection: a slow phone holds the newest rendering of each view, its answers in order, and no more."""

import pytest

from app.live.room.connection import MAX_REPLIES, Connection
from app.live.room.wire import Message

from .wires import FakeWire


@pytest.fixture
def wire() -> FakeWire:
    return FakeWire()


@pytest.fixture
def phone(wire: FakeWire) -> Connection:
    return Connection("participant", "p-1", "en", wire)


def show(phone: Connection, **views: str) -> None:
    """Show these views, as the pusher does."""
    whole = Message("\n".join(views.values()))
    phone.show([(name, Message(text)) for name, text in views.items()], whole)


def test_views_go_out_at_once_and_as_one_message(phone: Connection, wire: FakeWire) -> None:
    show(phone, now="Q1", results="3")
    show(phone, results="4")
    assert wire.texts == ["Q1\n3", "4"]
    assert not phone.behind


def test_a_slow_phone_gets_only_the_newest_of_each_view(phone: Connection, wire: FakeWire) -> None:
    wire.room = 0
    for n in range(5):
        show(phone, now=f"Q{n}", results=str(n))
    show(phone, results="9")
    assert wire.texts == [] and phone.behind
    assert wire.take() == ["Q4", "9"]
    assert not phone.behind


def test_what_does_not_fit_waits_for_the_next_time(phone: Connection, wire: FakeWire) -> None:
    wire.room = 0
    show(phone, now="Q1", results="1", board="B")
    assert wire.take(1) == ["Q1"]
    show(phone, now="Q2", results="2")
    assert wire.take(1) == ["2"]
    assert phone.behind
    assert wire.take() == ["B", "Q2"]
    assert wire.take() == [] and not phone.behind


def test_answers_keep_their_order_and_go_before_views(phone: Connection, wire: FakeWire) -> None:
    wire.room = 1
    phone.answer("first")
    show(phone, now="Q1")
    for text in ("second", "third", "fourth"):
        phone.answer(text)
    assert wire.take(2) == ["second", "third"]
    phone.answer("fifth")
    assert wire.take() == ["fourth", "fifth", "Q1"]
    phone.answer("sixth")
    assert wire.texts[0] == "first" and wire.texts[-1] == "sixth"


def test_a_phone_that_reads_no_answers_is_sent_away_to_come_back(phone: Connection, wire: FakeWire) -> None:
    wire.room = 0
    for n in range(MAX_REPLIES):
        phone.answer(str(n))
    assert wire.codes == []
    phone.answer("one too many")
    assert wire.codes == [1013]
    assert wire.take() == [str(n) for n in range(MAX_REPLIES)]


def test_a_slow_phone_is_never_sent_away_for_views(phone: Connection, wire: FakeWire) -> None:
    wire.room = 0
    for n in range(2 * MAX_REPLIES):
        show(phone, results=str(n))
    assert wire.codes == []
    assert wire.take() == [str(2 * MAX_REPLIES - 1)]
