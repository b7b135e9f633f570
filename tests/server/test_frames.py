"""A phone's bytes arrive as the network cuts them: split, joined, in fragments, with pings in between."""

import pytest
from websockets.frames import Opcode

from .frames import ballot, framed, segment
from .harness import Line, Scene, new_key


def in_fragments(data: bytes, between: bytes = b"") -> bytes:
    """A text in three frames; something else may come between two of them."""
    first, second, third = data[:10], data[10:20], data[20:]
    begun = framed(first, fin=False) + between + framed(second, Opcode.CONT, fin=False)
    return begun + framed(third, Opcode.CONT)


@pytest.fixture
def phone(scene: Scene) -> Line:
    """A phone in the midst of a vote."""
    one = scene.phone()
    scene.at("q2")
    return one


def test_a_frame_that_comes_byte_by_byte(phone: Line) -> None:
    for byte in framed(ballot(4, "k")):
        segment(phone, bytes([byte]))
    assert phone.answer("k")["ack"] == "k"


def test_many_frames_in_one_segment_are_answered_in_their_order(scene: Scene, phone: Line) -> None:
    keys = [new_key() for _ in range(50)]
    segment(phone, b"".join(framed(ballot(1 + n % 5, key)) for n, key in enumerate(keys)))
    seqs = [phone.answer(key)["seq"] for key in keys]
    assert seqs == sorted(seqs)
    assert [entry.key for entry in scene.entries if entry.body.kind == "ballot_cast"] == keys


@pytest.mark.parametrize("cut", [1, 5, 7, 40, -1])
def test_a_frame_cut_between_two_segments(phone: Line, cut: int) -> None:
    first, second, third = (framed(ballot(4, key)) for key in "abc")
    segment(phone, first + second[:cut])
    assert phone.answer("a")["ack"] == "a"  # so that the cut arrives as one
    segment(phone, second[cut:] + third)
    assert (phone.answer("b")["ack"], phone.answer("c")["ack"]) == ("b", "c")


def test_a_long_frame_cut_between_two_segments(phone: Line) -> None:
    first, long, last = framed(ballot(4, "first")), framed(b"x" * 20_000), framed(ballot(4, "last"))
    segment(phone, first + long[:3])
    assert phone.answer("first")["ack"] == "first"
    segment(phone, long[3:9_000])
    segment(phone, long[9_000:] + last)
    assert phone.answer(None)["reason"] == "too_long"
    assert phone.answer("last")["ack"] == "last"


def test_a_message_in_fragments_with_a_ping_in_between(phone: Line) -> None:
    segment(phone, in_fragments(ballot(4, "k"), framed(b"are you there", Opcode.PING)))
    assert phone.answer("k")["ack"] == "k"


def test_a_whole_message_does_not_overtake_one_in_fragments(scene: Scene, phone: Line) -> None:
    segment(phone, in_fragments(ballot(1, "first")) + framed(ballot(5, "second")))
    assert phone.answer("first")["seq"] < phone.answer("second")["seq"]
    assert scene.answer_of(phone.who, "q2") == {"": ["5"]}


def test_an_empty_message_is_refused(phone: Line) -> None:
    segment(phone, framed(b""))
    assert phone.answer(None)["reason"] == "unreadable"
    assert "now" in phone.ping()


@pytest.mark.parametrize(
    "data",
    [
        framed(ballot(4, "k"), masked=False),
        b"\xc1" + framed(ballot(4, "k"))[1:],
        framed(b"x", Opcode.CONT),
        framed(b"x", fin=False) + framed(ballot(4, "k")),
        b"\x83\x80\x00\x00\x00\x00",
    ],
    ids=["unmasked", "with a reserved bit", "a fragment of nothing", "a text in a text", "an unknown kind"],
)
def test_what_is_no_websocket_frame_ends_the_line_and_counts_for_nothing(
    scene: Scene, phone: Line, data: bytes
) -> None:
    segment(phone, data)
    assert phone.closed_with() == 1002
    assert scene.answer_of(phone.who, "q2") is None
    assert "Traceback" not in scene.server.log()[-2000:]


def test_a_frame_that_says_it_is_huge_ends_the_line(phone: Line) -> None:
    segment(phone, b"\x81\xff" + (1 << 40).to_bytes(8, "big") + b"mask")
    assert phone.closed_with() == 1009
