"""Websocket frames, made by hand so that they can be cut and joined."""

import json

from websockets.frames import Frame, Opcode

from .harness import Line


def ballot(answer: int, key: str) -> bytes:
    """A ballot on the second question, as it is sent."""
    return json.dumps({"do": "ballot", "item": "q2", "answer": answer, "key": key}).encode()


def framed(data: bytes, opcode: Opcode = Opcode.TEXT, fin: bool = True, masked: bool = True) -> bytes:
    """A frame as a phone sends it (RFC 6455, 5.2)."""
    return Frame(opcode, data, fin=fin).serialize(mask=masked)


def segment(line: Line, data: bytes) -> None:
    """Bytes as they are, in one piece."""
    line.socket.socket.sendall(data)
