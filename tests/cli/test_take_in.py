"""`hemicycle session import`: a session goes from one house to another by a file."""

import json
from pathlib import Path

from app.log.chain import chain_hash
from app.log.database import open_database
from app.log.sessions import all_sessions
from tests.cli.conftest import PUBLIC, Command

THERE = {"DATABASE_URL": "sqlite:///there.db", **PUBLIC}


def exported(house: str, said: Command, *options: str) -> str:
    """The file that the house's session was exported to."""
    done = said("export", "--format", "json", *options, DATABASE_URL=house)
    assert done.code == 0, done
    return done.out.strip()


def test_a_session_is_carried_over_and_holds_there(house: str, said: Command, tmp_path: Path) -> None:
    file = exported(house, said, "--complete")
    [row] = all_sessions(open_database(f"sqlite:///{tmp_path}/house.db"))
    done = said("session", "import", file, **THERE)
    assert done.code == 0, done
    assert f"https://live.example.org/{row.code}" in done.out
    assert "https://live.example.org/in/" in done.out and row.token("moderator") not in done.out
    assert "1 entries, and all of them hold." in done.out
    assert said("verify", row.code, **THERE).out == said("verify", "--file", file, **THERE).out
    assert "is in this database already" in said("session", "import", file, **THERE).refusal


def test_what_is_refused_makes_no_database(house: str, said: Command, tmp_path: Path) -> None:
    restricted = exported(house, said)
    assert "which leaves out who voted what" in said("session", "import", restricted, **THERE).refusal
    shareable = exported(house, said, "--shareable")
    assert "has no log in it" in said("session", "import", shareable, **THERE).refusal
    zipped = said("export", "--complete", DATABASE_URL=house).out.strip()
    assert "but a ZIP or XLSX file" in said("session", "import", zipped, **THERE).refusal
    assert "cannot be read" in said("session", "import", "nowhere.json", **THERE).refusal
    (tmp_path / "words.json").write_text('{"hello": 1}')
    assert "not a log exported as JSON" in said("session", "import", "words.json", **THERE).refusal
    assert not (tmp_path / "there.db").exists()


def test_a_damaged_file_is_refused_by_its_entry(house: str, said: Command, tmp_path: Path) -> None:
    file = tmp_path / exported(house, said, "--complete")
    whole = json.loads(file.read_text())
    whole["entries"][0]["actor"] = "host"
    file.write_text(json.dumps(whole))
    why = said("session", "import", file, **THERE).refusal
    assert "entry 1 does not hold" in why and why.endswith("Nothing was imported.")


def test_what_a_file_says_steers_no_terminal(house: str, said: Command, tmp_path: Path) -> None:
    file = tmp_path / exported(house, said, "--complete")
    whole = json.loads(file.read_text())
    [first] = whole["entries"]
    row = {**first, "seq": 2, "kind": "\x1b[2J"}
    fields = (row["code"], 2, row["at"], row["actor"], row["kind"], None, bytes.fromhex(row["body_hash"]))
    row["chain_hash"] = chain_hash(bytes.fromhex(first["chain_hash"]), *fields).hex()
    whole |= {"entries": [first, row], "last_seq": 2}
    file.write_text(json.dumps(whole))
    why = said("session", "import", file, **THERE).refusal
    assert "\\x1b[2J" in why and "\x1b" not in why


def test_a_file_without_names_says_that_nobody_has_one(house: str, said: Command, tmp_path: Path) -> None:
    file = tmp_path / exported(house, said, "--complete")
    whole = json.loads(file.read_text())
    del whole["tables"]["names"]
    file.write_text(json.dumps(whole))
    assert "nobody has a name" in said("session", "import", file, **THERE).out
