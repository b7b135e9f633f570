"""Wherever an answer sends someone, it is on this server, whatever they typed and whoever changed it."""

from http.client import HTTPConnection, HTTPResponse

import pytest

from .harness import Scene, Server


def asked(server: Server, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    """The answer to a request whose path is sent as it is."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.mark.parametrize("path", ["", "/moderator", "/views/participant?seen=3", "/join?a=b%0d%0ac"])
def test_a_code_in_small_letters_leads_to_the_sessions_own_address(scene: Scene, path: str) -> None:
    for typed in (scene.code.lower(), f"{scene.code[:3]}-{scene.code[3:]}", f"{scene.code}%20"):
        answer = asked(scene.server, f"/s/{typed}{path}")
        assert (answer.status, answer.headers["location"]) == (303, f"/s/{scene.code}{path}")


def test_a_ticket_leads_to_the_way_in_however_the_code_is_typed(scene: Scene) -> None:
    for typed in (scene.code, scene.code.lower()):
        answer = asked(scene.server, f"/{typed}/ABCD-EFGH-JKMN")
        assert (answer.status, answer.headers["location"]) == (
            303,
            f"/s/{scene.code}/join?ticket=ABCD-EFGH-JKMN",
        )


def test_a_websocket_opens_however_the_code_is_typed(scene: Scene) -> None:
    person = scene.participant()
    person.code = scene.code.lower()
    assert person.open("participant").ping()


@pytest.mark.parametrize("host", ["evil.example", "live.example.org:8443"])
def test_a_slash_at_the_end_is_taken_away_on_this_server(scene: Scene, host: str) -> None:
    for path in (f"/{scene.code}", f"/s/{scene.code}", f"/s/{scene.code}/moderator", "/healthz"):
        answer = asked(scene.server, f"{path}/", host=host, x_forwarded_host="evil.example")
        assert (answer.status, answer.headers["location"]) == (307, path)
    assert asked(scene.server, f"/s/{scene.code}/?read=3").headers["location"] == f"/s/{scene.code}?read=3"


@pytest.mark.parametrize(
    "path",
    [
        *(
            "//evil.example",
            "//evil.example/",
            "///evil.example//",
            "/%2Fevil.example/",
            "/%2f%2fevil.example/",
        ),
        *("/\\evil.example/", "/%5Cevil.example/", "/%5c%5cevil.example/", "/%09/evil.example/"),
        *(
            "/%0d%0aX-Evil:1",
            "/%0d%0aX-Evil:1/",
            "/a%0d%0aLocation:%20//evil.example/",
            "/?code=//evil.example",
        ),
        *("/?code=%0d%0aX-Evil:1", "/s/%0d%0aX-Evil:1/", "/s///evil.example/", "/in///evil.example/"),
        *(
            "http://evil.example/",
            "http://evil.example//x/",
            "/.//evil.example/",
            "/?signed_out=//evil.example",
        ),
    ],
)
def test_no_address_leads_to_another_server(server: Server, path: str) -> None:
    answer = asked(server, path, host="evil.example")
    assert answer.status in (200, 303, 307, 400, 404, 403, 422)
    location = answer.headers.get("location", "/")
    assert location.startswith("/")
    assert location[1:2] not in ("/", "\\", "\t")
    assert "x-evil" not in answer.headers
    assert not {"\r", "\n"} & set(location)


def test_a_role_link_a_join_and_a_language_lead_to_this_server(scene: Scene) -> None:
    host = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    person = scene.stranger()
    person.http.headers.update(host)
    entered = person.enter(scene.row.token("moderator"))
    joined = person.join()
    chosen = person.http.post(f"/s/{scene.code}/language", data={"language": "fr", "to": "//evil.example"})
    assert entered.headers["location"] == f"/s/{scene.code}/moderator"
    assert joined.headers["location"] == chosen.headers["location"] == f"/s/{scene.code}"


def test_who_signs_out_is_that_role_no_longer_in_this_browser(scene: Scene) -> None:
    moderator, elsewhere = scene.holder("moderator"), scene.holder("moderator")
    moderator.enter(scene.row.token("board"))
    left = moderator.http.post(f"/s/{scene.code}/sign-out/moderator", headers={"origin": scene.server.url})
    assert left.status_code == 303
    assert "You have signed out" in moderator.http.get(left.headers["location"]).text
    assert moderator.page("/moderator").status_code == 403
    assert moderator.page("/board").status_code == elsewhere.page("/moderator").status_code == 200


def test_nobody_is_signed_out_by_another_site_or_of_what_is_no_role(scene: Scene) -> None:
    moderator = scene.holder("moderator")
    for origin, screen, status in (
        ("https://evil.example", "moderator", 403),
        (scene.server.url, "kitchen", 422),
    ):
        address = f"/s/{scene.code}/sign-out/{screen}"
        assert moderator.http.post(address, headers={"origin": origin}).status_code == status
    assert moderator.http.get(f"/s/{scene.code}/sign-out/moderator").status_code == 405
    assert moderator.page("/moderator").status_code == 200
