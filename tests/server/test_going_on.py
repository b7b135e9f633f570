"""A session that goes on by itself, through the real server on a clock that can be put forward."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .harness import Scene, Server, running, wait_until

SERVED = Path(__file__).parents[2] / "scripts" / "serve_on_that_day.py"


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    """How many seconds the server's clock is ahead."""
    file = tmp_path / "clock"
    file.write_text("0")
    return file


@pytest.fixture
def scene(tmp_path: Path, clock: Path) -> Iterator[Scene]:
    command = ("python", str(SERVED))
    url = f"sqlite:///{tmp_path}/hemicycle.db"
    with running(Server(url, tmp_path, command, CLOCK_FILE=str(clock))) as server:
        scene = Scene(server)
        yield scene
        scene.close()


def put_forward(clock: Path, minutes: float) -> None:
    new = clock.with_suffix(".new")
    new.write_text(str(float(clock.read_text()) + minutes * 60))
    new.replace(clock)


def test_it_goes_on_once_when_the_time_is_up_and_phones_see_it(scene: Scene, clock: Path) -> None:
    phone, moderator = scene.phone(), scene.at("opening")
    moderator.send("go_on", on=True)
    put_forward(clock, scene.state.agenda["opening"].minutes + 0.1)
    wait_until(lambda: scene.state.stage.live == "background", "the session to go on")
    phone.see("now", scene.state.agenda["background"].headline.en)
    went_on = [entry for entry in scene.entries if entry.body.kind == "went_on"]
    assert [(entry.actor, entry.body.leaving) for entry in went_on] == [("system", "opening")]


def test_undone_it_stays_and_by_hand_it_never_went(scene: Scene, clock: Path) -> None:
    moderator = scene.at("opening")
    moderator.send("go_on", on=True)
    put_forward(clock, 6)
    moderator.see("live", scene.state.agenda["background"].headline.en)
    assert "ack" in moderator.send("undo")
    assert "ack" in moderator.send("go_on", on=False)
    put_forward(clock, 6)
    assert "ack" in moderator.send("extend", minutes=1)
    put_forward(clock, 6)
    assert moderator.ping()["now"]
    assert scene.state.stage.live == "opening"
