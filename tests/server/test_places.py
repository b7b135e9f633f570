"""Nobody takes all places: not one person, not a crowd from the roles, and not who only knocks."""

import socket
from contextlib import ExitStack
from pathlib import Path

from app.live.room.presence import MOST_OF_A_PERSON

from .harness import PATIENCE, Scene, Server, running, wait_until


def test_one_person_has_so_many_screens_and_the_oldest_gives_way(scene: Scene) -> None:
    person = scene.participant()
    lines = [person.open("participant") for _ in range(MOST_OF_A_PERSON)]
    assert all(line.ping() for line in lines)
    another = person.open("participant")
    assert lines[0].closed_with() == 1000
    assert another.ping() and all(line.ping() for line in lines[1:])


def test_a_full_house_has_places_for_its_roles(tmp_path: Path) -> None:
    server = Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, MOST_SCREENS="10")
    with running(server):
        scene = Scene(server)
        crowd = scene.phones(8)
        assert scene.phone().closed_with() == 1013
        moderator, board = scene.screen("moderator"), scene.screen("board")
        assert moderator.ping() and board.ping() and all(phone.ping() for phone in crowd)
        assert scene.screen("rapporteur").closed_with() == 1013
        scene.close()


FEW_FILES = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_NOFILE, (100, 300));"
    "from app.cli import main; sys.argv = ['hemicycle', 'serve']; main()"
)


def test_more_screens_than_files_are_fitted_to_the_files_and_too_many_are_told_so(tmp_path: Path) -> None:
    server = Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, command=("python", "-c", FEW_FILES))
    with running(server), ExitStack() as held:
        assert "possible=150" in server.log()
        for _ in range(260):
            held.enter_context(socket.create_connection(("127.0.0.1", server.port), PATIENCE))
        wait_until(lambda: server.get("/healthz").status_code == 503, "the house to be full")
        assert server.log().count("too many connections") == 1 and "Traceback" not in server.log()
