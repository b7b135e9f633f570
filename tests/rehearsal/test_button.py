"""The moderator's button: only theirs, one at a time, never on a copy; nothing is left when it is stopped."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.log.sessions import create_session
from app.log.tables import SessionRow
from app.rehearsal.copy import copies, make_copy
from tests.exports.scenes import small_plan
from tests.server.harness import Person, Scene, Server, plain, wait_until

from .houses import held

OFFER = "Rehearse with simulated participants"
UNDER_WAY = "A rehearsal is under way"


@pytest.fixture
def scene(server: Server) -> Iterator[Scene]:
    """A short session; what it has begun is stopped."""
    one = Scene(server, create_session(server.engine, small_plan()))
    yield one
    press(one.holder("moderator"), "end")
    one.close()


def press(moderator: Person, do: str) -> int:
    return moderator.http.post(f"/s/{moderator.code}/rehearsal", data={"do": do}).status_code


def only_copy(scene: Scene) -> SessionRow:
    [copy] = copies(scene.server.engine, scene.code)
    return copy


def people_in(engine: Engine, copy: SessionRow) -> int:
    return len(held(engine, copy)["participant"])


def test_it_begins_a_rehearsal_that_can_be_watched_and_stopped(scene: Scene) -> None:
    engine, before = scene.server.engine, held(scene.server.engine, scene.row)
    moderator = scene.holder("moderator")
    assert OFFER in plain(moderator.page("/moderator").text)

    assert press(moderator, "begin") == 303

    copy = only_copy(scene)
    shown = moderator.page("/moderator").text
    assert UNDER_WAY in plain(shown) and OFFER not in plain(shown)
    for role in ("board", "moderator", "rapporteur"):
        assert f'href="/in/{copy.token(role)}" target="_blank"' in shown
    assert f'href="/{copy.code}"' in shown
    wait_until(lambda: people_in(engine, copy) > 2, "people in the rehearsal")

    assert press(moderator, "end") == 303

    assert not any(held(engine, copy).values())
    assert held(engine, scene.row) == before
    assert OFFER in plain(moderator.page("/moderator").text)


def test_every_moderators_screen_follows_it(scene: Scene) -> None:
    other, moderator = scene.screen("moderator"), scene.holder("moderator")
    press(moderator, "begin")
    other.see("rehearsal", UNDER_WAY)
    press(moderator, "end")
    other.see("rehearsal", OFFER)


def test_one_goes_on_at_a_time_on_a_server(scene: Scene) -> None:
    second = Scene(scene.server, create_session(scene.server.engine, small_plan()))
    press(scene.holder("moderator"), "begin")
    theirs = second.holder("moderator")

    refused = theirs.http.post(f"/s/{second.code}/rehearsal", data={"do": "begin"}, follow_redirects=True)

    assert "one at a time on a server" in plain(refused.text)
    assert copies(scene.server.engine, second.code) == []
    press(theirs, "end")
    assert only_copy(scene)
    second.close()


@pytest.mark.parametrize("role", ["board", "rapporteur"])
def test_it_is_a_moderators_alone(scene: Scene, role: str) -> None:
    for someone in (scene.holder(role), scene.participant(), scene.stranger()):
        assert press(someone, "begin") == 403
    assert copies(scene.server.engine, scene.code) == []


def test_a_moderator_of_another_session_has_no_say(scene: Scene) -> None:
    other = Scene(scene.server)
    stranger = other.holder("moderator")
    answer = stranger.http.post(f"/s/{scene.code}/rehearsal", data={"do": "begin"})
    assert answer.status_code == 403
    other.close()


def test_once_the_session_has_begun_it_is_not_offered(scene: Scene) -> None:
    screen = scene.screen("moderator")
    assert "ack" in screen.send("start")
    screen.see_no_longer("rehearsal", OFFER)
    press(screen.person, "begin")
    assert copies(scene.server.engine, scene.code) == []


def test_a_copy_is_not_rehearsed(scene: Scene) -> None:
    copy = Scene(scene.server, make_copy(scene.server.engine, scene.row))
    moderator = copy.holder("moderator")
    assert OFFER not in plain(moderator.page("/moderator").text)
    press(moderator, "begin")
    assert [row.code for row in copies(scene.server.engine)].count(copy.code) == 1
    assert copies(scene.server.engine, copy.code)[0].rehearsal_of == scene.code
    assert len(copies(scene.server.engine, copy.code)) == 1
    copy.close()


def test_a_server_that_ends_leaves_no_copy(own_server: Server) -> None:
    one = Scene(own_server, create_session(own_server.engine, small_plan()))
    press(one.holder("moderator"), "begin")
    copy = only_copy(one)
    wait_until(lambda: people_in(own_server.engine, copy) > 2, "people in the rehearsal")
    own_server.signal(2)
    assert own_server.wait_for_the_end() == 0
    assert not any(held(own_server.engine, copy).values())
    assert not re.search("Traceback", own_server.log())
    one.close()


def test_a_server_that_is_killed_leaves_no_copy_either(own_server: Server) -> None:
    one = Scene(own_server, create_session(own_server.engine, small_plan()))
    press(one.holder("moderator"), "begin")
    copy = only_copy(one)
    wait_until(lambda: people_in(own_server.engine, copy) > 2, "people in the rehearsal")
    own_server.kill()
    wait_until(lambda: not any(held(own_server.engine, copy).values()), "the copy to be wiped", 30)
    one.close()
