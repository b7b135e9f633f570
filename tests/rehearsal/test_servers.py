"""Which server a rehearsal is played at, and what is said where there is none."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.log.database import open_database
from app.log.prepare import prepare
from app.log.sessions import all_sessions, create_session
from tests.cli.conftest import PROGRAM, SEED, environment
from tests.exports.scenes import small_plan
from tests.server.harness import Server, free_port

FAST = ("--participants", "3", "--speed", "1000")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database that no server has open, with a short session."""
    engine = open_database(f"sqlite:///{tmp_path}/hemicycle.db")
    prepare(engine, SEED)
    create_session(engine, small_plan())
    yield engine
    engine.dispose()


def run(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """`hemicycle rehearse` by someone who has no server running."""
    set_to = {"DATABASE_URL": "sqlite:///hemicycle.db", "PORT": str(free_port()), "HOST": "127.0.0.1"}
    command = [PROGRAM, "rehearse", *words]
    how = {"cwd": folder, "env": environment(**set_to), "text": True, "timeout": 60, "capture_output": True}
    return subprocess.run(command, **how, check=False)


def test_where_no_server_runs_one_does_for_the_time_of_it(engine: Engine, tmp_path: Path) -> None:
    done = run(tmp_path, *FAST)
    assert done.returncode == 0, done.stderr
    assert "3 people, 9 answers" in done.stdout
    assert [row.rehearsal_of for row in all_sessions(engine)] == [None, None]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("NOCODE",), 2, "There is no session with the code 'NOCODE'"),
        (("--server", "http://127.0.0.1:9"), 1, "Nobody answers at http://127.0.0.1:9"),
        (("--participants", "0"), 2, "--participants"),
        (("--speed", "0"), 2, "--speed"),
    ],
)
def test_what_cannot_be_rehearsed_is_said_in_a_sentence(
    engine: Engine, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run(tmp_path, *words)
    assert done.returncode == code
    assert said in done.stderr and "Traceback" not in done.stderr
    assert len(all_sessions(engine)) == 2


def test_a_server_of_another_database_is_told_apart(engine: Engine, tmp_path: Path, server: Server) -> None:
    done = run(tmp_path, "--server", server.url)
    assert done.returncode == 1 and "DATABASE_URL" in done.stderr
    assert len(all_sessions(engine)) == 2


def test_without_a_database_nothing_is_made(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []
