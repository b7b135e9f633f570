"""Everyone's names, once erased, are on no screen of any process any longer; the session goes on."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.people.entries import Joined
from app.domain.session.entries import Planned
from app.log.append import Draft, append
from app.log.database import open_database
from app.log.migrate import migrate
from app.log.sessions import create_session

from .harness import Person, Scene, Server, plain, running, seed_plan, wait_until

pytest_plugins = ["tests.postgres"]

NAME, SPOKEN, CHAIR, NOTE = "Quetzalcoatl Persona", "Ozymandias Orator", "Chair of the day", "He was in Nairobi"
WORDS, ALOUD = "Harbours first", "Markets too"


@pytest.fixture
def servers(empty_postgres_url: str, tmp_path: Path) -> Iterator[list[Server]]:
    """Two processes on one PostgreSQL database."""
    both = [Server(empty_postgres_url, tmp_path) for _ in range(2)]
    try:
        for one in both:
            one.start()
        yield [one.wait_until_ready() for one in both]
    finally:
        for one in both:
            one.stop()


def pages(scene: Scene) -> list[str]:
    """What the desk reads of the session."""
    read = (("moderator", "/moderator"), ("rapporteur", "/rapporteur"), ("board", "/board"))
    return [plain(scene.holder(role).page(page).text) for role, page in read]


def forgets(here: Scene, there: Scene) -> None:
    """Names that were given are seen, and once erased, at neither process; words stay."""
    moderator, board = here.at("q1"), there.screen("board")
    author = here.phone(name=NAME, section="africa")
    moderator.send("introduce", name=CHAIR)
    made = author.send("input", item="q1", text=WORDS, consent="named")["made"]
    other = author.send("input", item="q1", text="Another")["made"]
    said = moderator.send("note", item="q1", text=ALOUD, name=SPOKEN, consent="named")["made"]
    moderator.send("set_aside", input=other, reason="personal", note=NOTE)
    moderator.send("names", shown=True)
    for input in (made, said):
        moderator.send("show", input=input)
    board.see("stage", WORDS, ALOUD, NAME, SPOKEN)
    moderator.see("inputs", WORDS, NAME)
    assert "Erased: 2 names" in here.server.told("erase", here.code, "--everyone", "--yes")
    board.see_no_longer("stage", NAME)
    board.see_no_longer("stage", SPOKEN)
    moderator.see_no_longer("inputs", NAME)
    assert WORDS in plain(board.views["stage"]) and ALOUD in plain(board.views["stage"])
    for scene in (here, there):
        for page in pages(scene):
            assert not [name for name in (NAME, SPOKEN, CHAIR, NOTE) if name in page]
    assert "ack" in moderator.send("next"), "the session goes on"
    assert "hold. Last" in here.server.told("verify", here.code)


def test_a_running_service_forgets_at_once(own_server: Server) -> None:
    scene = Scene(own_server)
    forgets(scene, scene)
    scene.close()


def test_every_process_forgets_at_once(servers: list[Server]) -> None:
    here = Scene(servers[0])
    there = Scene(servers[1], here.row)
    forgets(here, there)
    for scene in (here, there):
        scene.close()


def test_names_whose_time_passed_while_no_service_ran_go_when_one_starts(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/hemicycle.db"
    engine = open_database(url)
    migrate(engine)
    plan = seed_plan().model_copy(update={"keep_personal_data_days": 30})
    row = create_session(engine, plan)
    assert row.id is not None
    with engine.begin() as db:
        db.exec_driver_sql("DELETE FROM entry")
    held = datetime.now(UTC) - timedelta(days=31)
    said = [
        Draft(row.id, "system", Planned(plan=plan), at=held),
        Draft(row.id, "p-1", Joined(), "joins", NAME, held),
    ]
    append(engine, {row.id: row.code}, said)
    engine.dispose()
    with running(Server(url, tmp_path)) as server:
        wait_until(lambda: server.entries(row.code)[-1].body.kind == "names_erased", "names to be erased")
        rapporteur = Person(server.url, row.code)
        rapporteur.enter(row.token("rapporteur"))
        wait_until(lambda: NAME not in rapporteur.page("/rapporteur").text, "the room to forget")
        assert "everyone’s names erased" in plain(rapporteur.page("/rapporteur").text)
        rapporteur.close()
        server.engine.dispose()
        wait_until(lambda: NAME.encode() not in files(tmp_path), "the files to be clean")


def files(folder: Path) -> bytes:
    """What stands in the database's files."""
    return b"".join(file.read_bytes() for file in folder.glob("hemicycle.db*"))
