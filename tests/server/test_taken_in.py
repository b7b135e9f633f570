"""A session that was begun in one house goes on in another that is running, on another kind of database."""

from pathlib import Path

from app.log.sessions import find_session

from .harness import Scene, Server, plain, running

pytest_plugins = ["tests.postgres"]


def test_a_session_goes_on_where_it_was_taken_to(
    own_server: Server, empty_postgres_url: str, tmp_path: Path
) -> None:
    before = Scene(own_server)
    before.at("q2")
    phone = before.phone(name="Amina", section="africa")
    phone.send("ballot", item="q2", answer="4")
    phone.send("input", item="q2", text="Twin cities", consent="named")
    before.close()
    file = own_server.told("export", before.code, "--complete", "--format", "json").strip()
    with running(Server(empty_postgres_url, tmp_path)) as there:
        told = there.told("session", "import", file)
        assert f"{there.url}/{before.code}" in told
        row = find_session(there.engine, before.code)
        assert row is not None
        after = Scene(there, row)
        assert "Twin cities" in plain(after.holder("rapporteur").page("/rapporteur").text)
        assert "Amina" in plain(after.holder("rapporteur").page("/rapporteur").text)
        assert after.stranger().enter(before.row.token("moderator")).status_code == 403
        assert "ack" in after.screen("moderator").send("next", leaving="q2")
        newcomer = after.phone()
        assert "ack" in newcomer.send("input", item="q2", text="And regions")
        assert "hold. Last" in there.told("verify", before.code)
        after.close()
