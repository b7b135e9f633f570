"""Without our own server: the application under plain uvicorn serves the same."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from .harness import Scene, Server, new_key, running

UVICORN = ("uvicorn", "app.asgi:app", "--host", "127.0.0.1", "--port", "{port}")


@pytest.fixture
def plain_uvicorn(tmp_path: Path) -> Iterator[Server]:
    """`uvicorn app.asgi:app`, with its access log."""
    with running(Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, UVICORN)) as one:
        yield one


def test_the_application_works_under_plain_uvicorn(plain_uvicorn: Server) -> None:
    scene, key = Scene(plain_uvicorn), new_key()
    phone, other, board = scene.phone(), scene.phone("es"), scene.screen("board")
    moderator = scene.at("q2")
    phone.see("now", "relation with donors")
    other.see("now", "relación con los donantes")
    assert phone.send("ballot", key, item="q2", answer="4") == {"ack": key, "seq": scene.entries[-1].seq}
    board.see("participation", "1 of 2 joined have answered")
    moderator.see("people", "Answered 1")
    made = phone.send("input", item="q2", text="Twin cities")["made"]
    other.see("others-count", "1")
    assert "Twin cities" in other.others("q2")
    assert "ack" in other.send("endorse", input=made)
    moderator.send("reveal")
    phone.see("results", "Better", "100 %")
    phone.say(b"\x00")
    assert phone.answer(None)["reason"] == "unreadable"
    plain_uvicorn.signal(signal.SIGTERM)
    assert phone.closed_with() == 1012
    plain_uvicorn.wait_for_the_end()
    assert "/in/…" in plain_uvicorn.log()
    assert scene.row.token("moderator") not in plain_uvicorn.log()
    assert "Traceback" not in plain_uvicorn.log()
    scene.close()
