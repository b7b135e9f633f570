"""Commands as people run them: in a folder of their own, with what they set and nothing else."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
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


@pytest.fixture
def house(run: Command) -> str:
    """The address of a database with a session, which no process has open."""
    url = "sqlite:///house.db"
    assert run("session", "new", SEED, DATABASE_URL=url, **PUBLIC).code == 0
    return url
