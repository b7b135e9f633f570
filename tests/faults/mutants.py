"""Frames that no phone sends: mutated copies of those that one does."""

import json
import os
from collections.abc import Callable
from random import Random

from .phones import frame

Mutation = Callable[[Random], bytes]

COMMANDS: tuple[dict[str, object], ...] = (
    {"do": "ballot", "item": "q2", "answer": "4", "at": 1_621_332_000_000},
    {"do": "input", "item": "q2", "text": "Peers, Städte, 都市 and 🏙", "themes": ["C1"]},
    {"do": "revise", "input": "Q2-001", "text": "Other words"},
    {"do": "withdraw", "item": "q2"},
    {"do": "endorse", "input": "Q2-001", "agree": True},
    {"do": "floor", "wanted": True, "topic": "Twinning"},
    {"do": "others", "item": "q2", "have": ["Q2-001"]},
    {"do": "ping"},
    {"do": "next", "leaving": "q2"},
)
ODD_VALUES: tuple[object, ...] = (
    None, True, -1, 0, 1e308, 10**40, "", "\x00", "\ud83e", "q9", "x" * 5000, [], [[[]]], {}, {"": {"": []}},
    {"a": 1}, [None], ["4"] * 500, "../../etc/passwd", "<script>", "NaN", "\u202e",
)  # fmt: skip


def command(rng: Random) -> dict[str, object]:
    """Something a phone might send, with a key of its own."""
    return {**rng.choice(COMMANDS), "key": f"mutant-{rng.getrandbits(64):016x}"}


def text(rng: Random) -> bytes:
    """The same as it goes over the wire."""
    return json.dumps(command(rng), ensure_ascii=rng.random() < 0.5).encode()


# Whole frames with something odd in them: the line lives on


def wrong_types(rng: Random) -> bytes:
    given = command(rng)
    for field in rng.sample(sorted(given), rng.randint(1, len(given))):
        given[field] = rng.choice(ODD_VALUES)
    return frame(json.dumps(given).encode())


def broken_json(rng: Random) -> bytes:
    whole = bytearray(text(rng))
    for _ in range(rng.randint(1, 4)):
        match rng.randrange(4):
            case 0:
                del whole[rng.randrange(len(whole)) :]
            case 1:
                whole[rng.randrange(len(whole)) : 0] = rng.choice((b"{", b"]", b'"', b"\\u", b",", b"\x00"))
            case 2:
                whole += rng.choice((b"}", b"[1", b'{"do":"ping"}', b"NaN"))
            case _:
                place = rng.randrange(len(whole))
                whole[place:place] = whole[: rng.randrange(20)]
        if not whole:
            break
    return frame(bytes(whole))


def bad_text(rng: Random) -> bytes:
    whole = bytearray(text(rng))
    for _ in range(rng.randint(1, 8)):
        whole[rng.randrange(len(whole))] = rng.choice((0xFF, 0xC0, 0x80, 0xED, 0xF8, rng.randrange(256)))
    return frame(bytes(whole))


def deep_nesting(rng: Random) -> bytes:
    depth = rng.choice((10, 200, 1000, 4000))
    opening, closing = rng.choice(((b"[", b"]"), (b'{"a":', b"}")))
    inner = opening * depth + rng.choice((b"", b"1" + closing * depth))
    return frame(inner if rng.random() < 0.5 else b'{"do":"ballot","item":"q2","answer":' + inner + b"}")


def binary(rng: Random) -> bytes:
    return frame(rng.choice((text(rng), rng.randbytes(rng.randrange(300)))), opcode=2)


def control(rng: Random) -> bytes:
    return frame(rng.randbytes(rng.randrange(126)), opcode=rng.choice((9, 10)))


def fragments(rng: Random) -> bytes:
    """One message in pieces, perhaps in the midst of a character, with pings between them."""
    whole = text(rng)
    cuts = sorted(rng.sample(range(len(whole) + 1), min(3, len(whole))))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    came = b""
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        came += frame(piece, opcode=0 if place else 1, first=0x80 if last else 0)
        if not last and rng.random() < 0.3:
            came += frame(b"beat", opcode=9)
    return came


def large(rng: Random) -> bytes:
    size = rng.choice((125, 126, 127, 8192, 8193, 60_000, 65_535, 65_536))
    return frame(b'{"do":"input","item":"q2","text":"' + b"x" * size + b'"}')


# Frames that are none: most of them end the line


