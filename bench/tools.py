"""The programs in C that measure, and where the server and they run."""

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from service import SERVER_CORE, Service

HERE = Path(__file__).parent
CLIENT_CORE = "1"

Row = tuple[str, str, str]
"""What was measured, the figures, and their ratio to the limit where there is one."""


class Tools:
    """The C programs, compiled, and a folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("wsload", "join", "limit"):
            subprocess.run(["cc", "-O2", "-w", "-o", folder / name, HERE / f"{name}.c"], check=True)

    def load(self, *arguments: object) -> subprocess.Popen[bytes]:
        """The load client for phones that are in, running."""
        return self._client("wsload", *arguments)

    def join(self, *arguments: object) -> subprocess.Popen[bytes]:
        """The load client for people who come for the first time, running."""
        return self._client("join", *arguments)

    def _client(self, name: str, *arguments: object) -> subprocess.Popen[bytes]:
        command = ["taskset", "-c", CLIENT_CORE, self.folder / name, *arguments]
        return subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE)

    def bare(self, phones: int, rounds: int) -> dict[str, Any]:
        """What the limit does for so many phones."""
        command = ["taskset", "-c", SERVER_CORE, str(self.folder / "limit")]
        limit = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(0.3)
        try:
            to_limit = ("--port", 8765, "--n", phones, "--path", "/ws", "--rounds", rounds)
            return figures(self.load(*to_limit, "--trigger", "push", "--match", "xxx", "fanout"))
        finally:
            limit.kill()
            limit.wait()

    def house(self, people: int, sessions: int = 1) -> Service:
        """Hemicycle on a new database, to be started, with so many people joined in each session."""
        return Service(Path(tempfile.mkdtemp(dir=self.folder)), people, sessions)

    @contextmanager
    def server(self, people: int) -> Iterator[Service]:
        """Hemicycle with so many people joined, at the first guiding question."""
        with self.house(people) as service:
            service.begin()
            yield service


def figures(load: subprocess.Popen[bytes]) -> dict[str, Any]:
    """What the load client measured, once it has ended."""
    measured: dict[str, Any] = json.loads(load.communicate()[0])
    return measured
