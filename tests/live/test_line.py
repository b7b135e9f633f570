"""An open line reads what the library reads, however the stream is cut, and refuses what it refuses."""

import asyncio
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Close, Frame, Opcode
from websockets.protocol import OPEN, Protocol, Side

from app.live.line.line import MAX_MESSAGE, STUCK, Line
from app.live.room.wire import Message

SIZES = st.one_of(
    st.integers(0, 130),
    st.sampled_from([125, 126, 127, MAX_MESSAGE - 1, MAX_MESSAGE, MAX_MESSAGE + 1, 70_000]),
)
CONTROL = (Opcode.PING, Opcode.PONG)


class FakeTransport:
    """A socket that remembers what was written to it."""

    def __init__(self) -> None:
        self.written = b""
        self.closing = False
        self.reading = asyncio.Event()
        self.reading.set()

    def write(self, data: bytes) -> None:
        """Take it."""
        self.written += data

    def is_closing(self) -> bool:
        """Whether it has been closed."""
        return self.closing

    def close(self) -> None:
        """Close it."""
        self.closing = True

    abort = close

    def pause_reading(self) -> None:
        """Read no more."""
        self.reading.clear()

    def resume_reading(self) -> None:
        """Read again."""
        self.reading.set()

    def get_extra_info(self, name: str) -> "FakeTransport":
        """The socket."""
        return self

    def set_protocol(self, protocol: asyncio.Protocol) -> None:
        """Nobody else reads."""

    def set_write_buffer_limits(self, high: int) -> None:
        """It takes everything."""

    def setsockopt(self, *option: int) -> None:
        """It has none."""


class Phone:
    """A line, and what has come of it."""

    def __init__(self, compressed: bool = False) -> None:
        self.transport, self.texts = FakeTransport(), list[bytes]()
        self.crowd: set[Any] = set()
        self.leave: Callable[[], float] = lambda: 0.0
        self.line = Line(self.transport, self.crowd, compressed, self)  # type: ignore[arg-type]

    def wait(self) -> float:
        """Whether one more frame may be read."""
        return self.leave()

    def take(self, message: bytes) -> None:
        """A text came."""
        self.texts.append(message)

    def end(self) -> None:
        """The line is no more."""

    def say(self, stream: bytes, cuts: Sequence[int] = ()) -> None:
        """Send a stream, cut into pieces."""
        at = 0
        for cut in [*sorted(cuts), len(stream)]:
            if cut > at and not self.transport.closing:
                self.line.data_received(stream[at:cut])
                at = cut

    @property
    def closed_with(self) -> int | None:
        """The code of the close frame that stands last in what was written."""
        frames = frames_of(self.transport.written)
        last = frames[-1] if frames else None
        return Close.parse(bytes(last.data)).code if last and last.opcode is Opcode.CLOSE else None


def read_by_library(stream: bytes, compressed: bool = False) -> tuple[list[bytes], bytes]:
    """The whole messages the library finds, and what it answers."""
    library = Protocol(Side.SERVER, state=OPEN, max_size=MAX_MESSAGE)
    library.extensions = [PerMessageDeflate(True, True, 15, 15)] if compressed else []
    library.receive_data(stream)
    texts, pieces = list[bytes](), list[bytes]()
    for event in library.events_received():
        assert isinstance(event, Frame)
        if event.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
            pieces.append(bytes(event.data))
            if event.fin:
                texts.append(b"".join(pieces))
                pieces.clear()
    return texts, b"".join(library.data_to_send())


def frames_of(stream: bytes) -> list[Frame]:
    """The frames a server wrote."""
    client = Protocol(Side.CLIENT, state=OPEN, max_size=None)
    client.receive_data(stream)
    return [event for event in client.events_received() if isinstance(event, Frame)]


def masked(frame: Frame) -> bytes:
    return frame.serialize(mask=True)


def packed(frames: Sequence[Frame]) -> list[bytes]:
    """The frames as a client writes them that compresses its messages."""
    extension = PerMessageDeflate(True, True, 15, 15)
    return [frame.serialize(mask=True, extensions=[extension]) for frame in frames]


