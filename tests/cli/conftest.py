"""Commands as people run them: in a folder of their own, with what they set and nothing else."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy2
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from app.cli import main
from app.settings import Settings, settings

PROGRAM = Path(sys.executable).with_name("hemicycle")
SEED: Path = Settings.model_fields["session_plan"].default
PUBLIC = {"PUBLIC_URL": "https://live.example.org"}


class Said(NamedTuple):
    """What a command ended with and printed."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The sentence with which it refused, and nothing else."""
        assert "Traceback" not in self.out + self.err
        assert (self.code, self.out) == (2, ""), self
        assert self.err.count("\n") == 1, self.err
        return self.err.strip()


Command = Callable[..., Said]


def environment(**set_to: str) -> dict[str, str]:
    """The environment of a person who has set this alone."""
    names = {name.upper() for name in Settings.model_fields}
    return {name: value for name, value in os.environ.items() if name not in names} | set_to


@pytest.fixture
def run(tmp_path: Path) -> Command:
    """Run `hemicycle` as a process."""

    def command(*words: str | Path, **set_to: str) -> Said:
        whole = [PROGRAM, *words]
        how = {"cwd": tmp_path, "env": environment(**set_to), "timeout": 60, "check": False}
        done = subprocess.run(whole, **how, capture_output=True, stdin=subprocess.DEVNULL)
        return Said(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))

    return command


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    """Run `hemicycle` within this process, which is faster."""
    monkeypatch.chdir(tmp_path)
    before = os.umask(0o022)

    def command(*words: str | Path, **set_to: str) -> Said:
        settings.cache_clear()
        with monkeypatch.context() as patch:
            for name in Settings.model_fields:
                patch.delenv(name.upper(), raising=False)
            for name, value in set_to.items():
                patch.setenv(name, value)
            done = CliRunner().invoke(main, [str(word) for word in words])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Said(done.exit_code, done.stdout, done.stderr)

    yield command
    settings.cache_clear()
    os.umask(before)


@pytest.fixture(scope="session")
def a_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a session, made once."""
    folder = tmp_path_factory.mktemp("house")
    how = {"cwd": folder, "env": environment(DATABASE_URL="sqlite:///house.db", **PUBLIC), "timeout": 60}
    subprocess.run([PROGRAM, "session", "new", SEED], **how, check=True, capture_output=True)
    return folder / "house.db"


@pytest.fixture
def house(a_house: Path, tmp_path: Path) -> str:
    """The address of a database with a session, which no process has open. The command is run in its folder."""
    copy2(a_house, tmp_path)
    return "sqlite:///house.db"
