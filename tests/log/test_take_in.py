"""A session taken in from a complete export is the same session; what is no such export is refused in words."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine, delete, select

from app.domain.entry import Entry
from app.domain.fold import folded
from app.domain.state import State
from app.exports.profiles import Profile
from app.log import fitness
from app.log.append import ENTRY, PARTICIPANT, SESSION
from app.log.chain import START, body_hash, chain_hash
from app.log.database import open_database
from app.log.erase import erase_person
from app.log.fitness import UnfitLog
from app.log.log_file import UnreadableLog, read_log_file
from app.log.migrate import migrate
from app.log.read import read_entries, read_names
from app.log.sessions import all_sessions
from app.log.tables import SessionRow
from app.log.take_in import LINK, take_in
from app.log.verify import verify_file
from tests.exports.scenes import play, read_record, small_plan, written

from .any_log import Said, erasures, logs
from .any_log import play as play_any
from .logs import assert_whole, number, rows
from .neutral import told_state
from .test_first_house import KEPT, STATES, unlike

pytest_plugins = ["tests.postgres"]

Whole = dict[str, Any]


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[list[Engine]]:
    """SQLite, PostgreSQL and SQLite, each with its tables."""
    folder = tmp_path_factory.mktemp("moved")
    engines = [open_database(f"sqlite:///{folder}/{name}.db") for name in ("first", "last")]
    engines.insert(1, open_database(postgres_url))
    for engine in engines:
        migrate(engine)
    yield engines
    for engine in engines:
        engine.dispose()


def exported(engine: Engine, session: SessionRow, profile: Profile = "complete") -> Whole:
    """The file, without what is made with the session's secret, which is another one each time."""
    whole: Whole = json.loads(written(read_record(engine, session, profile), "json"))
    for row in whole["tables"]["ballots"]:
        del row["ballot_ref"]
    return whole


def moved(whole: Whole, to: Engine, folder: Path) -> SessionRow:
    return take_in(to, read_log_file(filed(whole, folder)))


def filed(whole: Whole, folder: Path) -> Path:
    file = folder / "log.json"
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return file


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(log=logs, erased=erasures)
def test_any_session_is_the_same_after_a_journey_over_both_databases(
    others: list[Engine], tmp_path: Path, log: list[Said], erased: list[str]
) -> None:
    first, *rest = others
    session = play_any(first, log, erased)
    before, was = exported(first, session), rows(first, session)
    for engine in rest:
        session = moved(before, engine, tmp_path)
        assert rows(engine, session) == was
        assert unlike(exported(engine, session), before) == []


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Engine]:
    """Where the session was held."""
    engine = open_database(f"sqlite:///{tmp_path}/source.db")
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(source: Engine) -> SessionRow:
    """A session in which one person was erased."""
    session = play(source, small_plan())
    erase_person(source, session, "p-2")
    return session


@pytest.fixture
def whole(source: Engine, session: SessionRow) -> Whole:
    """Its complete export."""
    return exported(source, session)


def test_log_names_and_code_are_the_same_and_the_keys_are_new(
    source: Engine, session: SessionRow, whole: Whole, engine: Engine, tmp_path: Path
) -> None:
    here = moved(whole, engine, tmp_path)
    assert (here.code, here.created_at) == (session.code, session.created_at)
    assert_whole(engine, here, len(rows(source, session)))
    assert list(read_names(engine, number(here))) == list(read_names(source, number(session)))
    assert here.cookie_secret != session.cookie_secret
    assert here.token("moderator") != session.token("moderator")
    assert verify_file(tmp_path / "log.json") == verify_file(filed(exported(engine, here), tmp_path))


@pytest.mark.parametrize("name", list(STATES))
def test_what_the_first_house_exported_is_the_session_it_was(name: str, engine: Engine) -> None:
    file = read_log_file(KEPT / f"{name}.complete.json")
    here = take_in(engine, file)
    state = folded(read_entries(engine, number(here)))
    kept = deepcopy(STATES[name]["moments"][-1]["state"])
    for participant in kept["participants"].values():
        participant["name"] = ""  # of then, names were in no file
    assert file.names is None
    assert unlike(told_state(state, read_names(engine, number(here))), kept) == []


def test_it_is_not_taken_in_twice(whole: Whole, engine: Engine, tmp_path: Path) -> None:
    moved(whole, engine, tmp_path)
    with pytest.raises(UnfitLog, match="is in this database already"):
        moved(whole, engine, tmp_path)
    assert len(all_sessions(engine)) == 1


def test_a_code_that_another_session_has_is_not_taken_from_it(
    whole: Whole, source: Engine, tmp_path: Path
) -> None:
    other = play(source, small_plan())
    with source.begin() as db:
        db.execute(delete(PARTICIPANT).where(PARTICIPANT.c.session_id == 1))
        db.execute(delete(ENTRY).where(ENTRY.c.session_id == 1))
        db.execute(delete(LINK).where(LINK.c.session_id == 1))
        db.execute(delete(SESSION).where(SESSION.c.id == 1))
        db.execute(SESSION.update().where(SESSION.c.id == other.id).values(code=whole["session"]["code"]))
    with pytest.raises(UnfitLog, match="database of its own: set DATABASE_URL"):
        moved(whole, source, tmp_path)


def seal(whole: Whole) -> None:
    """Give all entries the hashes that fit what they say, as a forger or a newer program would."""
    chain = START
    for row in whole["entries"]:
        salt = bytes.fromhex(row["salt"]) if row["salt"] else None
        sealed = bytes.fromhex(row["body_hash"]) if row["erased_at"] else body_hash(row["body"], salt)
        said = (whole["session"]["code"], row["seq"], row["at"], row["actor"], row["kind"], row["key"])
        chain = chain_hash(chain, *said, sealed, row["version"])
        row |= {"body_hash": sealed.hex(), "chain_hash": chain.hex()}


def _profile(whole: Whole) -> None:
    whole["profile"] = "restricted"


def _withheld(whole: Whole) -> None:
    whole["entries"][19]["body"] = None


def _changed(whole: Whole) -> None:
    whole["entries"][19]["body"] = "{}"


def _missing(whole: Whole) -> None:
    del whole["entries"][9]


def _cut_off(whole: Whole) -> None:
    del whole["entries"][-1]


def _newer_kind(whole: Whole) -> None:
    whole["entries"][11]["kind"] = "telepathy"
    seal(whole)


def _newer_version(whole: Whole) -> None:
    whole["entries"][11]["version"] = 99
    seal(whole)


def _newer_schema(whole: Whole) -> None:
    whole["schema_version"] = 99


def _spoilt(whole: Whole) -> None:
    whole["entries"][11]["body"] = "not JSON"
    seal(whole)


def _no_plan(whole: Whole) -> None:
    whole["entries"][0] |= {"kind": "begun_afresh", "version": 1, "body": "{}"}
    seal(whole)


def _same_key(whole: Whole) -> None:
    whole["entries"][12]["key"] = whole["entries"][11]["key"]
    seal(whole)


def _name_of_another(whole: Whole) -> None:
    whole["tables"]["names"][0]["given_by"] = "p-8"


def _name_from_nowhere(whole: Whole) -> None:
    whole["tables"]["names"][0]["seq"] = 4000


def _at(seq: int, at: Any) -> Callable[[Whole], None]:
    def change(whole: Whole) -> None:
        whole["entries"][seq - 1]["at"] = at
        seal(whole)

    change.__name__ = f"at_{at}"
    return change


def _no_zone(whole: Whole) -> None:
    for row in whole["entries"]:
        row["at"] = row["at"].removesuffix("+00:00")
    seal(whole)


def _backwards(whole: Whole) -> None:
    whole["entries"][11]["at"] = "2000-01-01T00:00:00.000000+00:00"
    seal(whole)


def _actor(whole: Whole) -> None:
    whole["entries"][11]["actor"] = "moderator-\x1b[31m"
    seal(whole)


def _long_actor(whole: Whole) -> None:
    whole["entries"][11]["actor"] = "moderator-" + "x" * 23
    seal(whole)


def _long_key(whole: Whole) -> None:
    whole["entries"][11]["key"] = "k" * 65
    seal(whole)


def _long_salt(whole: Whole) -> None:
    whole["entries"][11]["salt"] = "00" * 17
    seal(whole)


def _made_in_the_end(whole: Whole) -> None:
    whole["session"]["created_at"] = "9999-12-31T23:59:59.999999+00:00"


def _made_at_no_time(whole: Whole) -> None:
    whole["session"]["created_at"] = ["x"]


def _planned_for(year: int) -> Callable[[Whole], None]:
    def change(whole: Whole) -> None:
        first = whole["entries"][0]
        said = json.loads(first["body"])
        said["plan"]["date"] = f"{year:04}-05-18"
        first["body"] = json.dumps(said)
        seal(whole)

    change.__name__ = f"planned_for_{year}"
    return change


