"""The hash chain: every entry seals the ones before it.

An entry's chain hash is SHA-256 over the previous chain hash and the entry's row, in which its body stands
as a hash of its own. So a body can be erased later and the chain still verifies.
"""

from hashlib import sha256

START = bytes(32)
"""What stands before a session's first entry."""


def body_hash(body: str) -> bytes:
    """The hash of an entry's body as it is stored."""
    return sha256(body.encode()).digest()


def chain_hash(
    previous: bytes, code: str, seq: int, at: str, actor: str, kind: str, key: str | None, body_hash: bytes
) -> bytes:
    """The hash that seals an entry: fields end with a unit separator, which no field can contain."""
    row = "\x1f".join((code, str(seq), at, actor, kind, key or "", ""))
    return sha256(previous + row.encode() + body_hash).digest()
