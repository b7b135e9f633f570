"""The real server as a process of its own, and the people who use it, with real sockets and real requests."""

import json
import os
import random
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import Engine, select
from sqlmodel import col
from websockets.exceptions import ConnectionClosed
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.sync.client import ClientConnection, connect

from app.domain.attendance.entries import PresentCounted
from app.domain.entry import Entry
from app.domain.fold import folded
from app.domain.people.entries import ScreensSeen
from app.domain.plan import Plan
from app.domain.state import State
from app.log.database import open_database
from app.log.plan_file import read_plan
from app.log.read import read_entries
from app.log.sessions import create_session, find_session
from app.log.tables import EntryRow, SessionRow
from app.settings import Settings

PROGRAMS = Path(sys.executable).parent
PATIENCE = 20.0
"""How many seconds anything may take before a test says that it did not happen."""

SOON = 2.5
"""Longer than the slowest view takes: for what is known not to come."""

AS_A_BROWSER = [ClientPerMessageDeflateFactory()]
"""What browsers offer: "permessage-deflate; client_max_window_bits"."""

NOTED = (ScreensSeen, PresentCounted)
"""What the service notes by itself now and then."""

Answer = dict[str, Any]
Found = TypeVar("Found")

_VIEW = re.compile(r'<\w+ id="([\w-]+)"[^>]* hx-swap-oob=')
_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # making one for each client is slow, and none is needed


def wait_until(condition: Callable[[], Found], what: str, patience: float = PATIENCE) -> Found:
    """What the condition gives as soon as that is something."""
    deadline = time.monotonic() + patience
    while not (found := condition()):
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain: {what}")
        time.sleep(0.02)
    return found


@cache
def seed_plan() -> Plan:
    """The session of 18 May 2021."""
    return read_plan(Settings.model_fields["session_plan"].default)


def judged_plan() -> Plan:
    """The same, where people agree or disagree with what is said to its first question."""
    agenda = []
    for item in seed_plan().agenda:
        asked = item.inputs and item.inputs.model_copy(update={"others": "agreement"})
        agenda.append(item.model_copy(update={"inputs": asked}) if item.id == "q1" else item)
    return seed_plan().model_copy(update={"agenda": tuple(agenda)})


def plan_of_two_rounds() -> Plan:
    """The same, where the last item asks the second question again."""
    first = seed_plan().as_planned["q2"]
    again = {"again": "q2", "vote": first.vote, "question": first.question}
    agenda = [one.model_copy(update=again) if one.id == "close" else one for one in seed_plan().agenda]
    return seed_plan().model_copy(update={"agenda": tuple(agenda)})


