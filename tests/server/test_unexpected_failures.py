"""What nobody thought of: the page is safe and in words, the log tells no secret, and the others go on."""

import time
from collections.abc import Iterator
from typing import NamedTuple

import httpx
import pytest

from .harness import Scene, Server, notice, running


class Failure(NamedTuple):
    """A role's link that was followed while the database could not be read, and what came of it."""

    scene: Scene
    page: httpx.Response
    not_ready: int
    alive: int
    ready_again: int
    seconds_held_up: float


@pytest.fixture(scope="module")
def failure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Failure]:
    """One failure, on a server of its own."""
    folder = tmp_path_factory.mktemp("failing")
    with running(Server(f"sqlite:///{folder}/hemicycle.db", folder)) as server:
        scene = Scene(server)
        phone = scene.phone("es")
        with server.changed("ALTER TABLE session RENAME TO gone", "ALTER TABLE gone RENAME TO session"):
            not_ready, alive = server.get("/readyz").status_code, server.get("/healthz").status_code
            began = time.monotonic()
            page = phone.person.enter(scene.row.token("moderator"))
            phone.ping()
            held_up = time.monotonic() - began
        ready_again = server.get("/readyz").status_code
        yield Failure(scene, page, not_ready, alive, ready_again, held_up)
        scene.close()


def test_it_is_not_ready_while_the_database_cannot_be_read(failure: Failure) -> None:
    assert (failure.not_ready, failure.alive, failure.ready_again) == (503, 200, 200)


def test_the_page_says_in_words_that_it_cannot_be_reached(failure: Failure) -> None:
    assert failure.page.status_code == 503 and failure.page.headers["retry-after"]
    assert notice(failure.page)
    assert "Traceback" not in failure.page.text
    assert "OperationalError" not in failure.page.text


def test_the_page_is_in_the_visitors_language(failure: Failure) -> None:
    assert "no se puede acceder a la base de datos" in notice(failure.page)


def test_the_page_has_the_safety_headers(failure: Failure) -> None:
    assert "default-src 'none'" in failure.page.headers.get("content-security-policy", "")


def test_the_log_says_what_happened(failure: Failure) -> None:
    assert "OperationalError" in failure.scene.server.log()


def test_the_log_holds_no_token(failure: Failure) -> None:
    assert failure.scene.row.token("moderator") not in failure.scene.server.log()


def test_the_log_holds_no_cookie(failure: Failure) -> None:
    assert "b'cookie'" not in failure.scene.server.log()


def test_the_others_are_not_held_up(failure: Failure) -> None:
    assert failure.seconds_held_up < 0.5