def wrong_mask(rng: Random) -> bytes:
    whole = bytearray(frame(text(rng)))
    match rng.randrange(3):
        case 0:
            whole[1] &= 0x7F  # says that it is not masked
        case 1:
            del whole[2:6]  # says that it is
        case _:
            whole[2 + rng.randrange(4)] ^= 0xFF
    return bytes(whole)


def reserved(rng: Random) -> bytes:
    whole = bytearray(frame(text(rng), opcode=rng.choice((1, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15))))
    whole[0] |= rng.choice((0, 0x10, 0x20, 0x40, 0x70))
    return bytes(whole)


def huge_length(rng: Random) -> bytes:
    size = rng.choice((2**16, 2**20, 2**31, 2**32, 2**62, 2**63, 2**64 - 1, len(text(rng)) + 1))
    return bytes((0x81, 0xFF)) + size.to_bytes(8, "big") + os.urandom(4) + text(rng)


def odd_length(rng: Random) -> bytes:
    """A short text whose length is said in a longer way than is allowed, or is not its length."""
    data = b'{"do":"ping"}'
    size = rng.choice((len(data), rng.randrange(65536)))
    return bytes((0x81, 0xFE)) + size.to_bytes(2, "big") + bytes(4) + data


def odd_control(rng: Random) -> bytes:
    return rng.choice(
        (
            frame(rng.randbytes(200), opcode=rng.choice((8, 9, 10))),
            frame(b"", opcode=9, first=0),
            frame(rng.randbytes(rng.randrange(4)), opcode=8),
            frame((rng.choice((0, 999, 1000, 1005, 1012, 4999, 65535))).to_bytes(2, "big") + b"\xff", opcode=8),
        )
    )


def truncated(rng: Random) -> bytes:
    whole = frame(text(rng))
    return whole[: rng.randrange(1, len(whole))]


def lonely_continuation(rng: Random) -> bytes:
    return rng.choice((frame(text(rng), opcode=0), frame(b"{", first=0) + frame(text(rng))))


def noise(rng: Random) -> bytes:
    return rng.randbytes(rng.randrange(1, 400))


def flipped(rng: Random) -> bytes:
    whole = bytearray(frame(text(rng)))
    for _ in range(rng.randint(1, 6)):
        whole[rng.randrange(len(whole))] ^= 1 << rng.randrange(8)
    return bytes(whole)


LIVING: tuple[Mutation, ...] = (
    wrong_types,
    broken_json,
    bad_text,
    deep_nesting,
    binary,
    control,
    fragments,
    large,
)
ENDING: tuple[Mutation, ...] = (
    wrong_mask, reserved, huge_length, odd_length, odd_control, truncated, lonely_continuation, noise, flipped,
)  # fmt: skip


# Requests for a websocket that no browser makes


def handshake(rng: Random, good: bytes) -> bytes:
    """A mutated copy of a request."""
    lines = good.split(b"\r\n")
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(lines) - 2)
        line = bytearray(lines[place])
        spot = rng.randrange(len(line) + 1)
        match rng.randrange(7):
            case 0:
                line[spot:spot] = rng.choice(
                    (b"\x00", b"\xff", b"\xe9", b"%", b"%ff", b"%00", b" ", b"\n", b":", b"?")
                )
            case 1:
                del line[spot : spot + rng.randrange(1, 10)]
            case 2:
                line += b"x" * rng.choice((100, 5000, 9000))
            case 3:
                lines.insert(place + 1, bytes(line))
                continue
            case 4:
                line[spot:spot] = rng.choice((b"/..", b"//", b"#", b"[", b"http://a:b", b"\xf0\x9f\x8f\x99"))
            case 5:
                line = bytearray(
                    rng.choice(
                        (
                            b"Cookie: hemicycle_participant=\xff\xfe.\xe9",
                            b"Origin: null",
                            b"Origin: ",
                            b"Sec-WebSocket-Version: 99",
                            b"Transfer-Encoding: chunked",
                            b"Content-Length: 5",
                            b"Connection: ",
                            b"Upgrade: h2c",
                            b"Sec-WebSocket-Extensions: permessage-deflate; x=\x80",
                            b"Sec-WebSocket-Protocol: ,,\xe9",
                            b"Host: \xff",
                            b"Host: [",
                        )
                    )
                )
            case _:
                if line:
                    line[spot % len(line)] = rng.randrange(256)
        lines[place] = bytes(line)
    return b"\r\n".join(lines)
