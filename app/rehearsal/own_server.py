"""A server for the time of a rehearsal, where none is running."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from tempfile import TemporaryFile

from app.address import EVERYWHERE, own_address
from app.ourselves import command, environment
from app.rehearsal.browser import Browser, NoAnswer

STARTS_IN = 30
"""How many seconds it may take to start, and to stop."""

THIS_MACHINE = "127.0.0.1"


def serves(address: str, code: str) -> bool:
    """Whether a server at an address has the session with this code. Raises OSError where nobody answers."""
    try:
        page, _wait = Browser(address).ask("GET", f"/s/{code}")
    except HTTPException:
        return False
    return page.status == 200 and code in page.text


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as probe:
        probe.bind((THIS_MACHINE, 0))
        return int(probe.getsockname()[1])


@contextmanager
def own_server(host: str = THIS_MACHINE, **settings: str) -> Iterator[str]:
    """Within this a server runs at a free port of this machine, whose address it has. Its settings are ours but
    for those given. Raises NoAnswer with what it said where it does not start."""
    port = free_port()
    outside = f"http://{own_address(host)}:{port}"
    env = environment(HOST=host, PORT=str(port), PUBLIC_URL=outside, LINKS="hidden", **settings)
    address = f"http://{THIS_MACHINE if host in EVERYWHERE else own_address(host)}:{port}"
    with TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - it is our own program
            command("app.cli", "serve"),
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,  # Ctrl-C is for the rehearsal, which ends it once everything is wiped
        )
        try:
            if not _starts(process, address):
                said.seek(0)
                raise NoAnswer(f"The server did not start. It said:\n{said.read().decode(errors='replace')}")
            yield address
        finally:
            _stop(process)


def _starts(process: "subprocess.Popen[bytes]", address: str) -> bool:
    deadline = time.monotonic() + STARTS_IN
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if Browser(address).ask("GET", "/readyz")[0].status == 200:
                return True
        except (OSError, HTTPException):
            time.sleep(0.05)
    return False


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(STARTS_IN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
