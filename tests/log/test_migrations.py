"""The migrations make the tables that the code expects, on both databases, whoever starts first."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, event, inspect, text
from sqlmodel import SQLModel

import app.log.tables  # noqa: F401 - fills the metadata
from app.log import migrate as migrating
from app.log.database import open_database
from app.log.migrate import migrate
from app.log.schema import age_of

pytest_plugins = ["tests.postgres"]

MIGRATE_WHEN_TOLD = """
import sys
from app.log.database import open_database
from app.log.migrate import migrate

engine = open_database(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
migrate(engine)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/hemicycle.db"
    return str(request.getfixturevalue("empty_postgres_url"))


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    engine = open_database(empty_url)
    yield engine
    engine.dispose()


def test_a_migrated_database_has_the_tables_of_the_code(empty: Engine) -> None:
    migrate(empty)

    with empty.connect() as db:
        context = MigrationContext.configure(db, opts={"compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []
        for table in SQLModel.metadata.sorted_tables:
            key = inspect(db).get_pk_constraint(table.name)["constrained_columns"]
            assert key == [column.name for column in table.primary_key], table.name


def test_migrating_again_changes_nothing(empty: Engine) -> None:
    migrate(empty)
    with empty.begin() as db:
        db.execute(
            text("INSERT INTO session (id, code, created_at, cookie_secret) VALUES (1, 'ABCDEF', '', '')")
        )

    migrate(empty)

    with empty.connect() as db:
        assert db.scalar(text("SELECT code FROM session")) == "ABCDEF"


def test_processes_that_start_at_once_all_find_the_tables(empty: Engine, empty_url: str) -> None:
    command = [sys.executable, "-c", MIGRATE_WHEN_TOLD, empty_url]
    starting = [subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True) for _ in range(3)]
    for process in starting:
        assert process.stdout and process.stdout.readline() == "ready\n"
    for process in starting:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()

    errors = [process.communicate()[1] for process in starting]

    assert [process.returncode for process in starting] == [0] * 3, "\n".join(errors)
    assert set(SQLModel.metadata.tables) < set(inspect(empty).get_table_names())


@pytest.mark.parametrize("asked", range(1, 6))
def test_tables_that_another_process_makes_meanwhile_are_not_another_programs(
    empty_postgres_url: str, asked: int
) -> None:
    looking, other = open_database(empty_postgres_url), open_database(empty_postgres_url)
    statements: list[str] = []

    def goes_on(*about: object) -> None:
        statements.append(str(about[2]))
        if len(statements) == asked:
            migrate(other)

    looking.connect().close()
    event.listen(looking, "after_cursor_execute", goes_on)

    assert age_of(looking) in ("empty", "current")
    assert age_of(other) == ("current" if len(statements) >= asked else "empty")
    for engine in (looking, other):
        engine.dispose()


def test_a_migration_that_fails_halfway_leaves_no_trace(
    empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = tmp_path / "100% broken" / "versions"
    versions.mkdir(parents=True)
    (versions.parent / "env.py").write_text((migrating.MIGRATIONS / "env.py").read_text())
    (versions / "0001_broken.py").write_text(
        "from alembic import op\n"
        "revision, down_revision = '0001', None\n"
        "def upgrade():\n"
        "    op.execute('CREATE TABLE half (id INTEGER)')\n"
        "    raise RuntimeError('halfway')\n"
    )
    monkeypatch.setattr(migrating, "MIGRATIONS", versions.parent)

    with pytest.raises(RuntimeError, match="halfway"):
        migrate(empty)

    assert inspect(empty).get_table_names() == []
