"""Two moderators are two actors in the record, each with a name if they like; a co-moderator moderates too."""

import pytest

from app.domain.roles import role_of
from app.log.renew import renew_links
from app.log.sessions import find_by_token, find_session

from .harness import Scene


def actors(scene: Scene) -> list[str]:
    """Who acted, in the order of the log."""
    return [entry.actor for entry in scene.entries if role_of(entry.actor) in ("moderator", "co-moderator")]


def test_two_moderators_are_two_actors(scene: Scene) -> None:
    one, other = scene.holder("moderator"), scene.holder("moderator")
    one.post("start")
    other.post("next", leaving="opening")
    first, second = actors(scene)
    assert first != second and role_of(first) == role_of(second) == "moderator"


def test_who_follows_the_link_again_is_who_they_were(scene: Scene) -> None:
    moderator = scene.holder("moderator")
    moderator.post("start")
    moderator.enter(scene.row.token("moderator"))
    moderator.post("next", leaving="opening")
    assert len(set(actors(scene))) == 1


def test_a_co_moderator_uses_the_moderators_screen_and_is_told_apart(scene: Scene) -> None:
    helper = scene.stranger()
    entered = helper.enter(scene.row.token("co-moderator"))
    assert entered.headers["location"] == f"/s/{scene.code}/moderator"
    assert "ack" in helper.post("start").json()
    assert [role_of(actor) for actor in actors(scene)] == ["co-moderator"]


def test_a_name_stands_in_the_record_and_not_in_the_log(scene: Scene) -> None:
    moderator = scene.holder("moderator")
    said = moderator.http.post(
        f"/s/{scene.code}/do?screen=moderator", data={"do": "introduce", "name": "Ana Ríos"}
    )
    assert said.headers["location"] == f"/s/{scene.code}/moderator"
    moderator.post("start")
    assert "Ana Ríos" in moderator.page("/moderator").text
    assert all("Ana" not in entry.body.model_dump_json() for entry in scene.entries)
    assert "Moderator · Ana Ríos" in scene.holder("rapporteur").page("/rapporteur").text


def test_renewing_a_role_closes_the_screens_of_that_role_alone(scene: Scene) -> None:
    moderator, helper = scene.screen("moderator"), scene.stranger()
    helper.enter(scene.row.token("co-moderator"))
    line = helper.open("moderator")
    renewed = renew_links(scene.server.engine, scene.row, "co-moderator")
    assert line.closed_with() == 1008
    assert renewed.token("moderator") == scene.row.token("moderator")
    assert "ack" in moderator.send("start")


@pytest.mark.parametrize("role", ["moderator", "co-moderator", "rapporteur", "interpreter", "board"])
def test_every_role_with_a_screen_has_a_link(scene: Scene, role: str) -> None:
    found = find_by_token(scene.server.engine, scene.row.token(role))
    assert found and (found[0].code, found[1]) == (scene.code, role)
    again = find_session(scene.server.engine, scene.code)
    assert again and again.token(role) == scene.row.token(role)
