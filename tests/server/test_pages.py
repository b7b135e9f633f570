"""Every page: what it may load, what keeps it, what it weighs, and what stands where there is nothing."""

import gzip
import re
import socket
from typing import Any

import httpx
import pytest

from app.live.showing.joined import SCRIPTS, SHEETS
from app.live.showing.static import STATIC

from .harness import PATIENCE, Scene, Server, notice, plain

FIRST_PAGES_WEIGH_AT_MOST = 50_000
"""Bytes over the wire for joining and the participant's page with all they need, in a hall full of phones."""

SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
ROLES = ("moderator", "board", "rapporteur", "interpreter")
ASSET = re.compile(r"""["'(](/static/[^"'#)]+)""")
ELSEWHERE = re.compile(r"""(?:src|href|action|url)\s*[=(]\s*["']?(?:https?:)?//""", re.IGNORECASE)
INLINE = re.compile(
    r"""<script(?![^>]*\b(?:src|type="(?:application/json|text/html)"))|<style|\son\w+=|\sstyle=""",
    re.IGNORECASE,
)

Responses = dict[str, httpx.Response]


@pytest.fixture
def pages(scene: Scene) -> Responses:
    """Every kind of page and of other answers, in the midst of a session."""
    author, stranger = scene.phone(name="Amina"), scene.stranger()
    moderator = scene.at("q1")
    author.send("input", item="q1", text="Twin cities")
    moderator.send("reveal")
    code, rapporteur = f"/s/{scene.code}", scene.holder("rapporteur").http
    return {
        "start": stranger.http.get("/"),
        "way in": stranger.page(),
        "joining refused": stranger.join(role="pharaoh"),
        "participant": author.person.page(),
        "change what was said": author.person.page("/join"),
        "moderator": moderator.person.page("/moderator"),
        "board": scene.holder("board").page("/board"),
        "rapporteur": rapporteur.get(f"{code}/rapporteur"),
        "interpreter": scene.holder("interpreter").page("/interpreter"),
        "log lines": rapporteur.get(f"{code}/rapporteur/log"),
        "refused form": author.person.submit("input", item="q1", text=""),
        "no such address": stranger.http.get("/nothing/is/here"),
        "no such session": stranger.http.get("/s/NOSUCH"),
        "not yours": stranger.page("/moderator"),
        "wrong link": stranger.enter("wrong"),
        "redirect": stranger.http.get(f"/{scene.code}"),
        "wrong method": stranger.http.delete(code),
        "json": author.person.post("floor"),
        "views": author.person.page("/views/participant"),
        "log.zip": rapporteur.get(f"{code}/log.zip"),
        "log.json": rapporteur.get(f"{code}/log.json"),
        "healthz": stranger.http.get("/healthz"),
        "metrics": stranger.http.get("/metrics"),
    }


def assets(*pages: httpx.Response) -> set[str]:
    return {address for page in pages for address in ASSET.findall(page.text)}


def html(pages: Responses) -> Responses:
    return {name: page for name, page in pages.items() if "text/html" in page.headers.get("content-type", "")}


def weight(response: httpx.Response) -> int:
    """Bytes of a body over the wire."""
    return int(response.headers["content-length"])


def test_every_answer_says_what_it_may_load(pages: Responses) -> None:
    for name, page in pages.items():
        policy = dict(
            part.strip().partition(" ")[::2] for part in page.headers["content-security-policy"].split(";")
        )
        assert policy["default-src"] == "'none'", name
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'", name
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'", name
        assert "unsafe" not in page.headers["content-security-policy"], name
        expected = SAFE | ({"referrer-policy": "no-referrer"} if name == "wrong link" else {})
        assert {key: page.headers.get(key) for key in SAFE} == expected, name


