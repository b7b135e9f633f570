"""The hash chain: every entry seals the ones before it.

An entry's chain hash is SHA-256 over the previous chain hash and the entry's row, in which its body stands
as a hash of its own. So a body can be erased later and the chain still verifies.
"""

from hashlib import sha256

START = bytes(32)
"""What stands before a session's first entry."""


def body_hash(body: str, salt: bytes | None = None) -> bytes:
    """The hash of an entry's body as it is stored, after its salt; entries of before have none."""
    return sha256((salt or b"") + body.encode()).digest()


def chain_hash(
    previous: bytes,
    code: str,
    seq: int,
    at: str,
    actor: str,
    kind: str,
    key: str | None,
    body_hash: bytes,
    version: int = 1,
) -> bytes:
    """The hash that seals an entry: fields end with a unit separator, which no field can contain. From version
    2 of a kind on, its version stands behind the kind: `endorsed@2`."""
    sealed_kind = kind if version == 1 else f"{kind}@{version}"
    row = "\x1f".join((code, str(seq), at, actor, sealed_kind, key or "", ""))
    return sha256(previous + row.encode() + body_hash).digest()
