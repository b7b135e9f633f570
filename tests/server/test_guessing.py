"""Codes are not searched for: who guesses learns nothing, and a hall is not shut out by one who does in it."""

from collections.abc import Callable

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from app.live.hall.limits import GUESSES

from .harness import Line, Person, Scene, notice, wait_until


def at(address: str, person: Person) -> Person:
    """Someone whose proxy says that they are at this address."""
    person.http.headers["x-forwarded-for"] = address
    return person


def have_guessed(person: Person) -> None:
    """So often that the next guess is not answered."""
    for _ in range(int(GUESSES.at_once) * 2):
        if person.http.get("/ZZZZZZ").status_code == 429:
            return
    pytest.fail("nobody minds guessing")


def while_guessing(guesser: Person, ask: Callable[[], httpx.Response]) -> httpx.Response:
    """What is answered to someone while the address they are at has used up its guesses."""

    def refused() -> httpx.Response | None:
        have_guessed(guesser)
        answer = ask()
        return answer if answer.status_code == 429 else None

    return wait_until(refused, "an answer to the one who guesses")


def opened(person: Person, screen: str = "participant") -> Line:
    """A screen, as seen from the person's address."""
    how = {"Cookie": person.cookies, "X-Forwarded-For": person.http.headers["x-forwarded-for"]}
    return person.open(screen, additional_headers=how)


@pytest.mark.parametrize(
    "path",
    ["/{}", "/?code={}", "/s/{}", "/s/{}/join", "/s/{}/moderator", "/s/{}/views/participant", "/s/{}/log.zip"],
)
def test_a_right_code_and_a_wrong_one_are_answered_alike(scene: Scene, path: str) -> None:
    guesser = at(f"203.0.113.{len(path)}", scene.stranger())
    wrong = while_guessing(guesser, lambda: guesser.http.get(path.format("ZZZZZZ")))
    for code in (scene.code, scene.code.lower()):
        right = while_guessing(guesser, lambda code=code: guesser.http.get(path.format(code)))  # type: ignore[misc]
        assert right.text == wrong.text
        assert set(right.headers) == set(wrong.headers)


def test_so_are_a_form_and_a_websocket(scene: Scene) -> None:
    guesser = at("203.0.113.101", scene.stranger())
    before = len(scene.entries)
    assert "location" not in while_guessing(guesser, guesser.join).headers

    def knocked() -> httpx.Response:
        try:
            opened(guesser)
        except InvalidStatus as refused:
            return httpx.Response(refused.response.status_code)
        return httpx.Response(101)

    while_guessing(guesser, knocked)
    assert len(scene.entries) == before


def test_the_page_tries_again_by_itself(scene: Scene) -> None:
    guesser = at("203.0.113.102", scene.stranger())
    answer = while_guessing(guesser, lambda: guesser.http.get(f"/{scene.code}"))
    assert "tries again by itself" in notice(answer)
    assert answer.headers["refresh"] == answer.headers["retry-after"]
    assert 0 < int(answer.headers["retry-after"]) < 10
    assert "refresh" not in while_guessing(guesser, guesser.join).headers


def test_who_has_joined_is_not_shut_out_by_another_at_the_same_address(scene: Scene) -> None:
    phone, guesser = scene.participant(), at("203.0.113.103", scene.stranger())
    at("203.0.113.103", phone)
    for _ in range(5):
        have_guessed(guesser)
        assert phone.page().status_code == 200
        assert opened(phone).ping()


def test_a_hall_is_not_shut_out_by_one_who_guesses_in_it(scene: Scene) -> None:
    guesser = at("203.0.113.104", scene.stranger())
    assert at("203.0.113.104", scene.stranger()).join().status_code == 303
    for _ in range(5):
        have_guessed(guesser)
        newcomer = at("203.0.113.104", scene.stranger())
        assert newcomer.http.get(f"/{scene.code}").status_code == 303
        assert newcomer.join().status_code == 303


def test_nor_is_the_hall_in_which_the_board_stands(scene: Scene) -> None:
    guesser, board = at("203.0.113.105", scene.stranger()), at("203.0.113.105", scene.holder("board"))
    assert opened(board, "board").ping()
    for _ in range(5):
        have_guessed(guesser)
        assert at("203.0.113.105", scene.stranger()).join().status_code == 303


def test_an_address_that_one_session_knows_is_not_known_to_another(scene: Scene) -> None:
    elsewhere = Scene(scene.server)
    guesser = at("203.0.113.106", elsewhere.stranger())
    assert guesser.join().status_code == 303
    while_guessing(guesser, lambda: guesser.http.get(f"/{scene.code}"))
    elsewhere.close()


def test_links_that_lead_nowhere_are_guesses_and_a_right_one_always_opens(scene: Scene) -> None:
    guesser = at("203.0.113.107", scene.stranger())
    answers = {
        guesser.enter(f"no-such-link-{number}").status_code for number in range(int(GUESSES.at_once) * 2)
    }
    assert answers == {403, 429}
    have_guessed(guesser)
    assert at("203.0.113.107", scene.stranger()).enter(scene.row.token("moderator")).status_code == 303


def test_the_addresses_of_one_ipv6_network_are_one_who_guesses(scene: Scene) -> None:
    guesser = at("2001:db8::1", scene.stranger())
    while_guessing(guesser, lambda: at("2001:db8::ffff", scene.stranger()).http.get(f"/{scene.code}"))
