"""The house: a hall of people who have joined, the server they meet, and its log as it stands on disk."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from itertools import islice
from pathlib import Path

import httpx

from app.domain.entry import Entry
from app.domain.fold import folded
from app.log.database import open_database
from app.log.sessions import find_session
from app.log.stored import StoredEntry, stored_entries
from app.log.verify import verify
from bench.hall import fill
from tests.server.harness import Server

from .phones import Phone

SOAK = bool(os.environ.get("SOAK"))
"""Set for the long run: the same scenes, more often."""

IMPATIENT = ("python", str(Path(__file__).with_name("impatient.py")))
"""A server that gives up soon on who does not finish asking."""

HELD_UP = ("python", str(Path(__file__).with_name("held_up.py")))
"""A server that SIGUSR1 holds up for three seconds."""

_TRACEBACK = re.compile(
    r"Traceback \(most recent call last\):\n(?:.*\n)*?(?:  File (.*\n(?:    .*\n)*\S.*)\n)(?!  File)"
)
_HANDLED = re.compile(
    r"^.*(?:Error closing cursor|Exception during reset or similar)"
    r"(?:.*\n)*?(?=\d{4}-\d\d-\d\dT|[A-Z]+: |Fatal error|\Z)",
    re.MULTILINE,
)
"""What SQLAlchemy prints of what it deals with."""

_ALARM = re.compile(r"Fatal error: .*|.* was never retrieved|.* was never awaited")


class House(Server):
    """A server, and what is known of its process."""

    @property
    def pid(self) -> int:
        return self._running.pid

    @property
    def output(self) -> Path:
        """The file that takes what it prints."""
        return self._log

    @property
    def running(self) -> bool:
        return self._running.poll() is None

    @property
    def memory(self) -> int:
        """Resident memory, in bytes."""
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self.pid}/status").read_text())
        assert found
        return int(found[1]) * 1024

    @property
    def sockets(self) -> int:
        """How many sockets it holds open."""
        many = 0
        for one in Path(f"/proc/{self.pid}/fd").iterdir():
            with suppress(FileNotFoundError):  # closed meanwhile
                many += str(one.readlink()).startswith("socket:")
        return many

    def screens(self, screen: str = "participant") -> int:
        """How many screens of a kind the server counts as open."""
        text = httpx.get(f"{self.url}/metrics", trust_env=False, timeout=20).text
        found = re.search(rf'hemicycle_screens{{screen="{screen}",.*}} (\S+)', text) or re.search(
            rf'hemicycle_screens{{.*screen="{screen}"}} (\S+)', text
        )
        return int(float(found[1])) if found else 0

    def troubles(self) -> Counter[str]:
        """What it printed of exceptions that nobody expected: where each came from, and how often."""
        said = _HANDLED.sub("", self.log())
        return Counter(_TRACEBACK.findall(said)) + Counter(_ALARM.findall(said))


class Hall:
    """A session in a database of its own, in which so many people have joined."""

    def __init__(self, database_url: str, folder: Path, people: int) -> None:
        self.database_url, self.folder = database_url, folder
        fill(database_url, people, folder)
        lines = [line.split("\t") for line in (folder / "phones.txt").read_text().splitlines()]
        self._cookies = [cookie.removeprefix("Cookie: ").removesuffix("\\r\\n") for _, cookie, _ in lines]
        links = json.loads((folder / "links.json").read_text())
        self.code: str = links["code"]
        self._moderator: str = links["cookie"]

    def __len__(self) -> int:
        return len(self._cookies)

    def house(self, command: tuple[str, ...] = ("hemicycle", "serve")) -> House:
        """A server on the hall's database, not started yet."""
        return House(self.database_url, self.folder, command)

    def phone(self, house: House, place: int, buffer: int = 0) -> Phone:
        """The phone of someone who has joined."""
        cookie = self._cookies[place]
        who = cookie.partition("=")[2].rpartition(".")[0]
        return Phone(house.port, self.code, who, cookie, buffer=buffer)

    def phones(self, house: House, places: Iterable[int] | None = None, buffer: int = 0) -> list[Phone]:
        """The phones of some; of everyone where it is not said whose."""
        return [self.phone(house, place, buffer) for place in (range(len(self)) if places is None else places)]

    def moderator(self, house: House) -> Phone:
        """The moderator's screen."""
        return Phone(house.port, self.code, "moderator", self._moderator, "moderator")

    async def at(self, house: House, item: str) -> Phone:
        """The moderator's open screen, once the session has gone to the item."""
        moderator = await self.moderator(house).connect()
        assert "ack" in await moderator.do("go", item=item)
        return moderator

    @cached_property
    def _session_id(self) -> int:
        engine = open_database(self.database_url)
        row = find_session(engine, self.code)
        engine.dispose()
        assert row is not None and row.id is not None
        return row.id

    def log(self) -> "Log":
        """The log as it stands on disk, read past the server."""
        engine = open_database(self.database_url)
        with engine.connect() as db:
            stored = list(stored_entries(db, self._session_id))
        engine.dispose()
        return Log(self.code, stored)


