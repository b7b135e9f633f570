"""Backups are whole and proved, whatever is being written meanwhile; a restore never costs what was there."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.log.append import append
from app.log.backup import BackupError, Held, back_up
from app.log.database import open_database
from app.log.migrate import migrate
from app.log.restore import restore
from app.log.sessions import all_sessions
from app.log.tables import SessionRow
from tests.log.logs import assert_whole, codes, endorsement, new_session, rows


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "hemicycle.db"


@pytest.fixture
def engine(database: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{database}")
    migrate(engine)
    yield engine
    engine.dispose()


def write(engine: Engine, session: SessionRow, keys: range) -> None:
    append(engine, codes(session), [endorsement(session, str(key)) for key in keys])


def sessions_in(file: Path) -> int:
    engine = open_database(f"sqlite:///{file}")
    found = len(all_sessions(engine))
    engine.dispose()
    return found


@contextmanager
def written_meanwhile(engine: Engine, session: SessionRow) -> Iterator[threading.Event]:
    """Within this, entries are appended without a pause; the event says that the first are there."""
    begun, done = threading.Event(), threading.Event()

    def work() -> None:
        key = 0
        while not done.is_set():
            write(engine, session, range(key, key + 10))
            key += 10
            begun.set()

    writer = threading.Thread(target=work)
    writer.start()
    try:
        yield begun
    finally:
        done.set()
        writer.join()


def test_a_backup_holds_what_stands_in_the_log_beside_the_file_too(
    engine: Engine, database: Path, tmp_path: Path
) -> None:
    session = new_session(engine)
    write(engine, session, range(20))

    assert back_up(database, tmp_path / "copy.db") == Held(1, 21)

    copy = open_database(f"sqlite:///{tmp_path}/copy.db", reading=True)
    assert_whole(copy, session, 21)
    copy.dispose()


def test_backups_made_while_entries_are_written_are_each_whole(
    engine: Engine, database: Path, tmp_path: Path
) -> None:
    session = new_session(engine)
    with written_meanwhile(engine, session) as begun:
        assert begun.wait(10)
        held = [back_up(database, tmp_path / f"{n}.db").entries for n in range(5)]

    assert held == sorted(held)
    assert_whole(engine, session, len(rows(engine, session)))


def test_a_backup_is_one_file_that_its_owner_alone_can_read(
    engine: Engine, database: Path, tmp_path: Path
) -> None:
    new_session(engine)
    (tmp_path / "backups").mkdir()
    back_up(database, tmp_path / "backups" / "copy.db")

    assert [file.name for file in (tmp_path / "backups").iterdir()] == ["copy.db"]
    assert (tmp_path / "backups" / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_replaces_nothing_unless_it_is_told_to(engine: Engine, database: Path, tmp_path: Path) -> None:
    new_session(engine)
    (tmp_path / "copy.db").write_text("other")
    with pytest.raises(BackupError, match=r"is there already\. Name another file, or add --force"):
        back_up(database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "other"

    assert back_up(database, tmp_path / "copy.db", force=True) == Held(1, 1)
    with pytest.raises(BackupError, match="is the database itself"):
        back_up(database, database, force=True)


def test_what_does_not_verify_is_no_backup(engine: Engine, database: Path, tmp_path: Path) -> None:
    session = new_session(engine)
    write(engine, session, range(5))
    with engine.begin() as db:
        db.exec_driver_sql("UPDATE entry SET actor = 'p-2' WHERE seq = 3")

    with pytest.raises(BackupError, match=f"in session {session.code} entry 3 does not hold"):
        back_up(database, tmp_path / "copy.db")
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


def test_a_restore_puts_the_backup_there_and_the_old_one_aside(
    engine: Engine, database: Path, tmp_path: Path
) -> None:
    new_session(engine)
    back_up(database, tmp_path / "copy.db")
    new_session(engine)
    engine.dispose()
    with pytest.raises(BackupError, match=r"There is a database at .* already. Add --force"):
        restore(tmp_path / "copy.db", database)

    held, aside = restore(tmp_path / "copy.db", database, force=True)

    assert aside and aside.name.startswith("hemicycle.db.2")
    assert (held, sessions_in(database), sessions_in(aside)) == (Held(1, 1), 1, 2)
    assert database.stat().st_mode & 0o777 == 0o600


def test_what_stood_beside_the_old_file_is_not_taken_for_the_new_ones(
    engine: Engine, database: Path, tmp_path: Path
) -> None:
    new_session(engine)
    back_up(database, tmp_path / "copy.db")
    write(engine, new_session(engine), range(50))
    left = Path(f"{database}-wal").read_bytes()
    engine.dispose()
    database.unlink()
    Path(f"{database}-wal").write_bytes(left)

    assert restore(tmp_path / "copy.db", database) == (Held(1, 1), None)
    assert sessions_in(database) == 1


def test_nothing_is_restored_under_a_service_that_runs(engine: Engine, database: Path, tmp_path: Path) -> None:
    new_session(engine)
    back_up(database, tmp_path / "copy.db")
    new_session(engine)

    with pytest.raises(BackupError, match=r"A service has .* open. Stop it"):
        restore(tmp_path / "copy.db", database, force=True)
    assert len(all_sessions(engine)) == 2


def test_a_damaged_database_gives_way_to_its_backup(engine: Engine, database: Path, tmp_path: Path) -> None:
    new_session(engine)
    back_up(database, tmp_path / "copy.db")
    engine.dispose()
    database.write_bytes(b"nothing that SQLite could read" * 100)

    _, aside = restore(tmp_path / "copy.db", database, force=True)

    assert sessions_in(database) == 1
    assert aside and aside.read_bytes().startswith(b"nothing")


@pytest.mark.parametrize("what", ["text", "empty", "foreign", "half", "missing"])
def test_only_a_whole_backup_is_restored(engine: Engine, database: Path, tmp_path: Path, what: str) -> None:
    write(engine, new_session(engine), range(300))
    bad = tmp_path / "bad.db"
    if what == "text":
        bad.write_text("this is no database " * 100)
    elif what == "empty":
        bad.touch()
    elif what == "foreign":
        with closing(sqlite3.connect(bad)) as other:
            other.execute("CREATE TABLE bookmarks (url TEXT)")
    elif what == "half":
        back_up(database, bad)
        bad.write_bytes(bad.read_bytes()[: bad.stat().st_size // 2])
    engine.dispose()

    with pytest.raises(BackupError):
        restore(bad, database, force=True)

    assert sessions_in(database) == 1
    assert not [file for file in database.parent.iterdir() if file.name.startswith(".")]