class Server:
    """`hemicycle serve`, or another command that serves the same, on a port of its own."""

    def __init__(
        self,
        database_url: str,
        folder: Path,
        command: tuple[str, ...] = ("hemicycle", "serve"),
        **settings: str,
    ) -> None:
        self.database_url, self._folder, self._settings = database_url, folder, settings
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = [str(part).replace("{port}", str(self.port)) for part in command]
        self._log = folder / f"server-{self.port}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
        """Start, without waiting for it to be ready."""
        with self._log.open("ab") as output:
            self._process = subprocess.Popen(
                [PROGRAMS / self._command[0], *self._command[1:]],
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        return self

    def wait_until_ready(self) -> "Server":
        """Wait until it can be used."""

        def ready() -> bool:
            if self._running.poll() is not None:
                pytest.fail(f"the server ended by itself:\n{self.log()}")
            with suppress(httpx.TransportError):
                return self.get("/readyz").is_success
            return False

        wait_until(ready, "the server to be ready", 30)
        return self

    def signal(self, how: signal.Signals) -> None:
        """Send it a signal."""
        self._running.send_signal(how)

    def wait_for_the_end(self) -> int:
        """Wait until it has ended, and say with what."""
        return self._running.wait(30)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._running.kill()
        self._running.wait()

    def stop(self) -> None:
        """Make sure that it runs no longer."""
        if self._process and self._process.poll() is None:
            self.kill()
        self.engine.dispose()

    def log(self) -> str:
        """Everything it has printed."""
        return self._log.read_text(errors="replace")

    def links(self) -> dict[str, str]:
        """The links as `hemicycle links --json` prints them."""
        links: dict[str, str] = json.loads(self.told("links", "--json"))
        return links

    def told(self, *command: str) -> str:
        """What `hemicycle` prints for a command; it must succeed."""
        whole = [PROGRAMS / "hemicycle", *command]
        how = {"cwd": self._folder, "env": self._environment, "text": True}
        return str(subprocess.run(whole, **how, check=True, stdout=subprocess.PIPE).stdout)

    def answers(self, path: str) -> bool:
        """Whether it answers at an address, and well."""
        with suppress(httpx.TransportError):
            return self.get(path).is_success
        return False

    def get(self, path: str) -> httpx.Response:
        """What it answers at an address."""
        return httpx.get(f"{self.url}{path}", trust_env=False, verify=_NO_TLS)

    # The log on disk, past the server

    @cached_property
    def engine(self) -> Engine:
        """The server's database."""
        return open_database(self.database_url)

    def new_session(self) -> SessionRow:
        """One more session of the seed's plan."""
        return create_session(self.engine, seed_plan())

    @contextmanager
    def changed(self, change: str, back: str) -> Iterator[None]:
        """Within this, a statement has changed the database; another takes it back."""
        writing = self.engine.execution_options(writes=True)
        with writing.begin() as db:
            db.exec_driver_sql(change)
        try:
            yield
        finally:
            with writing.begin() as db:
                db.exec_driver_sql(back)

    def entries(self, code: str) -> list[Entry]:
        """The session's log as it stands on disk."""
        row = find_session(self.engine, code)
        assert row is not None and row.id is not None
        return list(read_entries(self.engine, row.id))

    def entries_written(self, row: SessionRow) -> list[int]:
        """The places of a session's entries on disk, whoever can read them."""
        with self.engine.connect() as db:
            return list(db.scalars(select(EntryRow.seq).where(col(EntryRow.session_id) == row.id)))

    @property
    def _running(self) -> "subprocess.Popen[bytes]":
        assert self._process is not None, "start it first"
        return self._process

    @property
    def _environment(self) -> dict[str, str]:
        own = {"HOST": "127.0.0.1", "PORT": str(self.port), "PUBLIC_URL": self.url}
        own |= {"DATABASE_URL": self.database_url, "PYTHONUNBUFFERED": "1"}
        return {**os.environ, **own, **self._settings}


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """The server, ready; it is stopped at the end, whatever happened."""
    try:
        yield server.start().wait_until_ready()
    finally:
        server.stop()


def free_port() -> int:
    """A port of this machine that nobody listens on.

    It is not one of those that whoever connects is given (from 32768 on, Linux's ip_local_port_range): a crowd
    of a test beside this one would take it before the server does, or while that is being started again.
    """
    for port in random.sample(range(20_000, 32_768), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("a hundred ports were in use")


class Scene:
    """One session on a server, and everyone in it. What they opened is closed at the end."""

    def __init__(self, server: Server, row: SessionRow | None = None) -> None:
        self.server, self.row = server, row or server.new_session()
        self.code = self.row.code
        self._people: list[Person] = []

    def stranger(self, language: str = "en") -> "Person":
        """Someone with a browser, who has not joined."""
        self._people.append(Person(self.server.url, self.code, language))
        return self._people[-1]

    def participant(self, language: str = "en", **said: str) -> "Person":
        """Someone who has joined."""
        person = self.stranger(language)
        assert person.join(**said).status_code == 303
        return person

    def phone(self, language: str = "en", **said: str) -> "Line":
        """The phone of someone who has joined, with the page open."""
        return self.participant(language, **said).open("participant")

    def phones(self, how_many: int) -> list["Line"]:
        """Several phones."""
        return [self.phone() for _ in range(how_many)]

    def holder(self, role: str, language: str = "en") -> "Person":
        """Someone who has followed a role's link."""
        person = self.stranger(language)
        assert person.enter(self.row.token(role)).status_code == 303
        return person

    def screen(self, role: str, language: str = "en") -> "Line":
        """The open screen of a role."""
        return self.holder(role, language).open(role)

    def at(self, item: str) -> "Line":
        """A moderator's screen, once the session has gone to the item."""
        moderator = self.screen("moderator")
        assert "ack" in moderator.send("go", item=item)
        return moderator

    @property
    def entries(self) -> list[Entry]:
        """The log as it stands on disk, but for what the service notes by itself now and then."""
        return [one for one in self.server.entries(self.code) if not isinstance(one.body, NOTED)]

    @property
    def last_seq(self) -> int:
        """How long the log on disk is, with all that the service notes by itself."""
        return self.server.entries(self.code)[-1].seq

    @property
    def state(self) -> State:
        """What the log on disk says."""
        return folded(self.server.entries(self.code))

    def answer_of(self, who: str, item: str) -> dict[str, list[str]] | None:
        """A person's ballot."""
        ballot = self.state.ballot(item, who)
        return ballot.answer if ballot else None

    def close(self) -> None:
        """Close what was opened."""
        for person in self._people:
            person.close()


class Person:
    """Someone with a browser: its cookies, its language, and the screens they open."""

    def __init__(self, url: str, code: str, language: str = "en") -> None:
        self.url, self.code = url, code
        self.http = httpx.Client(
            base_url=url,
            headers={"accept-language": language},
            timeout=PATIENCE,
            trust_env=False,
            transport=httpx.HTTPTransport(verify=_NO_TLS),
        )
        self._open = ExitStack()

    @property
    def who(self) -> str:
        """Their id in the log."""
        return self.http.cookies["hemicycle_participant"].rpartition(".")[0]

    def join(self, **said: str) -> httpx.Response:
        """Join, or say something else of oneself."""
        return self.http.post(f"/s/{self.code}/join", data=said)

    def enter(self, token: str) -> httpx.Response:
        """Follow a role's link."""
        return self.http.get(f"/in/{token}")

    def page(self, path: str = "", **query: str) -> httpx.Response:
        """A page of the session."""
        return self.http.get(f"/s/{self.code}{path}", params=query)

    def post(self, do: str, **fields: Any) -> httpx.Response:
        """A command as JSON, over plain HTTP."""
        return self.http.post(f"/s/{self.code}/do", json={"do": do, **fields})

    def submit(self, do: str, **fields: Any) -> httpx.Response:
        """A command as a plain form."""
        return self.http.post(f"/s/{self.code}/do", data={"do": do, **fields})

    def polled(self, screen: str, seen: int) -> dict[str, str]:
        """The views that changed since, by HTTP."""
        response = self.page(f"/views/{screen}", seen=str(seen))
        assert response.status_code == 200
        return views_in(response.text)

    def open(self, screen: str, seen: int | None = None, **how: Any) -> "Line":
        """Open a screen's websocket. Raises InvalidStatus where the server refuses."""
        query = "" if seen is None else f"?seen={seen}"
        address = f"{self.url.replace('http', 'ws', 1)}/s/{self.code}/live/{screen}{query}"
        headers = {"Cookie": self.cookies, "Accept-Language": self.http.headers["accept-language"]}
        given = {"additional_headers": headers, "compression": None, "proxy": None, "extensions": AS_A_BROWSER}
        boundless = {"max_size": None, "max_queue": None}
        return Line(self, self._open.enter_context(connect(address, **given | boundless | how)))

    @property
    def cookies(self) -> str:
        """The cookies as a browser sends them."""
        return "; ".join(f"{one.name}={one.value}" for one in self.http.cookies.jar)

    def close(self) -> None:
        """Close everything."""
        self._open.close()
        self.http.close()


class Line:
    """An open screen: its websocket, the views as they stand on it, and what the server answered."""

    patience = PATIENCE

    def __init__(self, person: Person, socket: ClientConnection) -> None:
        self.person, self.socket = person, socket
        self.views: dict[str, str] = {}
        self._answers: dict[str | None, Answer] = {}

    @property
    def who(self) -> str:
        """Whose screen it is."""
        return self.person.who

    def send(self, do: str, key: str | None = None, **fields: Any) -> Answer:
        """Send a command and wait for what it is answered."""
        key = key or new_key()
        self.say(json.dumps({"do": do, "key": key, **fields}))
        return self.answer(key)

    def say(self, message: str | bytes) -> None:
        """Send a message as it is."""
        self.socket.send(message)

    def answer(self, key: str | None) -> Answer:
        """The answer to the command with this key, once it comes."""
        self.until(lambda: key in self._answers, f"an answer to {key}")
        return self._answers.pop(key)

    def ping(self) -> Answer:
        """The server's time; so the line is alive, and all that was sent before has been read."""
        self.say('{"do": "ping"}')
        return self.answer("now")

    def see(self, view: str, *words: str) -> str:
        """The view, once these words stand in it."""
        self.until(
            lambda: view in self.views and all(one in plain(self.views[view]) for one in words),
            f"#{view} with {words}",
        )
        return self.views[view]

    def see_no_longer(self, view: str, words: str) -> str:
        """The view, once these words stand in it no longer."""
        self.until(lambda: words not in plain(self.views.get(view, words)), f"#{view} without {words!r}")
        return self.views[view]

    def seen(self) -> int:
        """The seq up to which the screen has been sent everything."""
        return int(wait_until(lambda: self.ping().get("seq", 0), "the screen to be up to date"))

    def others(self, item: str, have: tuple[str, ...] = ()) -> str:
        """Inputs of others, as a phone asks for them."""
        self.views.pop("others-list", None)
        self.say(json.dumps({"do": "others", "item": item, "have": have}))
        self.until(lambda: "others-list" in self.views, "the inputs of others")
        return self.views["others-list"]

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Take what the server sends until something holds."""
        deadline = time.monotonic() + self.patience
        while not condition():
            try:
                self._take(self.socket.recv(timeout=max(0, deadline - time.monotonic())))
            except TimeoutError:
                shown = {name: plain(html) for name, html in self.views.items()}
                pytest.fail(f"waited in vain for {what}\nanswers: {self._answers}\nviews: {shown}")

    def closed_with(self) -> int:
        """The code with which the server closes the line."""
        try:
            self.until(lambda: False, "the end of the line")
        except ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else 1006
        raise AssertionError

    def _take(self, message: str | bytes) -> None:
        assert isinstance(message, str)
        if message.startswith("<hx-partial"):
            self.views["others-list"] = message
        elif message.startswith("<"):
            self.views.update(views_in(message))
        else:
            answer = json.loads(message)
            key = "now" if "now" in answer else answer.get("ack", answer.get("refused"))
            self._answers[key] = answer

    def close(self) -> None:
        """Close the page."""
        with suppress(ConnectionClosed, OSError):
            self.socket.close()


def new_key() -> str:
    """A key as a phone makes one."""
    return str(uuid4())


def views_in(html: str) -> dict[str, str]:
    """The views in what was pushed, by their id."""
    starts = [*_VIEW.finditer(html)]
    ends = [start.start() for start in starts[1:]] + [len(html)]
    return {start[1]: html[start.start() : end] for start, end in zip(starts, ends, strict=False)}


def plain(html: str) -> str:
    """The words of a page, as they are read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def notice(page: httpx.Response) -> str:
    """What the page says on top."""
    found = re.search(r'<p class="notice[^>]*role="alert">(.*?)</p>', page.text, re.DOTALL)
    return plain(found[1]) if found else ""
