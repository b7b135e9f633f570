"""Taking a session in from an exported file: the same entries, hashes and names, in this database.

Its links and secrets are made anew: they are in no file. So whoever was in joins again, and tickets that were
printed let nobody in.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from app.log.append import ENTRY, PARTICIPANT, SESSION
from app.log.fitness import UnfitLog, must_be_fit
from app.log.log_file import LogFile
from app.log.sessions import find_session, new_secrets
from app.log.stored import StoredEntry
from app.log.tables import RoleLinkRow, SessionRow

LINK: Table = RoleLinkRow.__table__  # type: ignore[attr-defined]

_AT_ONCE = 500


def take_in(engine: Engine, file: LogFile) -> SessionRow:
    """Make the session that the file holds, whole or not at all. Raises UnfitLog, also where there is a session
    of its code, UnreadableLog, and what the database raises."""
    must_be_fit(file)
    _must_be_free(engine, file)
    try:
        with engine.connect().execution_options(writes=True) as db, db.begin():
            _write(db, file)
    except IntegrityError as error:  # of its code, where another process was faster
        _must_be_free(engine, file)
        raise UnfitLog("the database does not take it: an entry or a name is in it twice.") from error
    except DataError as error:
        raise UnfitLog("the database does not take it: something in it is longer than can be.") from error
    made = find_session(engine, file.code)
    assert made is not None
    return made


def _must_be_free(engine: Engine, file: LogFile) -> None:
    here = find_session(engine, file.code)
    if here is None:
        return
    if _is_same(engine, here, file):
        raise UnfitLog(f"session {file.code} is in this database already.")
    raise UnfitLog(
        f"another session in this database has the code {file.code}, and a session keeps its code, which every "
        "entry is sealed with. Import it into a database of its own: set DATABASE_URL."
    )


def _is_same(engine: Engine, here: SessionRow, file: LogFile) -> bool:
    """Whether both begin with the same entry."""
    first = select(ENTRY.c.chain_hash).where(ENTRY.c.session_id == here.id, ENTRY.c.seq == 1)
    with engine.connect() as db:
        return bool(db.scalar(first) == file.entries[0].chain_hash)


def _write(db: Connection, file: LogFile) -> None:
    secret, tokens = new_secrets()
    session = {"code": file.code, "created_at": file.created_at or file.entries[0].at, "cookie_secret": secret}
    made = db.execute(insert(SESSION).values(session)).inserted_primary_key
    assert made is not None
    id = made[0]
    links = [{"session_id": id, "role": role, "token": token} for role, token in tokens.items()]
    names = [{"session_id": id, "id": one.who, "seq": one.seq, "name": one.name} for one in file.names or ()]
    for table, rows in ((LINK, links), (ENTRY, [_row(id, one) for one in file.entries]), (PARTICIPANT, names)):
        for some in _portions(rows):
            db.execute(insert(table), some)


def _row(session_id: int, entry: StoredEntry) -> dict[str, Any]:
    return {"session_id": session_id} | entry._asdict()


def _portions(rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
