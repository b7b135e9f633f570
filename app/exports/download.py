"""A download: the tables of a record, ready to be written in any format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app import __version__
from app.domain.small_groups import SMALL_GROUP
from app.exports.cells import Column, Row
from app.exports.profiles import withholds
from app.exports.record import Record
from app.exports.tables import manifest, tables_of
from app.log.log_file import SCHEMA_VERSION
from app.log.stored import StoredEntry
from app.log.tables import SessionRow


class Sheet(NamedTuple):
    """A table with its rows, made as they are asked for."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]


@dataclass(frozen=True)
class Download:
    """What a file holds, whatever its format.

    `about` says what it is and `entries` is the log with all that proves it complete: both are for formats that
    programs read. `described(table, rows, sha256)` is the manifest's row for a table that was written.
    """

    generated_at: datetime
    about: Mapping[str, object]
    sheets: tuple[Sheet, ...]
    entries: Callable[[], Iterator[dict[str, object]]]
    described: Callable[[str, int, str], Row]

    @staticmethod
    def manifest(lines: list[Row]) -> Sheet:
        """The table that describes the others."""
        return Sheet("manifest", manifest.COLUMNS, lambda: lines)


def download_of(record: Record, generated_at: datetime) -> Download:
    """The record in its profile."""
    return Download(
        generated_at=generated_at,
        about=_about(record, generated_at),
        sheets=tuple(
            Sheet(table.name, table.columns, partial(table.rows, record))
            for table in tables_of(record.profile, record.plan)
        ),
        entries=lambda: _entries(record),
        described=lambda table, rows, sha256: manifest.row(record, table, rows, sha256, generated_at),
    )


def _about(record: Record, generated_at: datetime) -> dict[str, object]:
    plan = record.plan
    return {
        "schema_version": SCHEMA_VERSION,
        "app_version": __version__,
        "profile": record.profile,
        "generated_at": generated_at.isoformat(timespec="microseconds"),
        "small_group": SMALL_GROUP,
        "last_seq": record.last.seq,
        "last_chain_hash": record.last.chain_hash.hex(),
        "session": {
            "code": record.session.code,
            "created_at": record.session.created_at,
            **_marked(record.session),
            "kind": plan.kind.model_dump() if plan.kind else None,
            "title": plan.title.model_dump(),
            "starts_at": _local(plan.starts_at, plan.zone),
            "ends_at": _local(plan.ends_at, plan.zone),
            "zone": plan.zone,
        },
    }


def _marked(session: SessionRow) -> dict[str, str]:
    """Of which session it is a rehearsal; nothing of a session itself."""
    return {"rehearsal_of": session.rehearsal_of} if session.rehearsal_of else {}


def _local(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def _entries(record: Record) -> Iterator[dict[str, object]]:
    if record.profile != "shareable":
        yield from (_entry(record, stored) for stored in record.entries)


def _entry(record: Record, stored: StoredEntry) -> dict[str, object]:
    """What `app.log.chain` needs to prove an entry; `body` was hashed as it is, unless erased or withheld."""
    withheld = withholds(record.profile, stored.kind)
    return {
        "code": record.session.code,
        "seq": stored.seq,
        "at": stored.at,
        "actor": stored.actor,
        "kind": stored.kind,
        "key": stored.key,
        "body": None if withheld else stored.body,
        "withheld": withheld,
        "body_hash": stored.body_hash.hex(),
        "chain_hash": stored.chain_hash.hex(),
        "erased_at": stored.erased_at,
        "version": stored.version,
        "salt": stored.salt.hex() if stored.salt and not withheld else None,
    }