def _name_of_a_list(whole: Whole) -> None:
    whole["tables"]["names"][0]["given_by"] = ["p-1"]


def _name_of_nobody(whole: Whole) -> None:
    whole["tables"]["names"][0] |= {"given_by": "p-nobody", "seq": 0}


REFUSED: list[tuple[Callable[[Whole], None], str]] = [
    (_profile, "the rapporteur's file, which leaves out who voted what"),
    (_withheld, "what 1 of its entries say is left out"),
    (_changed, "entry 20 does not hold: what it says was changed"),
    (_missing, "entry 11 does not hold: entry 10 is missing"),
    (_cut_off, "does not hold: the file says it goes on"),
    (_newer_kind, "entry 12 .telepathy, version 1. was written by a newer version of Hemicycle"),
    (_newer_version, "entry 12 .*, version 99. was written by a newer version of Hemicycle"),
    (_newer_schema, "it was written by a newer version"),
    (_spoilt, "entry 12 cannot be read"),
    (_no_plan, "its first entry is no plan"),
    (_same_key, "is in it twice"),
    (_name_of_another, "was not given with entry 2"),
    (_name_from_nowhere, "was not given with entry 4000"),
    (_no_zone, "entry 1 cannot be taken in: '.*' is no time in UTC"),
    (_at(12, "2026-05-18"), "entry 12 cannot be taken in: '2026-05-18' is no time in UTC"),
    (_at(12, "soon"), "entry 12 cannot be taken in: 'soon' is no time"),
    (_at(12, "2026-05-18T10:00:00.000000+02:00"), "is no time in UTC"),
    (
        _at(1, "1999-12-31T23:59:59.000000+00:00"),
        "entry 1 cannot be taken in: its time, .*, is before the year 2000",
    ),
    (_at(12, "9999-12-31T23:59:59.999999+00:00"), "or to come by this machine's clock"),
    (_backwards, "entry 12 cannot be taken in: its time, .*, is before that of the entry before it"),
    (_actor, "entry 12 cannot be taken in: its actor is no code"),
    (_long_actor, "entry 12 cannot be taken in: its actor is no code"),
    (_long_key, "entry 12 cannot be taken in: its key is no text"),
    (_long_salt, "entry 12 cannot be taken in: its salt"),
    (_made_in_the_end, "when it was made cannot be"),
    (_made_at_no_time, "when it was made cannot be"),
    (_planned_for(9999), "entry 1 plans it for 9999"),
    (_planned_for(1), "entry 1 plans it for 1,"),
    (_name_of_a_list, "a name in it was not given"),
    (_name_of_nobody, "a name in it was not given with entry 0"),
]


@pytest.mark.parametrize(("change", "why"), REFUSED, ids=[change.__name__ for change, _why in REFUSED])
def test_what_is_no_whole_session_is_refused_and_nothing_is_written(
    change: Callable[[Whole], None], why: str, whole: Whole, engine: Engine, tmp_path: Path
) -> None:
    change(whole)
    with pytest.raises(UnfitLog, match=why):
        moved(whole, engine, tmp_path)
    with engine.connect() as db:
        assert all(db.execute(select(table)).first() is None for table in (SESSION, LINK, ENTRY, PARTICIPANT))


def test_a_log_that_cannot_be_followed_is_refused_by_its_entry(
    whole: Whole, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def followed(state: State, entry: Entry) -> None:
        if entry.seq == 12:
            raise OverflowError("date value out of range")
        state.plan = small_plan()

    monkeypatch.setattr(fitness, "apply", followed)
    with pytest.raises(UnfitLog, match="entry 12 cannot be followed: OverflowError"):
        moved(whole, engine, tmp_path)
    assert all_sessions(engine) == []


def test_a_file_that_may_be_passed_on_is_no_session(
    source: Engine, session: SessionRow, engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableLog, match="has no log in it"):
        moved(exported(source, session, "shareable"), engine, tmp_path)


def test_names_are_in_the_complete_file_alone(source: Engine, session: SessionRow, whole: Whole) -> None:
    assert {row["name"] for row in whole["tables"]["names"]} >= {"Name of p-1", "=HYPERLINK(1)"}
    for profile in ("restricted", "shareable"):
        assert "names" not in exported(source, session, profile)["tables"]
