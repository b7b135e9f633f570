"""A role's link that got into the wrong hands: renewed, it lets nobody in, at once, in the running service."""

import pytest
from websockets.exceptions import InvalidStatus

from app.log.renew import renew_links
from app.log.sessions import find_session

from .harness import Scene, wait_until

pytest_plugins = ["tests.postgres"]


def renewed(scene: Scene, role: str | None = None) -> None:
    """What `hemicycle session renew` does."""
    row = find_session(scene.server.engine, scene.code)
    assert row is not None
    scene.row = renew_links(scene.server.engine, row, role)  # type: ignore[arg-type]


def test_old_link_cookie_and_open_screens_are_refused_at_once_and_the_new_link_works(scene: Scene) -> None:
    old_token = scene.row.token("moderator")
    moderator, board, phone = scene.at("q1"), scene.screen("board"), scene.phone()
    renewed(scene, "moderator")
    assert moderator.closed_with() == 1008
    assert scene.stranger().enter(old_token).status_code == 403
    wait_until(lambda: moderator.person.page("/moderator").status_code == 403, "the old cookie to be refused")
    assert moderator.person.post("next").status_code == 403
    with pytest.raises(InvalidStatus, match="403"):
        moderator.person.open("moderator")
    assert board.ping() and phone.ping(), "the other roles stay"
    assert "ack" in scene.screen("moderator").send("next")


def test_all_links_may_be_renewed_and_participants_stay(scene: Scene) -> None:
    screens = [scene.screen(role) for role in ("moderator", "board", "rapporteur", "interpreter")]
    phone = scene.phone()
    renewed(scene)
    assert [screen.closed_with() for screen in screens] == [1008] * 4
    assert phone.ping()
    assert scene.screen("rapporteur").ping()
