"""What `hemicycle serve` says and does at the start, on whatever terminal, and who can read what it makes."""

import http.client
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

import app.address as addresses
from app.address import own_address, public_address, unreachable
from app.health import main as healthy
from tests.cli.conftest import PROGRAM, PUBLIC, SEED, Command, environment
from tests.server.harness import free_port, wait_until


def answers(port: int) -> bool:
    try:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        asked.request("GET", "/healthz")
        return asked.getresponse().status == 200
    except OSError:
        return False


@contextmanager
def served(folder: Path, stdout: int | None = None, **set_to: str) -> Iterator["subprocess.Popen[bytes]"]:
    """`hemicycle serve`, once it answers."""
    port = free_port()
    settings = {"HOST": "127.0.0.1", "PORT": str(port), **PUBLIC, **set_to}
    output = (folder / "output").open("wb")
    process = subprocess.Popen(
        [PROGRAM, "serve"],
        cwd=folder,
        env=environment(**settings),
        stdout=output if stdout is None else stdout,
        stderr=subprocess.STDOUT if stdout is None else output,
        stdin=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: process.poll() is not None or answers(port), "an answer", 30)
        assert process.poll() is None, (folder / "output").read_text(errors="replace")
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
        output.close()


def printed(folder: Path) -> str:
    return (folder / "output").read_bytes().decode(errors="replace")


def test_a_terminal_that_cannot_draw_the_code_gets_the_links(tmp_path: Path) -> None:
    with served(tmp_path, PYTHONIOENCODING="latin-1"):
        pass
    said = printed(tmp_path)
    assert "This terminal cannot draw the QR code" in said
    assert said.count("https://live.example.org/") == 6
    assert "Traceback" not in said
    assert "everything is saved" in said


def test_links_that_are_hidden_are_not_printed_and_it_is_said_how_to_get_them(tmp_path: Path) -> None:
    with served(tmp_path, LINKS="hidden"):
        pass
    said = printed(tmp_path)
    assert "/in/" not in said
    assert "`hemicycle links`" in said


def test_the_service_goes_on_when_nobody_reads_what_it_prints(tmp_path: Path) -> None:
    reading, writing = socket.socketpair()
    reading.close()
    with served(tmp_path, stdout=writing.fileno()) as process:
        writing.close()
        assert process.poll() is None
    assert process.returncode == 0
    assert printed(tmp_path) == ""


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path, run: Command) -> None:
    with served(tmp_path):
        files = sorted((tmp_path / "data").iterdir())
        assert [file.name for file in files] == ["hemicycle.db", "hemicycle.db-shm", "hemicycle.db-wal"]
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
        assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
        assert run("export").code == 0
        assert run("backup", "copy.db").code == 0
        assert "Stop it, restore" in run("restore", "copy.db", "--force").refusal
    made = [*tmp_path.glob("*.zip"), tmp_path / "copy.db"]
    assert [file.stat().st_mode & 0o777 for file in made] == [0o600, 0o600]


def test_a_file_that_others_could_read_is_closed_to_them_and_that_is_said(tmp_path: Path, house: str) -> None:
    (tmp_path / "house.db").chmod(0o644)
    with served(tmp_path, DATABASE_URL=house):
        assert (tmp_path / "house.db").stat().st_mode & 0o777 == 0o600
    assert "house.db could be read by others on this machine; no longer." in printed(tmp_path)


def test_a_setting_that_is_nearly_one_is_pointed_at(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PUBLC_URL=https://live.example.org\nSOMETHING_ELSE=1\n")
    with served(tmp_path):
        pass
    assert ".env: PUBLC_URL is no setting. Is PUBLIC_URL meant?" in printed(tmp_path)
    assert "SOMETHING_ELSE" not in printed(tmp_path)


def test_a_restore_takes_the_place_and_says_where_the_old_one_is(
    said: Command, house: str, run: Command
) -> None:
    assert "1 sessions, 1 entries, and all of them hold" in said("backup", "copy.db", DATABASE_URL=house).out
    assert run("session", "new", SEED, DATABASE_URL=house, **PUBLIC).code == 0
    assert "Add --force" in said("restore", "copy.db", DATABASE_URL=house).refusal

    restored = said("restore", "copy.db", "--force", DATABASE_URL=house)

    assert "What was there before is kept as house.db.2" in restored.out
    assert len(said("session", "list", DATABASE_URL=house).out.splitlines()) == 1


# Addresses


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("", ""),
        ("https://live.example.org", "https://live.example.org"),
        ("HTTPS://Live.Example.ORG:8443/", "https://live.example.org:8443"),
        ("http://[2001:db8::5]:8000/", "http://[2001:db8::5]:8000"),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8000"),
    ],
)
def test_a_public_url_is_used_as_browsers_say_it(given: str, used: str) -> None:
    assert public_address(given) == used


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "hall.localhost", "0.0.0.0"])
def test_a_code_that_leads_to_this_machine_alone_is_warned_of(host: str) -> None:
    for given in (True, False):
        assert "phones cannot reach it" in unreachable(f"http://{host}:8000", given)
        assert "PUBLIC_URL" in unreachable(f"http://{host}:8000", given)


def test_a_code_that_leads_into_a_container_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(addresses, "_CONTAINER_MARKS", (tmp_path / "mark",))
    assert not unreachable("http://192.168.1.5:8000", given=False)
    assert "an address within it" in unreachable("http://172.17.0.2:8000", given=False)
    assert not unreachable("http://172.17.0.2:8000", given=True)
    (tmp_path / "mark").touch()
    assert "Set PUBLIC_URL" in unreachable("http://10.1.2.3:8000", given=False)


def test_a_service_that_listens_in_one_place_is_reached_there() -> None:
    assert own_address("192.168.1.5") == "192.168.1.5"
    assert own_address("::1") == "[::1]"


def test_the_warning_comes_with_the_links(said: Command, house: str) -> None:
    assert "Warning" not in said("links", DATABASE_URL=house, **PUBLIC).err
    done = said("links", "--json", DATABASE_URL=house, HOST="127.0.0.1")
    assert done.out.startswith("{") and "127.0.0.1 is this machine" in done.err


# The health check of a container


class _Well(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class _Sixth(HTTPServer):
    address_family = socket.AF_INET6


@pytest.mark.parametrize(
    ("host", "kind", "listens"),
    [
        ("", HTTPServer, "127.0.0.1"),
        ("0.0.0.0", HTTPServer, "127.0.0.1"),
        ("localhost", HTTPServer, "127.0.0.1"),
        ("127.0.0.2", HTTPServer, "127.0.0.2"),
        ("::1", _Sixth, "::1"),
        ("::", _Sixth, "::1"),
    ],
)
def test_the_health_check_asks_where_the_service_listens_past_any_proxy(
    host: str, kind: type[HTTPServer], listens: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for proxy in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(proxy, "http://127.0.0.1:9")
    with kind((listens, 0), _Well) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("HOST", host)
        monkeypatch.setenv("PORT", str(server.server_port))
        assert healthy() == 0
        server.shutdown()


def test_the_health_check_says_that_nobody_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for port in (str(free_port()), "none"):
        monkeypatch.setenv("PORT", port)
        monkeypatch.setenv("HOST", "127.0.0.1")
        assert healthy() == 1
        assert f"No answer from 127.0.0.1, port {port}" in capsys.readouterr().out
