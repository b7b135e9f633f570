"""Behind a proxy at another address: everyone is themselves, and what people see is https."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from app.live.hall.limits import GUESSES

from .harness import Person, Scene, Server, running
from .test_other_servers import UVICORN

PROXY, OTHER = "127.0.0.2", "127.0.0.3"
HOST = "live.example.org"
SETTINGS = {"TRUSTED_PROXIES": f"{PROXY}, 10.0.0.0/8", "PUBLIC_URL": ""}


@pytest.fixture(scope="module", params=["our server", "plain uvicorn"])
def proxied(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that trusts the proxy at 127.0.0.2."""
    folder = tmp_path_factory.mktemp("proxied")
    command = UVICORN if request.param == "plain uvicorn" else ("hemicycle", "serve")
    with running(Server(f"sqlite:///{folder}/hemicycle.db", folder, command, **SETTINGS)) as one:
        yield one


def through(scene: Scene, client: str, proxy: str = PROXY, scheme: str = "https") -> Person:
    """Someone at an address, as a proxy passes on what they ask."""
    person = scene.stranger()
    said = {"host": HOST, "x-forwarded-for": client, "x-forwarded-proto": scheme}
    headers, transport = {**person.http.headers, **said}, httpx.HTTPTransport(local_address=proxy)
    person.http.close()
    person.http = httpx.Client(base_url=person.url, headers=headers, transport=transport)
    return person


def knocks(person: Person, screen: str, client: str, proxy: str = PROXY) -> int:
    """The status with which a websocket without a cookie is refused."""
    headers = {"X-Forwarded-For": client}
    with pytest.raises(InvalidStatus) as refused:
        person.open(screen, additional_headers=headers, source_address=(proxy, 0))
    return int(refused.value.response.status_code)


def test_cookies_are_for_https_alone_and_browsers_are_told_to_keep_to_it(proxied: Server) -> None:
    scene = Scene(proxied)
    way_in = through(scene, "198.51.100.1").page()
    assert all("; Secure" in cookie for cookie in way_in.headers.get_list("set-cookie"))
    joined = through(scene, "198.51.100.1").join(language="fr")
    assert joined.headers["location"] == f"/s/{scene.code}"
    assert all("; Secure" in cookie for cookie in joined.headers.get_list("set-cookie"))
    assert joined.headers["strict-transport-security"] == "max-age=31536000"
    entered = through(scene, "198.51.100.1").enter(scene.row.token("board"))
    assert "; Secure" in entered.headers["set-cookie"]
    scene.close()


@pytest.mark.parametrize("proxy", [PROXY, OTHER])
def test_without_https_they_are_not(proxied: Server, proxy: str) -> None:
    scene = Scene(proxied)
    joined = through(scene, "198.51.100.1", proxy, "http" if proxy == PROXY else "https").join()
    assert "Secure" not in joined.headers["set-cookie"]
    assert "strict-transport-security" not in joined.headers
    scene.close()


def test_a_public_address_with_https_says_that_it_is_reached_so(tmp_path: Path) -> None:
    server = Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, PUBLIC_URL=f"HTTPS://{HOST}")
    with running(server):
        scene = Scene(server)
        joined = scene.stranger().join()
        assert "; Secure" in joined.headers["set-cookie"]
        assert "strict-transport-security" in joined.headers
        scene.close()


def test_a_page_of_this_site_may_ask_and_one_without_https_may_not(proxied: Server) -> None:
    scene = Scene(proxied)
    for origin, status in ((f"https://{HOST}", 303), (f"https://{HOST}:443", 303), (f"http://{HOST}", 403)):
        person = through(scene, "198.51.100.1")
        person.http.headers["origin"] = origin
        assert person.join().status_code == status, origin
    scene.close()


def test_everyone_behind_the_proxy_is_counted_for_themselves(proxied: Server) -> None:
    scene = Scene(proxied)
    guesser, other = through(scene, "203.0.113.1"), through(scene, "203.0.113.2")
    answers = [guesser.http.get("/ZZZZZZ").status_code for _ in range(int(GUESSES.at_once) * 2)]
    assert set(answers) == {404, 429}
    assert other.http.get("/ZZZZZZ").status_code == 404
    scene.close()


def test_so_are_websockets(proxied: Server) -> None:
    scene = Scene(proxied)
    stranger = scene.stranger()
    stranger.code = "ZZZZZZ"
    answers = {knocks(stranger, "participant", "203.0.113.3") for _ in range(int(GUESSES.at_once) * 2)}
    assert answers == {404, 429}
    assert knocks(stranger, "participant", "203.0.113.4") == 404
    scene.close()


def test_who_is_no_trusted_proxy_is_one_sender_whatever_they_say(proxied: Server) -> None:
    scene = Scene(proxied)
    stranger = scene.stranger()
    stranger.code = "ZZZZZZ"
    many = range(int(GUESSES.at_once) * 2)
    assert 429 in {knocks(stranger, "participant", f"203.0.113.{n % 250}", OTHER) for n in many}
    asking = through(scene, "203.0.113.9", "127.0.0.4").http
    answers = {
        asking.get("/ZZZZZZ", headers={"x-forwarded-for": f"203.0.113.{n % 250}"}).status_code for n in many
    }
    assert answers == {404, 429}
    scene.close()


def test_a_proxy_that_is_not_named_is_told_of_once(proxied: Server) -> None:
    scene = Scene(proxied)
    for _ in range(3):
        through(scene, "203.0.113.10", OTHER).http.get("/ZZZZZZ")
    assert proxied.log().count("TRUSTED_PROXIES does not name") == 1
    scene.close()
