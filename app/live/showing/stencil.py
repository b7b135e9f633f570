"""A page that is the same for many readers but in a few places: made once, and filled in for each.

Why: a hall that scans the code together asks for the same page within seconds. Rendering and compressing it for
each would be nearly all of the work (docs/benchmarks.md).
"""

import gzip
import re
import secrets
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property

_MARK = secrets.token_hex(8)
"""Nobody outside this process knows it, so nobody can write a slot."""

_SLOT = re.compile(rf"slot-{_MARK}-(\w+);")

WORTH_COMPRESSING = 150
"""Text of fewer bytes is sent as it is; so is what stands between slots, and what fills most of them."""

A_LITTLE = 1000
"""Where more bytes are filled in, the whole is compressed together: in pieces it would be longer."""

_HEAD, _END = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", b"\x03\x00"
_HARD, _FAIRLY, _QUICK = 9, 6, 3


def slot(name: str) -> str:
    """What is rendered where a text is to be filled in; escaping leaves it as it is."""
    return f"slot-{_MARK}-{name};"


class Stencil:
    """A text with slots. The values of its slots are put in as they are."""

    def __init__(self, text: str) -> None:
        pieces = _SLOT.split(text)
        self._fixed = [piece.encode() for piece in pieces[::2]]
        self._names = pieces[1::2]

    def filled(self, values: Mapping[str, str]) -> bytes:
        """The text with each slot filled in. Raises KeyError where one has no value."""
        return b"".join(self._pieces(values))

    def gzipped(self, values: Mapping[str, str]) -> bytes:
        """The same, compressed: long pieces of what is fixed once for all readers (RFC 1951, 3.2; RFC 1952)."""
        if sum(len(values[name]) for name in self._names) > A_LITTLE:
            return gzip.compress(self.filled(values), _FAIRLY)
        written, loose, total, check = [_HEAD], b"", 0, 0
        for number, piece in enumerate(self._pieces(values)):
            total += len(piece)
            check = zlib.crc32(piece, check)
            if packed := self._packed.get(number):
                written += (_by_itself(loose), packed)
                loose = b""
            else:
                loose += piece
        ending = check.to_bytes(4, "little") + (total & 0xFFFFFFFF).to_bytes(4, "little")
        return b"".join([*written, _by_itself(loose), _END, ending])

    def _pieces(self, values: Mapping[str, str]) -> Iterator[bytes]:
        yield self._fixed[0]
        for name, piece in zip(self._names, self._fixed[1:], strict=True):
            yield values[name].encode()
            yield piece

    @cached_property
    def _packed(self) -> dict[int, bytes]:
        """The pieces that are compressed once, by their number."""
        worth = {2 * n: piece for n, piece in enumerate(self._fixed) if len(piece) >= WORTH_COMPRESSING}
        return {number: _blocks(piece, _HARD) for number, piece in worth.items()}


def _by_itself(data: bytes) -> bytes:
    """The data as blocks that end at a byte and refer to nothing before them."""
    size = len(data)
    if size >= WORTH_COMPRESSING:
        return _blocks(data, _QUICK)
    if not size:
        return b""
    return b"\x00" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + data


def _blocks(data: bytes, level: int) -> bytes:
    squeeze = zlib.compressobj(level, wbits=-zlib.MAX_WBITS)
    return squeeze.compress(data) + squeeze.flush(zlib.Z_FULL_FLUSH)