@st.composite
def messages(draw: st.DrawFn) -> list[Frame]:
    """A message as a client may send it: in one piece or several, with pings and pongs between them."""
    size = draw(SIZES)
    data = (draw(st.binary(max_size=12)) * (size // 8 + 2))[:size] or b"x" * size
    ends = sorted({0, len(data), *draw(st.lists(st.integers(0, len(data)), max_size=2))})
    pieces = [data[start:end] for start, end in pairwise(ends)] or [b""]
    said = list[Frame]()
    for place, piece in enumerate(pieces):
        opcode = Opcode.CONT if place else draw(st.sampled_from([Opcode.TEXT, Opcode.TEXT, Opcode.BINARY]))
        said.append(Frame(opcode, piece, fin=place == len(pieces) - 1))
        if draw(st.booleans()):
            said.append(Frame(draw(st.sampled_from(CONTROL)), draw(st.binary(max_size=9))))
    return said


def in_a_loop(scene: Callable[[], None]) -> None:
    async def run() -> None:
        scene()

    asyncio.run(run())


@settings(max_examples=200, deadline=None)
@given(st.lists(messages(), max_size=4), st.booleans(), st.data())
def test_every_message_is_read_once_and_in_order_however_the_stream_is_cut(
    said: list[list[Frame]], compressed: bool, data: st.DataObject
) -> None:
    frames = [frame for message in said for frame in message]
    pieces = packed(frames) if compressed else [masked(frame) for frame in frames]
    stream = b"".join(pieces)
    ends = [0, *accumulate(map(len, pieces))]
    near = sorted({min(max(end + by, 0), len(stream)) for end in ends for by in (-9, -2, -1, 0, 1, 2, 4, 10)})
    cuts = data.draw(st.lists(st.sampled_from(near) | st.integers(0, len(stream)), max_size=12))

    def scene() -> None:
        phone = Phone(compressed)
        phone.say(stream, cuts)
        texts, answered = read_by_library(stream, compressed)
        assert phone.texts == texts
        assert phone.transport.written == answered

    in_a_loop(scene)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(Frame, st.just(Opcode.TEXT), st.binary(max_size=140)), max_size=4))
def test_the_stream_may_come_byte_by_byte(said: list[Frame]) -> None:
    def scene() -> None:
        phone = Phone()
        stream = b"".join(map(masked, said))
        phone.say(stream, range(len(stream)))
        assert phone.texts == [bytes(frame.data) for frame in said]

    in_a_loop(scene)


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=40) | st.binary(max_size=300).map(lambda rest: b"\x81" + rest), st.booleans())
@example(b"\x81\x80\0\0\0\0", False)
@example(b"\x81\xfe\x00\x03\0\0\0\0abc", False)
@example(b"\x81\xfe\x00\x00\0\0", False)
@example(b"\x81\xff\0\0\0\0\0\0\0\x01\0\0\0\0a", False)
@example(b"\x81\x05hello", False)
@example(b"\x8a\xfe\x00\x7e\0\0\0\0" + b"x" * 126, False)
@example(b"\xc1\x80\0\0\0\0", False)
@example(b"\xc1\x80\0\0\0\0", True)
@example(b"\xc1\x83\0\0\0\0abc", True)
@example(b"\x01\x81\0\0\0\0a\x81\x81\0\0\0\0b", False)
def test_whatever_bytes_come_what_is_read_is_what_the_library_reads(stream: bytes, compressed: bool) -> None:
    def scene() -> None:
        phone = Phone(compressed)
        phone.say(stream)
        texts, answered = read_by_library(stream, compressed)
        assert phone.texts == texts
        if phone.transport.closing:
            assert phone.transport.written == answered
        else:  # the library says of a frame that is wrong before it is whole
            assert answered.startswith(phone.transport.written)

    in_a_loop(scene)


def test_a_small_frame_that_unpacks_to_too_much_is_not_unpacked() -> None:
    def scene() -> None:
        phone = Phone(compressed=True)
        phone.say(*packed([Frame(Opcode.TEXT, b" " * 10_000_000)]))
        assert phone.texts == [] and phone.closed_with == 1009

    in_a_loop(scene)


def test_what_is_declared_too_long_is_refused_before_it_is_read() -> None:
    def scene() -> None:
        phone = Phone()
        phone.say(masked(Frame(Opcode.TEXT, b"x" * 1_000_000))[:1000])
        assert phone.closed_with == 1009

    in_a_loop(scene)


def test_the_library_is_let_go_once_a_message_is_whole() -> None:
    def scene() -> None:
        phone = Phone()
        phone.say(masked(Frame(Opcode.TEXT, b"a", fin=False)))
        assert phone.line._library is not None
        phone.say(masked(Frame(Opcode.CONT, b"b")))
        assert phone.texts == [b"ab"] and phone.line._library is None

    in_a_loop(scene)


