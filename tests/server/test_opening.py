"""Opening a websocket: a request in good form gets one, with compression where every message can be its own."""

import socket

import pytest
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

from .harness import AS_A_BROWSER, Person, Scene, Server

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
ASKING = {
    "Host": "localhost",
    "Upgrade": "websocket",
    "Connection": "keep-alive, Upgrade",
    "Sec-WebSocket-Key": KEY,
    "Sec-WebSocket-Version": "13",
}


def answer(person: Person, first: str = "GET {path} HTTP/1.1", **headers: str | None) -> str:
    """The head of what a request for the participant's websocket is answered."""
    path = f"/s/{person.code}/live/participant"
    said: dict[str, str | None] = {**ASKING, "Cookie": person.cookies}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [first.format(path=path), *(f"{name}: {value}" for name, value in said.items() if value)]
    with socket.create_connection(("127.0.0.1", int(person.url.rpartition(":")[2])), 10) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        heard = b""
        while b"\r\n\r\n" not in heard and (more := line.recv(65536)):
            heard += more
    return heard.partition(b"\r\n\r\n")[0].decode().lower()


def test_a_request_in_good_form_gets_a_websocket(scene: Scene) -> None:
    head = answer(scene.participant())
    assert head.startswith("http/1.1 101 ")
    assert "sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=" in head  # RFC 6455, 1.3
    assert "extensions" not in head


@pytest.mark.parametrize(
    "wrong",
    [
        {"Sec_WebSocket_Version": "8"},
        {"Sec_WebSocket_Version": None},
        {"Sec_WebSocket_Key": None},
        {"Sec_WebSocket_Key": "short"},
        {"first": "POST {path} HTTP/1.1"},
        {"first": "GET {path} HTTP/1.0"},
    ],
    ids=lambda wrong: str(wrong),
)
def test_what_is_not_in_good_form_is_told_what_would_be(scene: Scene, wrong: dict[str, str | None]) -> None:
    head = answer(scene.participant(), **wrong)  # type: ignore[arg-type]
    assert head.split()[1] == "426" and "sec-websocket-version: 13" in head


@pytest.mark.parametrize(
    "much",
    [{"X": "x" * 10_000}, {f"X_{number}": "x" * 40 for number in range(200)}],
    ids=["a long header", "many headers"],
)
def test_a_head_too_long_is_refused(scene: Scene, much: dict[str, str]) -> None:
    assert answer(scene.participant(), **much).split()[1] == "431"


@pytest.mark.parametrize(
    ("offered", "agreed"),
    [
        ("permessage-deflate; client_max_window_bits", True),
        ("permessage-deflate", True),
        ("permessage-deflate; server_no_context_takeover; client_no_context_takeover", True),
        ("permessage-deflate; server_max_window_bits=10, permessage-deflate", True),
        ("permessage-deflate; server_max_window_bits=10", False),
        ("permessage-deflate; nonsense", False),
        ("x-webkit-deflate-frame", False),
        ("=;,", False),
        ("", False),
    ],
)
def test_compression_is_agreed_on_where_every_message_can_be_its_own(
    scene: Scene, offered: str, agreed: bool
) -> None:
    head = answer(scene.participant(), Sec_WebSocket_Extensions=offered)
    assert head.startswith("http/1.1 101 ")
    ours = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
    assert (f"sec-websocket-extensions: {ours}" in head.splitlines()) == agreed


@pytest.mark.parametrize("offers", [AS_A_BROWSER, [ClientPerMessageDeflateFactory(True, True)], None])
def test_with_and_without_compression_the_same_is_said_and_heard(
    scene: Scene, offers: list[ClientPerMessageDeflateFactory] | None
) -> None:
    scene.at("q2")
    phone = scene.participant().open("participant", seen=0, extensions=offers)
    phone.see("now", "relation with donors")
    assert "ack" in phone.send("ballot", item="q2", answer="4")
    assert "ack" in phone.send("input", item="q2", text="Twin cities. " * 20)
    phone.see("mine", "Twin cities.")


def test_after_a_restart_a_phone_may_be_the_first_to_come(own_server: Server) -> None:
    """The session it belongs to is not the newest one, which is opened at the start."""
    scene = Scene(own_server)
    phone = scene.phone()
    Scene(own_server)
    own_server.stop()
    own_server.start().wait_until_ready()
    assert phone.person.open("participant", seen=0).ping()
    scene.close()


def test_no_session_is_found_by_guessing(scene: Scene) -> None:
    stranger = scene.stranger()
    stranger.code = "ZZZZZZ"
    assert answer(stranger).split()[1] == "404"
