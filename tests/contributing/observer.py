"""Uses a role of which only the name is known: it has links, a screen, and may do what kinds say."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from app.domain.commands import names_of
from app.domain.roles import role_of
from app.exports.codes import ACTORS
from app.log.database import open_database
from app.log.migrate import migrate
from app.log.read import read_entries
from app.log.sessions import all_sessions, create_session, find_by_token
from app.main import create_app
from app.settings import Settings
from tests.exports.scenes import small_plan

KEPT = Path(__file__).parents[1] / "data" / "first_house" / "hemicycle.db"
"""Sessions of before."""

assert role_of("observer-3f9a1c2b7d") == "observer"
assert names_of("observer") == {"introduce"}
assert ACTORS["observer"] == "An observer."

with TemporaryDirectory() as folder:
    engine = open_database(f"sqlite:///{shutil.copy(KEPT, folder)}")
    migrate(engine)
    assert all_sessions(engine)
    for session in all_sessions(engine):
        found = find_by_token(engine, session.token("observer"))
        assert found is not None and (found[0].code, found[1]) == (session.code, "observer")

    session = create_session(engine, small_plan())
    assert session.id is not None
    with TestClient(create_app(Settings(), engine), "http://here", follow_redirects=False) as browser:
        entered = browser.get(f"/in/{session.token('observer')}")
        assert entered.headers["location"] == f"/s/{session.code}/board", entered.text
        assert browser.get(f"/s/{session.code}/board").status_code == 200
        assert browser.get(f"/s/{session.code}/moderator").status_code == 403

        ask = f"/s/{session.code}/do?screen=board"
        assert "ack" in browser.post(ask, json={"do": "introduce", "name": "Ana Ríos"}).json()
        assert browser.post(ask, json={"do": "start"}).json()["reason"] == "not_allowed"
        [said] = [entry for entry in read_entries(engine, session.id) if role_of(entry.actor) == "observer"]

        browser.get(f"/in/{session.token('rapporteur')}")
        browser.cookies.set("hemicycle_language", "fr")
        assert "Observation · Ana Ríos" in browser.get(f"/s/{session.code}/rapporteur").text
