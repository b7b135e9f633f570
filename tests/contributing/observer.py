"""Uses a role of which only the name is known: it has links, a screen, and may do what kinds say."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from app.cli.links import links_of
from app.domain.commands import names_of
from app.domain.roles import role_of
from app.exports.codes import ACTORS
from app.log.sessions import all_sessions, create_session, find_by_token
from tests.exports.scenes import small_plan
from tests.server.harness import Scene, Server, running

KEPT = Path(__file__).parents[1] / "data" / "first_house" / "hemicycle.db"
"""Sessions of before."""

assert role_of("observer-3f9a1c2b7d") == "observer"
assert names_of("observer") == {"introduce"}
assert ACTORS["observer"] == "An observer."

with TemporaryDirectory() as folder:
    database = shutil.copy(KEPT, folder)
    with running(Server(f"sqlite:///{database}", Path(folder))) as server:
        before = all_sessions(server.engine)
        tokens = {session.code: session.token("observer") for session in before}
        for code, token in tokens.items():
            found = find_by_token(server.engine, token)
            assert found is not None and (found[0].code, found[1]) == (code, "observer")
        assert links_of(before[-1], server.url)["observer"] == f"{server.url}/in/{tokens[before[-1].code]}"

        scene = Scene(server, create_session(server.engine, small_plan()))
        observer = scene.stranger()
        entered = observer.enter(scene.row.token("observer"))
        assert entered.headers["location"] == f"/s/{scene.code}/board"
        assert [observer.page(path).status_code for path in ("/board", "/moderator")] == [200, 403]

        board = observer.open("board")
        assert board.send("start")["reason"] == "not_allowed"
        assert "ack" in board.send("introduce", name="Ana Ríos")
        assert role_of(scene.entries[-1].actor) == "observer"
        assert "Observation · Ana Ríos" in scene.holder("rapporteur", "fr").page("/rapporteur").text
        scene.close()
