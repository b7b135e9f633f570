"""The live path against the machine's limit: `make bench` (two minutes; needs a C compiler and two cores).

The server runs on one core, the load client (wsload.c) on the other. The limit (limit.c) is a bare epoll
server in C that writes one ready frame to every phone, measured in the same run, so that ratios hold on any
machine. Prints a table in Markdown, as docs/benchmarks.md keeps it.
"""

import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

HERE = Path(__file__).parent
ROUNDS, PASSES = 5, 3
SERVER_CORE, CLIENT_CORE = "0", "1"


def main() -> None:
    """Measure everything and print the table."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    with tempfile.TemporaryDirectory() as folder:
        tools = Tools(Path(folder))
        rows = [
            *fan_out(tools, 5000),
            *ballots(tools, 3000),
            *ballots(tools, 5000),
            *come_back(tools, 5000),
            *hall(tools, 10_000),
            *start(tools, 200_000),
        ]
    print("\n| what | measured | against the limit |\n|---|---|---|")
    for what, measured, ratio in rows:
        print(f"| {what} | {measured} | {ratio} |")


Row = tuple[str, str, str]


class Tools:
    """The C programs, compiled, and a folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("wsload", "limit"):
            subprocess.run(["cc", "-O2", "-w", "-o", folder / name, HERE / f"{name}.c"], check=True)

    def load(self, *arguments: object) -> subprocess.Popen[bytes]:
        """The load client, running."""
        command = ["taskset", "-c", CLIENT_CORE, self.folder / "wsload", *arguments]
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

    @contextmanager
    def server(self, people: int) -> Iterator["Service"]:
        """Hemicycle with so many people joined, at the first guiding question."""
        with Service(Path(tempfile.mkdtemp(dir=self.folder)), people) as service:
            for command in ("start", "next", "next"):
                service.moderate({"do": command})
            yield service


def figures(load: subprocess.Popen[bytes]) -> dict[str, Any]:
    """What the load client measured, once it has ended."""
    return json.loads(load.communicate()[0])


class Service:
    """A running server and what is known of it."""

    port = 8123

    def __init__(self, folder: Path, people: int) -> None:
        self.folder, self.people = folder, people
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
            arguments = [self.environment["DATABASE_URL"], str(self.people), str(self.folder)]
            subprocess.run([sys.executable, HERE / "hall.py", *arguments], env=self.environment, check=True)
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

    def moderate(self, command: dict[str, object]) -> None:
        """Something the moderator does."""
        headers = {"Cookie": self.links["cookie"], "Content-Type": "application/json"}
        url = f"http://127.0.0.1:{self.port}/s/{self.links['code']}/do"
        urlopen(Request(url, json.dumps(command).encode(), headers)).close()

    def phones(self) -> tuple[object, ...]:
        """The load client's arguments for everyone's phones."""
        return ("--port", self.port, "--n", self.people, "--clients", self.folder / "phones.txt")

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


def fan_out(tools: Tools, phones: int) -> list[Row]:
    """The next question to every phone: from the moderator's message to the last phone that has it. Medians of
    several passes, the limit measured before each: a virtual machine is now faster, now slower."""
    limits, lasts = [], []
    for _ in range(PASSES):
        limits.append(tools.bare(phones, ROUNDS)["last_client_ms"]["p50"])
        lasts.append(next_question(tools, phones))
    limit, last = median(limits), median(lasts)
    measured = f"{last:.0f} ms (limit {limit:.0f} ms)"
    return [(f"next question to {phones} phones, to the last", measured, f"{last / limit:.2f}x")]


def next_question(tools: Tools, phones: int) -> float:
    """The median time of so many next questions, in ms."""
    with tools.server(phones) as service:
        clients = service.folder / "with-moderator.txt"
        everyone = (service.folder / "phones.txt").read_text().splitlines()[: phones - 1]
        moderator = f"/s/{service.links['code']}/live/moderator\tCookie: {service.links['cookie']}\\r\\n\t"
        clients.write_text("\n".join([moderator, *everyone]) + "\n")
        to_server = ("--port", service.port, "--n", phones, "--clients", clients, "--settle", 2500)
        press = ("--trigger", '{"do":"next"}', "--match", 'id="clock"', "--rounds", ROUNDS, "fanout")
        return float(figures(tools.load(*to_server, *press))["last_client_ms"]["p50"])


