"""The log as one JSON file: the tables of the CSV, and the entries with all that proves them complete."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from json import dumps
from typing import Any

from app import __version__
from app.exports.cells import local, utc
from app.exports.constituencies import SMALL_GROUP
from app.exports.record import Record
from app.exports.tables import TABLES
from app.log.stored import StoredEntry

SCHEMA_VERSION = 1
_CHUNK = 64 * 1024


def json_chunks(record: Record, generated_at: datetime) -> Iterator[bytes]:
    """The file in pieces, made as they are asked for."""
    gathered = bytearray()
    for piece in _pieces(record, generated_at):
        gathered += piece.encode()
        if len(gathered) >= _CHUNK:
            yield bytes(gathered)
            gathered.clear()
    yield bytes(gathered)


def _pieces(record: Record, generated_at: datetime) -> Iterator[str]:
    yield _written(_head(record, generated_at)).removesuffix("}")
    yield ',\n"tables":{'
    for place, table in enumerate(TABLES):
        yield f'{"," if place else ""}\n"{table.name}":'
        yield from _list({name: row[name] for name in table.columns} for row in table.rows(record))
    yield '},\n"entries":'
    yield from _list(_entry(record.session.code, stored) for stored in record.entries)
    yield "}\n"


def _head(record: Record, generated_at: datetime) -> dict[str, Any]:
    plan = record.plan
    return {
        "schema_version": SCHEMA_VERSION,
        "app_version": __version__,
        "generated_at": utc(generated_at),
        "small_group": SMALL_GROUP,
        "last_seq": record.last.seq,
        "last_chain_hash": record.last.chain_hash.hex(),
        "session": {
            "code": record.session.code,
            "created_at": record.session.created_at,
            "kind": plan.kind.model_dump(),
            "title": plan.title.model_dump(),
            "starts_at": local(plan.starts_at, plan.zone),
            "ends_at": local(plan.ends_at, plan.zone),
            "zone": plan.zone,
        },
    }


def _list(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = "[\n"
    for one in objects:
        yield before + _written(one)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _entry(code: str, stored: StoredEntry) -> dict[str, Any]:
    """What `app.log.chain` needs to prove an entry; `body` was hashed as it stands, unless erased."""
    return {
        "code": code,
        "seq": stored.seq,
        "at": stored.at,
        "actor": stored.actor,
        "kind": stored.kind,
        "key": stored.key,
        "body": stored.body,
        "body_hash": stored.body_hash.hex(),
        "chain_hash": stored.chain_hash.hex(),
        "erased_at": stored.erased_at,
        "version": stored.version,
        "salt": stored.salt.hex() if stored.salt else None,
    }


def _written(value: object) -> str:
    return dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