def test_who_does_not_answer_a_ping_is_let_go_and_who_does_is_not() -> None:
    def scene() -> None:
        silent, living = Phone(), Phone()
        for phone in (silent, living):
            phone.line.look_after()
            assert [frame.opcode for frame in frames_of(phone.transport.written)] == [Opcode.PING]
        living.say(masked(Frame(Opcode.PONG, b"")))
        for phone in (silent, living):
            phone.line.look_after()
        assert silent.closed_with == 1011 and silent.transport.closing
        assert living.closed_with is None and not living.transport.closing

    in_a_loop(scene)


def test_from_who_sends_too_fast_nothing_is_read_for_a_while_and_nothing_is_lost() -> None:
    async def scene() -> None:
        phone = Phone()
        phone.leave = lambda: 0.001
        phone.say(b"".join(masked(Frame(Opcode.TEXT, text)) for text in (b"1", b"2", b"3")))
        assert phone.texts == [] and not phone.transport.reading.is_set()
        phone.leave = lambda: 0.0
        await phone.transport.reading.wait()
        assert phone.texts == [b"1", b"2", b"3"]

    asyncio.run(scene())


def test_what_waits_to_be_read_waits_as_it_came() -> None:
    """A small frame that unpacks to much is not unpacked before its turn, and goes with its line."""

    async def scene() -> None:
        phone = Phone(compressed=True)
        phone.leave = lambda: 60.0
        stream = b"".join(packed([Frame(Opcode.TEXT, b" " * 60_000)] * 100))
        phone.say(stream)
        assert phone.texts == [] and phone.line._rest == stream
        phone.line.connection_lost(None)
        assert phone.line._rest == b"" and phone.line._held is None

    asyncio.run(scene())


@pytest.mark.parametrize(
    "frame",
    [
        Frame(Opcode.PING, b"?"),
        Frame(Opcode.PONG, b"!"),
        Frame(Opcode.TEXT, b"", fin=False),
        Frame(Opcode.TEXT, b"{}"),
    ],
    ids=lambda frame: frame.opcode.name,
)
def test_leave_is_asked_for_every_frame_whatever_it_is(frame: Frame) -> None:
    async def scene() -> None:
        phone, asked = Phone(), list[None]()

        def leave() -> float:
            asked.append(None)
            return 60.0 if len(asked) > 2 else 0.0

        phone.leave = leave
        more = Frame(Opcode.CONT, b"", fin=False) if not frame.fin else frame
        phone.say(masked(frame) + masked(more) * 9)
        assert len(asked) == 3 and not phone.transport.reading.is_set()
        phone.line.connection_lost(None)

    asyncio.run(scene())


def test_who_takes_nothing_is_owed_no_pongs_and_is_let_go() -> None:
    def scene() -> None:
        phone = Phone()
        phone.line.pause_writing()
        phone.say(masked(Frame(Opcode.PING, b"x" * 125)) * 50)
        assert phone.transport.written == b""
        for _ in range(STUCK):
            assert not phone.transport.closing
            phone.say(masked(Frame(Opcode.PING, b"")))
            phone.line.look_after()
        assert phone.transport.closing

    in_a_loop(scene)


def test_who_is_slow_and_takes_something_in_the_end_stays() -> None:
    def scene() -> None:
        phone = Phone()
        for _ in range(STUCK * 3):
            phone.line.pause_writing()
            for _ in range(STUCK - 1):
                phone.say(masked(Frame(Opcode.PONG, b"")))
                phone.line.look_after()
            phone.line.resume_writing()
            phone.say(masked(Frame(Opcode.PONG, b"")))
            phone.line.look_after()
        assert not phone.transport.closing

    in_a_loop(scene)


def test_a_line_that_is_closing_takes_nothing_more() -> None:
    def scene() -> None:
        phone = Phone()
        phone.line.put(Message("before"))
        phone.line.hang_up(1012)
        assert phone.closed_with == 1012 and phone.line.congested
        phone.line.resume_writing()
        assert phone.line.congested

    in_a_loop(scene)


def test_a_line_that_is_no_more_has_left_the_crowd() -> None:
    def scene() -> None:
        phone = Phone()
        assert phone.crowd == {phone.line}
        phone.line.connection_lost(None)
        assert phone.crowd == set() and phone.line.congested

    in_a_loop(scene)


def test_a_long_message_is_packed_once_and_a_short_one_left_as_it_is() -> None:
    long, short = Message("<p>How do you judge the relation?</p>" * 50), Message("{}")
    assert long.packed is long.packed and len(long.packed) < len(long.frame) / 5
    assert short.packed is short.frame
    client = Protocol(Side.CLIENT, state=OPEN)
    client.extensions = [PerMessageDeflate(True, True, 15, 15)]
    client.receive_data(long.packed)
    (event,) = client.events_received()
    assert isinstance(event, Frame) and bytes(event.data).decode() == long.text