def ballots(tools: Tools, phones: int) -> list[Row]:
    """Everyone votes within half a second; an answer comes when the ballot is durable."""
    with tools.server(phones) as service:
        service.moderate({"do": "next"})
        vote = ("--match", '"ack"', "--window", 500, "--settle", 2000, "ack")
        got = figures(tools.load(*service.phones(), *vote))
        pause, entries = service.longest_pause(), service.entries()
    ack = got["ack_ms"]
    assert got["acked"] == phones, got
    assert entries >= 2 * phones, entries
    measured = f"{got['acks_per_s']}/s, p50 {ack['p50']} ms, p99 {ack['p99']} ms"
    return [
        (f"{phones} ballots within 500 ms, durable before the answer", measured, ""),
        ("longest pause of the event loop meanwhile, connecting included", f"{pause:.0f} ms", ""),
    ]


def come_back(tools: Tools, phones: int) -> list[Row]:
    """Everyone's network comes back at once: connect, be recognised, show the present screen."""
    bare = tools.bare(phones, 1)
    with tools.server(phones) as service:
        before = service.memory()
        phones_there = ("--settle", 4000, "--match", "<", "--rounds", 0, "fanout")
        load = tools.load(*service.phones(), *phones_there)
        time.sleep(phones / 1000 + 2)
        memory = (service.memory() - before) / phones
        got = figures(load)
    ours, limit = got["connects_per_s"], bare["connects_per_s"]
    return [
        (f"{phones} phones come back at once", f"{ours}/s (limit {limit}/s)", f"{limit / ours:.1f}x"),
        ("resident memory for each connected phone", f"{memory:.1f} kB", ""),
    ]


def hall(tools: Tools, phones: int) -> list[Row]:
    """A full hall on one process: the question to all, all vote within 20 s, the results live."""
    with tools.server(phones) as service:
        service.moderate({"do": "next"})
        service.moderate({"do": "reveal", "item": "q2"})
        load = tools.load(*service.phones(), "--match", '"ack"', "--window", 20_000, "--settle", 3000, "ack")
        pause = 0.0
        while load.poll() is None:  # not the moment after, when ten thousand hang up at once
            pause = service.longest_pause()
            time.sleep(0.25)
        got, entries = figures(load), service.entries()
    kept = entries - phones - 6
    measured = (
        f"{got['acked']} acknowledged, {kept} in the log, {got['lost']} lost; longest pause {pause:.0f} ms"
    )
    pushed = f"; {got['frames'] / phones:.0f} frames a phone"
    return [(f"{phones} phones on one process vote within 20 s, results live", measured + pushed, "")]


def start(tools: Tools, entries: int) -> list[Row]:
    """From the command to ready, with a long log."""
    folder = tools.folder / "long"
    service = Service(folder, 5000)
    with service:
        for command in ("start", "next", "next", "next"):
            service.moderate({"do": command})
    subprocess.run([sys.executable, HERE / "long_log.py", str(entries)], env=service.environment, check=True)
    with service:
        took, have = service.started_in, service.entries()
        downloads = [download(service, have, ending) for ending in ("xlsx", "zip", "json")]
    return [(f"start with a log of {have} entries, to ready", f"{took:.1f} s", ""), *downloads]


def download(service: Service, entries: int, ending: str) -> Row:
    """The rapporteur's file of a long log: the longest that anyone else waits meanwhile, and the memory it
    takes beside the room, the process that makes it included."""
    before, longest, peak = service.memory_of_all(), 0.0, 0
    with ThreadPoolExecutor(1) as rapporteur:
        size = rapporteur.submit(service.take_home, ending)
        while not size.done():
            began = time.monotonic()
            service.get("/healthz")
            longest = max(longest, time.monotonic() - began)
            peak = max(peak, service.memory_of_all())
            time.sleep(0.02)
    more = max(peak - before, 0) / 1000
    measured = f"longest wait {longest * 1000:.0f} ms, {more:.0f} MB more ({size.result() / 1e6:.0f} MB sent)"
    return (f"download of {entries} entries as {ending.upper()}, for everyone else", measured, "")


if __name__ == "__main__":
    main()