def head(server: Server, request: str) -> dict[str, str]:
    """The status line and the headers of the answer to a request that is sent as it is."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as line:
        line.sendall(request.encode())
        said = b""
        while b"\r\n\r\n" not in said and (more := line.recv(65536)):
            said += more
    first, *rest = said.decode("latin-1").partition("\r\n\r\n")[0].split("\r\n")
    return {"status": first} | {name.lower(): value for name, _, value in (one.partition(": ") for one in rest)}


ASKS = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (f"GET /s/CODE/live/participant HTTP/1.1\r\nHost: a\r\n{ASKS}{'a' * 24}\r\n\r\n", 403),
        (f"GET /s/NOSUCH/live/participant HTTP/1.1\r\nHost: a\r\n{ASKS}{'a' * 24}\r\n\r\n", 404),
        (f"GET /s/CODE/live/participant HTTP/1.1\r\nHost: a\r\n{ASKS}short\r\n\r\n", 426),
        ("this is no HTTP\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX : space\r\n\r\n", 400),
        (f"GET / HTTP/1.1\r\nHost: a\r\nX: {'a' * 17000}\r\n\r\n", 431),
    ],
)
def test_what_is_refused_before_it_is_a_page_is_as_safe(scene: Scene, asked: str, status: int) -> None:
    answer = head(scene.server, asked.replace("CODE", scene.code))
    assert answer["status"].split()[1] == str(status)
    assert {key: answer.get(key) for key in SAFE} == SAFE
    assert answer["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in answer["content-security-policy"]


@pytest.mark.parametrize("host", ["a; script-src *", "a'unsafe-inline'", "a,b", "*", "é"])
def test_a_host_that_is_none_stands_in_no_policy(server: Server, host: str) -> None:
    policy = head(server, f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")["content-security-policy"]
    assert "ws://" not in policy
    assert policy.count("script-src") == 1


def test_a_page_may_open_its_own_websocket(scene: Scene) -> None:
    policy = scene.stranger().page().headers["content-security-policy"]
    assert f"ws://127.0.0.1:{scene.server.port}" in policy


def test_pages_are_kept_by_no_cache(pages: Responses) -> None:
    for name, page in pages.items():
        assert page.headers["cache-control"] == "no-store", name


def test_pages_hold_no_script_or_style_of_their_own(pages: Responses) -> None:
    for name, page in html(pages).items():
        assert not INLINE.search(page.text), name


def test_nothing_comes_from_another_host(pages: Responses) -> None:
    texts = {name: page.text for name, page in html(pages).items()}
    texts |= {path.name: path.read_text() for path in STATIC.rglob("*") if path.suffix in (".css", ".js")}
    for name, text in texts.items():
        assert not ELSEWHERE.search(text), name


def test_every_page_says_its_language_and_title(pages: Responses) -> None:
    for name, page in html(pages).items():
        if name not in ("log lines", "views"):
            assert '<html lang="en">' in page.text, name
            assert re.search(r"<title>[^<]+</title>", page.text), name


def content(path: str) -> bytes:
    """A static file; what is joined, of its parts in their order, without their comments and indentation."""
    folder, joined = ("scripts", SCRIPTS) if path.endswith(".js") else ("styles", SHEETS)
    if path not in joined:
        return (STATIC / path).read_bytes()
    activities = STATIC.parent / "activities"
    files = [
        file
        for part in joined[path]
        for file in (sorted(activities.glob(part)) if part.startswith("*/") else [STATIC / folder / part])
    ]
    if path.endswith(".css"):
        texts = [re.sub(r"/\*[^*]*\*/\n*", "", file.read_text()) for file in files]
    else:
        texts = [re.sub(r"(?m)^ *//.*\n| +// .*$", "", file.read_text()) for file in files]
    lines = [line.lstrip(" ") for text in texts for line in text.splitlines(keepends=True)]
    return "".join(line for line in lines if line.strip()).encode()


def test_every_part_stands_in_a_screen() -> None:
    for folder, joined in (("scripts", SCRIPTS), ("styles", SHEETS)):
        files = {file.name for file in (STATIC / folder).iterdir()}
        assert files == {part for parts in joined.values() for part in parts if not part.startswith("*/")}


def test_static_files_are_named_by_their_content_and_kept_for_ever(scene: Scene, pages: Responses) -> None:
    browser = scene.stranger().http
    found = assets(*html(pages).values())
    assert len(found) > 8
    for address in found:
        named = re.fullmatch(r"/static/(.+)\.[0-9a-f]{10}(\.\w+)", address)
        assert named, address
        answer = browser.get(address)
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.content == content(f"{named[1]}{named[2]}")
        if named[2] in (".css", ".js", ".svg"):
            assert answer.headers["content-encoding"] == "gzip"


def test_a_static_file_goes_uncompressed_to_who_takes_no_gzip(scene: Scene) -> None:
    answer = scene.stranger().http.get("/static/phone.css", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == content("phone.css")


@pytest.mark.parametrize("path", ["phone.css", "phone.0123456789.css"])
def test_a_name_that_is_not_of_the_content_is_not_kept(scene: Scene, path: str) -> None:
    assert "immutable" not in scene.stranger().http.get(f"/static/{path}").headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["none.css", "../main.py", "..%2fmain.py", "%2e%2e/main.py", "vendor", "", "%00"]
)
def test_what_is_no_static_file_is_not_found(scene: Scene, path: str) -> None:
    assert scene.stranger().http.get(f"/static/{path}", follow_redirects=True).status_code == 404


def test_pages_are_compressed(pages: Responses) -> None:
    for name in ("way in", "participant", *ROLES):
        assert pages[name].headers["content-encoding"] == "gzip", name


def test_joining_and_the_first_page_weigh_little(scene: Scene) -> None:
    person = scene.stranger()
    way_in = person.page()
    scene.at("q3")
    person.join()
    page = person.page()
    parts = {address: weight(person.http.get(address)) for address in assets(way_in, page)}
    parts |= {"way in": weight(way_in), "page": weight(page)}
    assert sum(parts.values()) <= FIRST_PAGES_WEIGH_AT_MOST, parts


def test_where_there_is_nothing_there_is_a_way_on(pages: Responses) -> None:
    for name in ("no such address", "no such session"):
        assert pages[name].status_code == 404
        assert notice(pages[name])
        assert "Type the code you see on the board" in plain(pages[name].text)
    assert "NOSUCH" in notice(pages["no such session"])


def test_a_page_of_a_role_says_whose_it_is(pages: Responses) -> None:
    assert pages["not yours"].status_code == 403
    assert "This page is for the moderator" in notice(pages["not yours"])


@pytest.mark.parametrize("language", ["es", "fr"])
def test_a_problem_is_said_in_the_visitors_language(scene: Scene, language: str) -> None:
    page = scene.stranger(language).http.get("/s/NOSUCH")
    assert f'<html lang="{language}">' in page.text
    assert "NOSUCH" in notice(page)
    assert "No session has the code" not in notice(page)


def test_a_program_is_told_in_json(scene: Scene) -> None:
    headers = {"content-type": "application/json"}
    answer = scene.stranger().http.post("/s/NOSUCH/do", content=b"{}", headers=headers)
    said: dict[str, Any] = answer.json()
    assert (answer.status_code, said["refused"], said["reason"]) == (404, None, "no_session")


@pytest.mark.parametrize("path", ["?page=many", "/views/participant?seen=all", "/views/kitchen"])
def test_nonsense_in_an_address_is_answered_in_words(scene: Scene, path: str) -> None:
    answer = scene.participant().http.get(f"/s/{scene.code}{path}")
    assert "detail" not in answer.text
    assert "text/html" in answer.headers["content-type"]


def test_a_page_goes_uncompressed_to_who_takes_no_gzip(scene: Scene) -> None:
    person = scene.stranger()
    packed = person.page()
    person.http.headers["accept-encoding"] = "identity"
    assert len(person.page().content) == len(packed.content) > len(gzip.compress(packed.content))
