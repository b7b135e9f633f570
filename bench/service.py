"""Hemicycle as it is served, on one core, and what can be asked of it while it is measured."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

HERE = Path(__file__).parent
SERVER_CORE = "0"


class Service:
    """A running server and what is known of it."""

    port = 8123

    def __init__(self, folder: Path, people: int, sessions: int = 1) -> None:
        self.folder, self.people, self.sessions = folder, people, sessions
        folder.mkdir(exist_ok=True)
        self.environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder}/hall.db",
            "PORT": str(self.port),
            "HOST": "127.0.0.1",
            "PUBLIC_URL": f"http://127.0.0.1:{self.port}",
        }

    def __enter__(self) -> "Service":
        if not (self.folder / "links.json").exists():
            hall = (self.environment["DATABASE_URL"], self.people, self.folder, self.sessions)
            self.run("hall.py", *hall)
        self.links = json.loads((self.folder / "links.json").read_text())
        self.output = (self.folder / "output.txt").open("w")
        began = time.monotonic()
        serve = ["taskset", "-c", SERVER_CORE, Path(sys.executable).with_name("hemicycle"), "serve"]
        self.process = subprocess.Popen(serve, env=self.environment, stdout=self.output, stderr=self.output)
        while not self.ready():
            if self.process.poll() is not None:
                raise SystemExit(Path(self.output.name).read_text())
            time.sleep(0.02)
        self.started_in = time.monotonic() - began
        return self

    def run(self, script: str, *arguments: object) -> None:
        """Run a script of this folder on the server's database."""
        command = [sys.executable, str(HERE / script), *map(str, arguments)]
        subprocess.run(command, env=self.environment, check=True)

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.output.close()

    def ready(self) -> bool:
        """Whether it serves, and has read the log."""
        try:
            return self.get("/readyz") == "ready\n"
        except (URLError, ConnectionError):
            return False

    def get(self, path: str) -> str:
        """A page."""
        with urlopen(f"http://127.0.0.1:{self.port}{path}") as response:
            return response.read().decode()

    def begin(self) -> None:
        """Go to the first guiding question."""
        for command in ("start", "next", "next"):
            self.moderate({"do": command})

    def moderate(self, command: dict[str, object]) -> None:
        """Something the moderator does."""
        headers = {"Cookie": self.links["cookie"], "Content-Type": "application/json"}
        url = f"http://127.0.0.1:{self.port}/s/{self.links['code']}/do"
        urlopen(Request(url, json.dumps(command).encode(), headers)).close()

    def phones(self) -> tuple[object, ...]:
        """The load client's arguments for everyone's phones."""
        everyone = self.people * self.sessions
        return ("--port", self.port, "--n", everyone, "--clients", self.folder / "phones.txt")

    def phones_and_moderators(self) -> tuple[object, ...]:
        """The load client's arguments for everyone's phones and, before them, each session's moderator, who
        leads."""
        clients = self.folder / "with-moderators.txt"
        clients.write_text(
            "".join((self.folder / f"{who}.txt").read_text() for who in ("moderators", "phones"))
        )
        everyone = (self.people + 1) * self.sessions
        return ("--port", self.port, "--n", everyone, "--clients", clients, "--leaders", self.sessions)

    def memory(self) -> int:
        """Resident memory, in kB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def memory_of_all(self) -> int:
        """Resident memory with that of the processes it has started, in kB."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        pids = [str(self.process.pid), *(pid for task in tasks for pid in task.read_text().split())]
        found = (Path(f"/proc/{pid}/status") for pid in pids)
        texts = [status.read_text() for status in found if status.exists()]
        return sum(int(line[1]) for text in texts if (line := re.search(r"VmRSS:\s+(\d+)", text)))

    def take_home(self, ending: str) -> int:
        """Download the rapporteur's file; how many bytes it has."""
        url = f"http://127.0.0.1:{self.port}/s/{self.links['code']}/log.{ending}"
        with urlopen(Request(url, headers={"Cookie": self.links["rapporteur"]})) as response:
            return sum(len(piece) for piece in iter(lambda: response.read(1 << 20), b""))

    def longest_pause(self) -> float:
        """The longest pause of the last minute, in ms."""
        return float(re.search(r"(?m)^hemicycle_longest_pause_seconds (\S+)", self.get("/metrics"))[1]) * 1000

    def entries(self) -> int:
        """How many entries its log has."""
        return int(float(re.search(r"(?m)^hemicycle_log_entries\S+ (\S+)", self.get("/metrics"))[1]))
