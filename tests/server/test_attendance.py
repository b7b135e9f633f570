"""Who is here of those invited, and who is missing, on the moderators' screens, the board and in the record."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.agenda.entries import TimeExtended
from app.domain.attendance.entries import InvitedSet
from app.log.plan_file import read_plan
from app.log.sessions import create_session

from .harness import Line, Scene, Server, plain, wait_until

COUNCIL = Path(__file__).parents[1] / "data" / "council.toml"


@pytest.fixture
def scene(server: Server) -> Iterator[Scene]:
    """A session whose plan says how many are invited."""
    scene = Scene(server, create_session(server.engine, read_plan(COUNCIL)))
    yield scene
    scene.close()


def council(scene: Scene, name: str, people: int) -> list[Line]:
    """So many of a council, each with a phone."""
    return [scene.phone(council=name) for _ in range(people)]


def is_said(view: str) -> bool:
    """Whether someone is said to be missing now, also where no script runs."""
    return not re.match(r"<section[^>]* hidden", view)


@pytest.mark.parametrize("role", ["moderator", "co-moderator"])
def test_everyone_who_moderates_sees_who_came_of_those_invited(scene: Scene, role: str) -> None:
    moderator = scene.holder(role).open("moderator")
    scene.at("q2")
    phones = council(scene, "resilience", 4) + council(scene, "health", 3)
    for phone in phones[:2]:
        phone.send("ballot", item="q2", answer="yes")
    phones[3].close()
    shown = plain(
        moderator.see("groups", "on Culture 0 / 0 0 here, 5 invited", "on Resilience 2 / 4 3 here, 11 invited")
    )
    assert "Health 0 / 3 3 here" in shown
    first_to_last = [shown.index(f"Policy Council on {one}") for one in ("Culture", "Health", "Resilience")]
    assert first_to_last == sorted(first_to_last), "the least first"


def test_a_number_invited_is_changed_live_and_undone(scene: Scene) -> None:
    moderator, other = scene.at("q2"), scene.screen("moderator")
    council(scene, "health", 3)
    other.see("groups", "Health 0 / 3 3 here")
    assert "ack" in moderator.send("set_invited", group="council:health", invited=7)
    other.see("groups", "Health 0 / 3 3 here, 7 invited")
    moderator.send("undo")
    other.see_no_longer("groups", "7 invited")
    assert moderator.send("set_invited", group="council:sports", invited=7)["reason"] == "unknown_option"
    assert moderator.send("set_invited", group="council:health", invited=-1)["reason"] == "wrong_type"


def test_it_is_said_without_scripts(scene: Scene) -> None:
    moderator = scene.holder("moderator")
    form = {"do": "set_invited", "group": "council:health", "invited": "7"}
    for fields in (form, {**form, "invited": ""}):
        answer = moderator.http.post(f"/s/{scene.code}/do", data=fields, follow_redirects=True)
        assert answer.status_code == 200
        said = "0 here, 7 invited" in plain(answer.text)
        assert said == bool(fields["invited"])
    said = [entry.body for entry in scene.entries if isinstance(entry.body, InvitedSet)]
    assert [one.invited for one in said] == [7, None]


def test_in_the_last_minute_it_is_said_who_is_missing(scene: Scene) -> None:
    phones = council(scene, "resilience", 3) + council(scene, "health", 3)
    moderator = scene.at("q1")
    for phone in (*phones[:2], *phones[3:]):
        phone.send("ballot", item="q1", answer="yes")
    view = moderator.see("missing", "Policy Council on Resilience: 2 of 11 have answered.")
    assert is_said(view) and "1 who is here has not answered" in plain(view)
    phones[2].send("ballot", item="q1", answer="no")
    gone = moderator.see_no_longer("missing", "have answered")
    assert not is_said(gone), "all who are here have answered"


def test_nobody_is_missing_while_there_is_time(scene: Scene) -> None:
    council(scene, "resilience", 3)
    moderator = scene.at("q2")
    view = moderator.see("missing", "Policy Council on Resilience: 0 of 11 have answered.")
    assert not is_said(view), "it waits for the last minute"
    assert re.search(r'data-from="\d{13}"', view)
    moderator.send("close")
    moderator.see_no_longer("missing", "Resilience")


def test_what_one_of_few_did_is_said_of_everyone(scene: Scene) -> None:
    council(scene, "resilience", 3)
    council(scene, "culture", 1)
    moderator = scene.at("q1")
    assert "Culture" not in plain(moderator.see("missing", "Everyone: 0 of 4 have answered."))


def test_it_is_kept_open_a_minute_longer_by_the_form_that_says_so(scene: Scene) -> None:
    council(scene, "resilience", 3)
    moderator = scene.at("q1")
    view = moderator.see("missing", "Keep it open 1 minute longer")
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', view))
    answer = scene.holder("moderator").http.post(
        f"/s/{scene.code}/do", data=fields, params={"screen": "moderator"}, follow_redirects=True
    )
    assert answer.status_code == 200
    assert scene.entries[-1].body == TimeExtended(item="q1", minutes=1, given=0, connected=3)
    moderator.until(lambda: not is_said(moderator.views["missing"]), "time again, and nobody called missing")


def test_the_board_shows_who_is_here_when_a_moderator_says_so_and_few_as_one(scene: Scene) -> None:
    board, moderator = scene.screen("board"), scene.at("q2")
    council(scene, "resilience", 4)
    council(scene, "health", 3)
    council(scene, "culture", 1)
    board.see("participation", "8 connected")
    assert "Resilience" not in plain(board.views.get("stage", ""))
    moderator.send("board", scene="people")
    shown = plain(board.see("stage", "Who is here 8 people", "Policy Council on Resilience 4 of 11 invited"))
    assert "Culture" not in shown, "one is not told apart"
    assert "Health" not in shown, "nor those from whom one could be found"
    assert "4 more, in groups too small to be told apart or in none" in shown
    moderator.send("board", scene="session")
    board.see_no_longer("stage", "Resilience")


def test_the_most_who_were_here_at_once_are_in_the_record(scene: Scene) -> None:
    phones = council(scene, "resilience", 4)
    scene.at("q2")

    def most() -> int | None:
        return scene.state.present_most.get(("council", "resilience"))

    wait_until(lambda: most() == 4, "four to be noted")
    for phone in phones:
        phone.close()
    council(scene, "resilience", 3)
    rapporteur = scene.holder("rapporteur")
    [row] = [
        row
        for row in rapporteur.page("/log.json").json()["tables"]["attendance"]
        if row["scope_value"] == "resilience"
    ]
    assert (row["invited"], row["joined"], row["present_max"]) == (11, 7, 4)


def test_nobody_but_moderators_is_told_who_is_missing(scene: Scene) -> None:
    phones = council(scene, "resilience", 3)
    scene.at("q1")
    for screen in ("board", "rapporteur"):
        assert "missing" not in scene.screen(screen).views
        assert 'id="missing"' not in scene.holder(screen).page(f"/{screen}").text
    assert "missing" not in phones[0].views
