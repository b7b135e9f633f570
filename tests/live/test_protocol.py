"""The fast path reads what the library reads: short texts itself, all else left to the library."""

from itertools import accumulate

from hypothesis import example, given, settings
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

from app.live.frames import FrameWalk, short_text

SIZES = st.one_of(
    st.integers(0, 130),
    st.sampled_from([125, 126, 127, 65535, 65536, 70000]),
    st.integers(0, 70000),
)
PING = Frame(Opcode.PING, b"end").serialize(mask=True)


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """A frame as a client may send it; control frames are short."""
    opcode = draw(st.sampled_from([Opcode.TEXT, Opcode.CONT, Opcode.BINARY, Opcode.PING, Opcode.PONG]))
    control = opcode in (Opcode.PING, Opcode.PONG)
    size = draw(st.integers(0, 125) if control else SIZES)
    data = (draw(st.binary(max_size=12)) * (size // 8 + 2))[:size] or b"x" * size
    return Frame(opcode, data, fin=control or draw(st.booleans()))


def masked(frame: Frame) -> bytes:
    return frame.serialize(mask=True)


def one_text(data: bytes) -> bytes | None:
    """The text, if the library finds exactly one whole text frame in the bytes."""
    library = ServerProtocol(state=OPEN, max_size=None)
    library.receive_data(data + PING)
    match library.events_received():
        case [Frame(opcode=Opcode.TEXT, fin=True) as text, Frame(opcode=Opcode.PING, data=b"end")]:
            return bytes(text.data)
    return None


@settings(max_examples=150, deadline=None)
@given(frames())
def test_one_short_text_is_read_and_every_other_frame_left(frame: Frame) -> None:
    text = frame.opcode is Opcode.TEXT and frame.fin and len(frame.data) < 65536
    assert short_text(masked(frame)) == (bytes(frame.data) if text else None)


@settings(max_examples=150, deadline=None)
@given(st.lists(frames(), min_size=1, max_size=3), st.data())
def test_a_piece_of_the_stream_is_read_only_if_it_is_one_whole_text(
    sent: list[Frame], data: st.DataObject
) -> None:
    stream = b"".join(map(masked, sent))
    ends = [0, *accumulate(len(masked(frame)) for frame in sent)]
    places = st.one_of(st.integers(0, len(stream)), st.sampled_from(ends))
    start = data.draw(st.sampled_from(ends))
    piece = stream[start : data.draw(places)]
    expected = one_text(piece)
    if expected is not None and len(expected) > 65535:
        expected = None
    assert short_text(piece) == expected


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=40) | st.binary(max_size=300).map(lambda rest: b"\x81" + rest))
@example(b"\x81\x80\0\0\0\0")
@example(b"\x81\xfe\x00\x03\0\0\0\0abc")
@example(b"\x81\xfe\x00\x00\0\0")
@example(b"\x81\xff\0\0\0\0\0\0\0\x01\0\0\0\0a")
@example(b"\x81\x05hello")
@example(b"\xc1\x80\0\0\0\0")
def test_whatever_bytes_come_nothing_is_read_that_the_library_would_not_read(data: bytes) -> None:
    text = short_text(data)
    assert text is None or text == one_text(data)


@settings(max_examples=150, deadline=None)
@given(st.lists(frames(), max_size=5), st.data())
def test_the_walk_knows_where_frames_end_however_the_stream_is_cut(
    sent: list[Frame], data: st.DataObject
) -> None:
    stream = b"".join(map(masked, sent))
    ends = {0, *accumulate(len(masked(frame)) for frame in sent)}
    near = sorted({min(max(end + by, 0), len(stream)) for end in ends for by in (-9, -2, -1, 0, 1, 2, 4, 10)})
    cuts = data.draw(st.lists(st.integers(0, len(stream)) | st.sampled_from(near), max_size=12))
    walk, at = FrameWalk(), 0
    assert walk.between_frames
    for cut in [*sorted(cuts), len(stream)]:
        walk.over(stream[at:cut])
        at = cut
        assert walk.between_frames == (at in ends)
    assert walk.between_frames


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(Frame, st.just(Opcode.TEXT), st.binary(max_size=140)), max_size=4))
def test_the_walk_may_go_byte_by_byte(sent: list[Frame]) -> None:
    stream = b"".join(map(masked, sent))
    ends = set(accumulate(len(masked(frame)) for frame in sent))
    walk = FrameWalk()
    for at in range(len(stream)):
        walk.over(stream[at : at + 1])
        assert walk.between_frames == (at + 1 in ends)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([0, 5, 126, 300, 66000]) | st.none(), max_size=8), st.data())
def test_both_ways_together_read_every_text_once_and_in_order(
    sizes: list[int | None], data: st.DataObject
) -> None:
    """Texts, with pings (None) between them, cut anywhere and read as FrameProtocol reads them."""
    texts = [f"{n}:".encode() + b"x" * size for n, size in enumerate(sizes) if size is not None]
    left = iter(texts)
    sent = [Frame(Opcode.PING, b"") if size is None else Frame(Opcode.TEXT, next(left)) for size in sizes]
    pieces = [masked(frame) for frame in sent]
    stream, ends = b"".join(pieces), [0, *accumulate(map(len, pieces))]
    cuts = data.draw(st.lists(st.integers(0, len(stream)) | st.sampled_from(ends), max_size=12))
    library, walk, read, at = ServerProtocol(state=OPEN, max_size=None), FrameWalk(), [], 0
    for cut in [*sorted(cuts), len(stream)]:
        piece, at = stream[at:cut], cut
        text = short_text(piece) if walk.between_frames else None
        if text is not None:
            read.append(text)
            continue
        walk.over(piece)
        if piece:
            library.receive_data(piece)
        events = [event for event in library.events_received() if isinstance(event, Frame)]
        read += [bytes(event.data) for event in events if event.opcode is Opcode.TEXT]
    assert read == texts
