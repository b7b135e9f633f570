"""`hemicycle erase CODE --everyone`."""

from pathlib import Path

import pytest

from app.domain.people.entries import Joined
from app.log.database import open_database
from app.log.sessions import all_sessions
from tests.cli.conftest import Command
from tests.exports.scenes import write

NAME = "Quetzalcoatl Persona"


@pytest.fixture
def code(house: str, tmp_path: Path) -> str:
    """The session, in which someone gave a name."""
    engine = open_database(f"sqlite:///{tmp_path}/house.db")
    [session] = all_sessions(engine)
    write(engine, session, ("p-1", Joined(), NAME))
    engine.dispose()
    assert NAME.encode() in files(tmp_path)
    return session.code


def files(folder: Path) -> bytes:
    """What stands in the database's files."""
    return b"".join(file.read_bytes() for file in folder.glob("house.db*"))


def test_everyones_names_go_and_the_log_holds(code: str, house: str, said: Command, tmp_path: Path) -> None:
    done = said("erase", code, "--everyone", "--yes", DATABASE_URL=house)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Erased: 1 names, and what may name someone in 0 entries.")
    assert NAME.encode() not in files(tmp_path)
    assert said("verify", code, DATABASE_URL=house).out.startswith("3 entries hold.")
    assert "nothing left to erase" in said("erase", code, "--everyone", "--yes", DATABASE_URL=house).out


def test_it_asks_first_and_no_answer_is_no(code: str, house: str, said: Command, tmp_path: Path) -> None:
    done = said("erase", code, "--everyone", DATABASE_URL=house)
    assert done.code == 1
    assert f"Every name in session {code}" in done.out and "Erase them?" in done.out
    assert NAME.encode() in files(tmp_path)


@pytest.mark.parametrize("words", [("--everyone", "--yes"), ("ABC234", "ABC234", "--everyone", "--yes"), ()])
def test_whose_data_it_is_must_be_said(words: tuple[str, ...], code: str, house: str, said: Command) -> None:
    why = said("erase", *words, DATABASE_URL=house).refusal
    assert why.startswith("Name ") and why.endswith("Nothing was erased.")


def test_a_code_that_is_none_erases_nothing(code: str, house: str, said: Command, tmp_path: Path) -> None:
    assert "no session with the code" in said("erase", "ABC234", "--everyone", DATABASE_URL=house).refusal
    assert NAME.encode() in files(tmp_path)
