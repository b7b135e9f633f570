"""Verifying: a whole log holds; a log that was changed does not, and the first entry that does not is named."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine, text
from typer.testing import CliRunner

from app.cli import main
from app.domain.erasing import marked
from app.domain.inputs.spoken import InterventionNoted
from app.domain.people.entries import Joined
from app.domain.roles.entries import Introduced
from app.log.chain import START, body_hash, chain_hash
from app.log.database import open_database
from app.log.erase import erase_person
from app.log.erase_names import erase_names
from app.log.log_file import UnreadableLog
from app.log.migrate import migrate
from app.log.stored import StoredEntry
from app.log.tables import SessionRow
from app.log.verify import Verdict, verify, verify_file
from app.settings import settings
from tests.exports.scenes import play, read_record, small_plan, write, written

Row = dict[str, Any]
Log = dict[str, Any]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The exported file of a session in which one person's words were erased."""
    return played(tmp_path_factory.mktemp("verify"), lambda engine, row: erase_person(engine, row, "p-2"))


@pytest.fixture(scope="module")
def unerased(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The exported file of a session in which nothing was."""
    return played(tmp_path_factory.mktemp("verify"), lambda _engine, _row: None)


def played(folder: Path, then: Callable[[Engine, SessionRow], object]) -> str:
    """The exported file of a session."""
    engine = open_database(f"sqlite:///{folder}/log.db")
    migrate(engine)
    session = play(engine, small_plan())
    then(engine, session)
    return written(read_record(engine, session, "complete"), "json").decode()


@pytest.fixture
def log(exported: str) -> Log:
    """The exported file, to change."""
    whole: Log = json.loads(exported)
    return whole


def stored(log: Log) -> list[StoredEntry]:
    hashes = ("body_hash", "chain_hash", "salt")
    names = StoredEntry._fields
    return [
        StoredEntry(
            **{name: bytes.fromhex(row[name]) if row[name] and name in hashes else row[name] for name in names}
        )
        for row in log["entries"]
    ]


def both(log: Log, folder: Path) -> Verdict:
    """The verdict, which is the same on the entries as on the exported file."""
    (folder / "log.json").write_text(json.dumps(log))
    verdict = verify_file(folder / "log.json")
    assert verdict == verify(log["session"]["code"], stored(log))
    return verdict


def reseal(log: Log, start: int) -> None:
    """Give the entries from seq `start` numbers and hashes that fit, as a forger would."""
    chain = bytes.fromhex(log["entries"][start - 2]["chain_hash"]) if start > 1 else START
    for seq, row in enumerate(log["entries"][start - 1 :], start):
        row["seq"] = seq
        if not row["erased_at"]:
            row["body_hash"] = body_hash(row["body"], salt_of(row)).hex()
        sealed = bytes.fromhex(row["body_hash"])
        fields = (log["session"]["code"], seq, row["at"], row["actor"], row["kind"], row["key"])
        chain = chain_hash(chain, *fields, sealed, row["version"])
        row["chain_hash"] = chain.hex()


def salt_of(row: Row) -> bytes | None:
    return bytes.fromhex(row["salt"]) if row["salt"] else None


def number_anew(rows: list[Row]) -> None:
    for seq, row in enumerate(rows, 1):
        row["seq"] = seq


class Forgery(NamedTuple):
    """What someone does to the entries, and the first that then does not hold."""

    name: str
    change: Callable[[list[Row]], None]
    broken_at: int
    why: str


def _change(seq: int, **values: Any) -> Callable[[list[Row]], None]:
    return lambda rows: rows[seq - 1].update(values)


def _hash_anew(rows: list[Row]) -> None:
    rows[39]["body"] = '{"item":"opening"}'
    rows[39]["body_hash"] = body_hash(rows[39]["body"], salt_of(rows[39])).hex()


def _swap(rows: list[Row]) -> None:
    rows[19], rows[20] = rows[20], rows[19]


def _swap_numbered(rows: list[Row]) -> None:
    _swap(rows)
    number_anew(rows)


def _swap_bodies(rows: list[Row]) -> None:
    for name in ("body", "body_hash", "salt"):
        rows[26][name], rows[28][name] = rows[28][name], rows[26][name]


def _remove(rows: list[Row]) -> None:
    del rows[24]


def _remove_numbered(rows: list[Row]) -> None:
    _remove(rows)
    number_anew(rows)


def _insert(rows: list[Row]) -> None:
    rows.insert(24, {**rows[24], "key": "f" * 32})
    number_anew(rows)


def _insert_sealed(rows: list[Row]) -> None:
    new = {**rows[24], "key": "f" * 32}
    fields = (new["at"], new["actor"], new["kind"], new["key"], bytes.fromhex(new["body_hash"]))
    sealed = chain_hash(bytes.fromhex(rows[23]["chain_hash"]), rows[0]["code"], 25, *fields)
    rows.insert(24, {**new, "chain_hash": sealed.hex()})
    number_anew(rows)


CHANGED, SEALED = "what it says was changed", "changed or taken away"
FORGERIES = [
    Forgery("a changed body", _change(30, body='{"item":"q1","text":"Never said"}'), 30, CHANGED),
    Forgery("one more space in a body", _change(1, body="{} "), 1, CHANGED),
    Forgery("a changed body with its hash", _hash_anew, 40, SEALED),
    Forgery("a changed time", _change(15, at="2021-05-18T10:00:00.000000+00:00"), 15, SEALED),
    Forgery("another actor", _change(16, actor="p-9"), 16, SEALED),
    Forgery("another kind", _change(3, kind="planned"), 3, SEALED),
    Forgery("another key", _change(17, key="0" * 32), 17, SEALED),
    Forgery("no key", _change(17, key=None), 17, SEALED),
    Forgery("another chain hash", _change(18, chain_hash="00" * 32), 18, SEALED),
    Forgery("two entries swapped", _swap, 21, "entry 20 is missing"),
    Forgery("two entries swapped and numbered anew", _swap_numbered, 20, SEALED),
    Forgery("two bodies swapped", _swap_bodies, 27, SEALED),
    Forgery("an entry removed", _remove, 26, "entry 25 is missing"),
    Forgery("an entry removed and the others numbered anew", _remove_numbered, 25, SEALED),
    Forgery("the first entry removed", lambda rows: rows.pop(0) and None, 2, "entry 1 is missing"),
    Forgery("an entry inserted", _insert, 25, SEALED),
    Forgery("an entry inserted with its seal", _insert_sealed, 26, SEALED),
]


def test_a_whole_log_holds(log: Log, tmp_path: Path) -> None:
    verdict = both(log, tmp_path)
    assert (verdict.broken_at, verdict.why) == (None, "")
    assert verdict.entries == len(log["entries"]) == log["last_seq"]
    assert verdict.chain_hash.hex() == log["last_chain_hash"]
    assert verdict.erased == [row["seq"] for row in log["entries"] if row["erased_at"]] != []


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.name)
def test_the_first_entry_that_does_not_hold_is_named(log: Log, tmp_path: Path, forgery: Forgery) -> None:
    forgery.change(log["entries"])
    verdict = both(log, tmp_path)
    assert verdict.broken_at == forgery.broken_at
    assert forgery.why in verdict.why


def test_an_erasure_that_is_not_marked_is_a_change(log: Log, tmp_path: Path) -> None:
    erased = [row for row in log["entries"] if row["erased_at"]]
    erased[1]["erased_at"] = None
    verdict = both(log, tmp_path)
    assert (verdict.broken_at, verdict.why) == (erased[1]["seq"], CHANGED)
    assert verdict.erased == [erased[0]["seq"]]


def test_an_erasure_cannot_hide_another_time(log: Log, tmp_path: Path) -> None:
    erased = next(row for row in log["entries"] if row["erased_at"])
    erased["at"] = erased["erased_at"]
    assert both(log, tmp_path).broken_at == erased["seq"]


def _called_erased(kind: str, change: Callable[[Row], None], who: str = "") -> Callable[[list[Row]], Row]:
    """What changes the first entry of a kind, and calls it erased, and says which it is."""

    def forge(rows: list[Row]) -> Row:
        row: Row = next(one for one in rows if one["kind"] == kind and who in ("", one["actor"]))
        change(row)
        row |= {"erased_at": rows[-1]["at"], "salt": None}
        return row

    return forge


def _says(**fields: Any) -> Callable[[Row], None]:
    def change(row: Row) -> None:
        row["body"] = json.dumps({**json.loads(row["body"]), **fields})

    return change


def _numbered(number: int) -> Callable[[Row], None]:
    def change(row: Row) -> None:
        _says(text=re.sub(r"\[\d+\]", f"[{number}]", json.loads(row["body"])["text"]))(row)

    return change


def _marked(row: Row) -> None:
    _says(text=marked(json.loads(row["body"])["text"], row["seq"]))(row)


CALLED_ERASED = {
    "another ballot": _called_erased("ballot_cast", _says(answer={"": ["b"]})),
    "another plan": _called_erased("planned", lambda row: None),
    "another item": _called_erased("item_started", _says(item="q2")),
    "other words of who was erased": _called_erased("input_sent", _says(text="Never said"), "p-2"),
    "the mark of another wording": _called_erased("input_sent", _numbered(7), "p-2"),
    "the mark in the words of who was not": _called_erased("input_sent", _marked, "p-1"),
    "nothing that can be read": _called_erased("input_sent", lambda row: row.update(body="?"), "p-2"),
    "something said once more": _called_erased("joined", _says(constituencies={"section": "africa"}), "p-2"),
}


@pytest.mark.parametrize("forge", CALLED_ERASED.values(), ids=CALLED_ERASED.keys())
def test_what_is_called_erased_must_be_what_an_erasure_leaves(
    log: Log, tmp_path: Path, forge: Callable[[list[Row]], Row]
) -> None:
    forged = forge(log["entries"])
    verdict = both(log, tmp_path)
    assert (verdict.broken_at, verdict.entries) == (forged["seq"], forged["seq"] - 1)
    assert "no erasure leaves what it says" in verdict.why


def test_of_a_log_that_cannot_be_followed_no_erasure_is_believed(log: Log, tmp_path: Path) -> None:
    log["entries"][0] |= {"kind": "begun_afresh", "version": 1, "body": "{}"}
    reseal(log, 1)
    assert both(log, tmp_path).broken_at == next(row["seq"] for row in log["entries"] if row["erased_at"])


def test_without_the_entry_that_says_so_nothing_was_erased(log: Log, tmp_path: Path) -> None:
    first = next(row["seq"] for row in log["entries"] if row["erased_at"])
    del log["entries"][-1]
    log["last_seq"] -= 1
    assert both(log, tmp_path).broken_at == first


def test_names_that_everyone_lost_are_not_put_back(tmp_path: Path) -> None:
    def erase(engine: Engine, row: SessionRow) -> None:
        write(engine, row, ("moderator", InterventionNoted(item="q1", text="More figs", name="Ben Okri")))
        erase_names(engine, row)

    log: Log = json.loads(played(tmp_path, erase))
    assert both(log, tmp_path).broken_at is None
    noted = next(row for row in log["entries"] if row["kind"] == "intervention_noted" and row["erased_at"])
    noted["body"] = noted["body"].replace('"name":""', '"name":"Ada"')
    assert both(log, tmp_path).broken_at == noted["seq"]


def test_a_log_that_a_newer_version_wrote_on_holds_with_what_was_erased(log: Log, tmp_path: Path) -> None:
    log["entries"][20] |= {"kind": "telepathy", "body": "{}"}
    reseal(log, 21)
    assert both(log, tmp_path).broken_at is None


def test_without_its_last_entries_a_log_holds_but_ends_otherwise(unerased: str, tmp_path: Path) -> None:
    log: Log = json.loads(unerased)
    whole = both(log, tmp_path)
    del log["entries"][-3:]
    log["last_seq"] -= 3
    cut = both(log, tmp_path)
    assert cut.broken_at is None
    assert cut.entries == whole.entries - 3
    assert cut.chain_hash != whole.chain_hash


def test_an_exported_file_cut_short_says_where(unerased: str, tmp_path: Path) -> None:
    log: Log = json.loads(unerased)
    missing = len(log["entries"])
    del log["entries"][-1]
    (tmp_path / "log.json").write_text(json.dumps(log))
    verdict = verify_file(tmp_path / "log.json")
    assert verdict.broken_at == missing
    assert f"goes on to entry {missing}" in verdict.why


def test_a_forgery_sealed_throughout_holds_but_ends_otherwise(unerased: str, tmp_path: Path) -> None:
    log: Log = json.loads(unerased)
    whole = both(log, tmp_path)
    _remove(log["entries"])
    _change(30, body='{"item":"q1","text":"Never said"}')(log["entries"])
    reseal(log, 25)
    log["last_seq"] = len(log["entries"])
    forged = both(log, tmp_path)
    assert forged.broken_at is None
    assert forged.chain_hash != whole.chain_hash


def test_the_log_of_another_session_does_not_hold(log: Log, tmp_path: Path) -> None:
    log["session"]["code"] = "ABC234"
    assert both(log, tmp_path).broken_at == 1


def _with_body(body: object) -> str:
    hashes = {"body_hash": "00", "chain_hash": "00", "erased_at": None}
    row = {"seq": 1, "at": "", "actor": "", "kind": "", "key": None, "body": body, **hashes}
    return json.dumps({"session": {"code": "ABC234"}, "entries": [row]})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not JSON",
        b"\xff\xfe\x00",
        b"PK\x03\x04",
        b"[]",
        b"null",
        b"7",
        b'{"session":{}}',
        b'{"session":null,"entries":[]}',
        b'{"session":{"code":"ABC234"},"entries":7}',
        b'{"session":{"code":"ABC234"},"entries":{"a":1}}',
        b'{"session":{"code":"ABC234"},"entries":[{"seq":1}]}',
        _with_body("\ud800").encode(),
        _with_body(None).encode(),
        _with_body({}).encode(),
        b"[" * 200_000,
    ],
    ids=lambda content: str(content[:60]),
)
def test_nonsense_is_no_log_and_says_so(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "log.json"
    file.write_bytes(content)
    with pytest.raises(UnreadableLog, match=r"log\.json: not a log exported as JSON"):
        verify_file(file)


def test_a_file_that_is_not_there_is_no_log(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLog, match=r"nothing\.json: not a log"):
        verify_file(tmp_path / "nothing.json")


# On the command line


class House(NamedTuple):
    """A database with a session that was held, and the command line for it."""

    engine: Engine
    session: SessionRow

    def run(self, *words: str | Path) -> tuple[int, str, str]:
        """The exit code, and what was written to standard output and to standard error."""
        done = CliRunner().invoke(main, [str(word) for word in words])
        return done.exit_code, done.stdout, done.stderr

    def sql(self, statement: str) -> None:
        with self.engine.begin() as db:
            db.execute(text(statement))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    url = f"sqlite:///{tmp_path}/house.db"
    engine = open_database(url)
    migrate(engine)
    session = play(engine, small_plan())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    settings.cache_clear()
    yield House(engine, session)
    settings.cache_clear()
    engine.dispose()


def test_the_command_says_how_many_hold_and_the_last_hash(house: House) -> None:
    last = read_record(house.engine, house.session).last
    for words in ((), (house.session.code,), (house.session.code.lower(),)):
        assert house.run("verify", *words) == (
            0,
            f"{last.seq} entries hold. Last chain hash: {last.chain_hash.hex()}\n",
            "",
        )


def test_the_command_names_the_entry_that_does_not_hold(house: House) -> None:
    house.sql("UPDATE entry SET body = '{}' WHERE seq = 33")
    assert house.run("verify") == (1, "", "Entry 33 does not hold: what it says was changed.\n")
    house.sql("DELETE FROM entry WHERE seq = 20")
    assert house.run("verify") == (1, "", "Entry 21 does not hold: entry 20 is missing.\n")


def test_the_command_shows_that_the_last_entries_are_missing(house: House) -> None:
    _, before, _ = house.run("verify")
    house.sql("DELETE FROM entry WHERE seq > 50")
    code, after, _ = house.run("verify")
    assert code == 0 and after.startswith("50 entries hold.")
    assert after.split()[-1] != before.split()[-1]


def test_the_command_erases_and_says_which_entries_were(house: House) -> None:
    code, said, _ = house.run("erase", "p-2")
    assert code == 0 and "the words in 3 entries" in said
    code, after, _ = house.run("verify")
    record = read_record(house.engine, house.session)
    erased = [one.seq for one in record.entries if one.erased_at]
    assert (code, len(erased)) == (0, 3)
    whole = f"{record.last.seq} entries hold. Last chain hash: {record.last.chain_hash.hex()}\n"
    assert after == f"{whole}Words in these were erased: entries {', '.join(map(str, erased))}.\n"


def test_the_command_erases_the_name_of_whoever_held_a_role(house: House) -> None:
    write(house.engine, house.session, ("moderator-1", Introduced(), "Ada Quispe"))
    code, said, _ = house.run("erase", "moderator-1")
    assert code == 0 and said.startswith("Erased: the name, and the words in 0 entries.")
    assert not read_record(house.engine, house.session).name("moderator-1", 10**6)
    assert "nothing left" in house.run("erase", "moderator-1")[1]
    assert house.run("verify")[1].startswith(
        f"{read_record(house.engine, house.session).last.seq} entries hold."
    )


def test_the_command_verifies_what_it_exported(house: House, tmp_path: Path) -> None:
    _, path, _ = house.run("export", "--complete", "--format", "json", "--to", tmp_path)
    assert house.run("verify", "--file", path.strip()) == house.run("verify")
    file = Path(path.strip())
    file.write_text(file.read_text().replace("Off the question", "On the question"))
    code, said, why = house.run("verify", "--file", file)
    assert (code, said) == (1, "")
    assert why.endswith("does not hold: what it says was changed.\n")


def test_the_command_takes_no_file_that_is_none_and_no_code_that_is_none(house: House, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Minutes")
    code, said, why = house.run("verify", "--file", tmp_path / "notes.txt")
    assert (code, said) == (2, "") and "not a log exported as JSON" in why
    code, said, why = house.run("verify", "NOCODE")
    assert (code, said) == (2, "") and "There is no session with the code 'NOCODE'" in why


def test_the_command_says_that_there_is_no_such_person(house: House) -> None:
    code, said, _ = house.run("erase", "p-nobody")
    assert code == 2 and "Erased" not in said


def test_a_log_that_goes_on_after_an_erasure_holds(house: House) -> None:
    house.run("erase", "p-1")
    last = write(house.engine, house.session, ("p-1", Joined(), "Back again"))
    code, said, _ = house.run("verify")
    assert code == 0 and said.startswith(f"{last} entries hold.")