class Log:
    """A session's log, of which it is certain that it has no gap, holds, and has each key once."""

    def __init__(self, code: str, stored: list[StoredEntry]) -> None:
        self.entries: list[Entry] = [row.entry for row in stored]
        self.state = folded(self.entries)
        assert [entry.seq for entry in self.entries] == list(range(1, len(stored) + 1))
        verdict = verify(code, stored)
        assert verdict.broken_at is None, f"entry {verdict.broken_at}: {verdict.why}"
        keys = Counter(entry.key for entry in self.entries if entry.key is not None)
        assert not (twice := [key for key, times in keys.items() if times > 1]), twice
        self.by_key = {entry.key: entry for entry in self.entries if entry.key is not None}

    def has_all_acknowledged(self, phones: Iterable[Phone]) -> int:
        """Everything that was acknowledged is there, with the seq and the sender it was acknowledged with.
        Says how much that was."""
        many = 0
        for phone in phones:
            assert not phone.contradicted, phone.contradicted
            for key, answer in phone.answers.items():
                if "ack" in answer:
                    many += 1
                    assert key in self.by_key, f"{key} of {phone.who} was acknowledged and is lost: {answer}"
                    entry = self.by_key[key]
                    assert (entry.seq, entry.actor) == (answer["seq"], phone.who)
        return many

    def has_ballots_not_older_than_told(self, phones: Iterable[Phone], item: str = "q2") -> None:
        """Each phone's ballot is the one acknowledged last, or one that it sent later."""
        for phone in phones:
            order = {key: place for place, key in enumerate(phone.sent)}
            told = max((order[key] for key, said in phone.answers.items() if "ack" in said), default=-1)
            ballot = self.state.ballot(item, phone.who)
            if ballot is None:
                assert told == -1, f"{phone.who} was told that a ballot counts; there is none"
                continue
            key = self.entries[ballot.seq - 1].key
            assert key in order, f"{phone.who} never sent {key}"
            assert order[key] >= told, f"{phone.who}: ballot {order[key]} stands, {told} was acknowledged"
            assert ballot.answer == {"": [phone.sent[key]["answer"]]}

    def is_what_was_sent(self, phones: Iterable[Phone], item: str = "q2") -> None:
        """At the end of all: everything these phones sent was answered and is there once, there is no other
        ballot of theirs, and the one that each sent last is the one that stands."""
        phones = list(phones)
        self.has_all_acknowledged(phones)
        theirs = {phone.who for phone in phones}
        cast = [entry for entry in self.entries if entry.body.kind == "ballot_cast"]
        ballots = {entry.key for entry in cast if entry.actor in theirs}
        sent = {key for phone in phones for key, message in phone.sent.items() if message["do"] == "ballot"}
        assert all(not phone.waiting for phone in phones)
        assert ballots == sent
        for phone in phones:
            mine = [message for message in phone.sent.values() if message["do"] == "ballot"]
            ballot = self.state.ballot(item, phone.who)
            assert (ballot and ballot.answer) == ({"": [mine[-1]["answer"]]} if mine else None)


class Party:
    """A hall and a server that harmless scenes share: the session is at q2, each scene has its own people."""

    def __init__(self, hall: Hall, house: House) -> None:
        self.hall, self.house = hall, house
        self._places = iter(range(len(hall)))

    def phones(self, many: int) -> list[Phone]:
        """The phones of people who have not been in any scene yet."""
        return self.hall.phones(self.house, islice(self._places, many))
