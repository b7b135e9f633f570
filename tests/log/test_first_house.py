"""Logs outlive the code: what the first house wrote reads to the same state, the same tables, a whole chain.

What it wrote is kept in `tests/data/first_house`, whose README says what it is.
"""

import json
import os
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select
from sqlmodel import SQLModel
from typer.testing import CliRunner

from app.cli import main
from app.domain.fold import apply
from app.domain.state import State
from app.exports.profiles import Profile
from app.log.database import open_database
from app.log.migrate import migrate
from app.log.read import read_entries, read_names
from app.log.sessions import find_session
from app.log.stored import stored_entries
from app.log.tables import SessionRow
from app.log.verify import verify
from tests.exports.scenes import read_record, written

from .logs import number
from .neutral import Told, told_outcome, told_state

pytest_plugins = ["tests.postgres"]

KEPT = Path(__file__).parents[1] / "data" / "first_house"


def _without_sentence(told: Told) -> Told:
    """What was told, but for the sentence that says what a result shows: its words are today's."""
    told.pop("sentence", None)
    return told


STATES: dict[str, Told] = json.loads(
    (KEPT / "state.json").read_text(encoding="utf-8"), object_hook=_without_sentence
)

OF_ITS_MAKING = ("generated_at", "app_version")
"""What an exported file says of when and by what it was made."""

OF_THEN: tuple[Profile, ...] = ("restricted", "complete")
"""The profiles that there were."""

REWORDED = (
    *("role", "section", "policy_council", "scope", "scope_value", "endorsements_by_section"),
    *("rank_or_points", "points", "share_pct", "erased_at_utc", "input_id", "language", "responses"),
)
"""The columns that are explained in other words now: the plan's own, and those that say more since."""

ROUNDED_TO = {"percent": 1, "share_pct": 0.1}
"""To how much shares are rounded: now each by itself, where those of one choice were made to add up to 100.
They may differ by so much; the counts that they are shares of may not."""

TABLES_OF_SINCE = (
    *("judgements", "shifts", "show_of_hands", "speakers", "share_of_voice", "themes", "guidance", "trace"),
    "change_requests",
)
DESK = (
    "themes_by_rapporteur", "themes_by_moderators",
    "text_en", "text_es", "text_fr", "rendering_source", "cluster_id", "quote_selected",
    "guidance_ids", "stance", "policy_sections", "used_in_report", "not_used_reason",
)  # fmt: skip
OF_SINCE = {
    "moderation": ("actor_name",),
    "inputs": (
        "round",
        "entered_by_role",
        "attribution",
        "citation",
        "status_by_role",
        "merged_into",
        "not_for_us",
        *DESK,
    ),
    "ballots": ("round",),
    "agenda_timing": ("replanned_start", "replanned_min", "added", "left_out"),
    "results": ("round", "withheld"),
    "attendance": ("invited", "present_max", "contributed", "voted"),
}
"""The columns that tables have been given since; what was told before is told as before."""


@pytest.fixture
def kept_database(tmp_path: Path) -> Iterator[Engine]:
    """A copy of the kept database, brought up to date as the service does when it starts."""
    file = shutil.copy(KEPT / "hemicycle.db", tmp_path)
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, kept_database: Engine) -> Iterator[Engine]:
    """The same on databases of each kind."""
    if request.param == "sqlite":
        yield kept_database
        return
    postgres = open_database(request.getfixturevalue("empty_postgres_url"))
    migrate(postgres)
    with kept_database.connect() as source, postgres.begin() as target:
        for table in SQLModel.metadata.sorted_tables:
            rows = source.execute(select(table)).mappings()
            target.execute(insert(table), [dict(row) for row in rows])
    yield postgres
    postgres.dispose()


@pytest.fixture(params=list(STATES))
def name(request: pytest.FixtureRequest) -> str:
    """One of the kept sessions."""
    return str(request.param)


@pytest.fixture
def session(engine: Engine, name: str) -> SessionRow:
    """Its row in the database."""
    found = find_session(engine, STATES[name]["code"])
    assert found is not None
    return found


def test_the_state_is_the_same_at_every_kept_moment(engine: Engine, session: SessionRow, name: str) -> None:
    moments = {kept["seq"]: kept for kept in STATES[name]["moments"]}
    names, state = read_names(engine, number(session)), State()
    for entry in read_entries(engine, number(session)):
        apply(state, entry)
        if kept := moments.pop(entry.seq, None):
            assert unlike(told_state(state, names.counted(state.told)), kept["state"]) == [], kept["moment"]
    assert not moments


def test_what_became_of_each_entry_is_the_same(engine: Engine, session: SessionRow, name: str) -> None:
    state = State()
    outcomes = [apply(state, entry) for entry in read_entries(engine, number(session))]
    told = {str(one.seq): told_outcome(one) for one in outcomes if told_outcome(one)}
    assert unlike(told, STATES[name]["outcomes"]) == []
    assert len(outcomes) == STATES[name]["entries"]


@pytest.mark.parametrize("profile", OF_THEN)
def test_its_exported_file_is_the_same(
    engine: Engine, session: SessionRow, name: str, profile: Profile
) -> None:
    today = json.loads(written(read_record(engine, session, profile), "json"))
    kept = json.loads(exported(name, profile).read_text(encoding="utf-8"))
    for one in (today, kept):
        assert all(one.pop(part) for part in OF_ITS_MAKING)
    assert (today["tables"].pop("names", None) is None) == (profile != "complete")
    _leave_out_columns_of_since(today)
    _leave_out_codes_of_since(today, kept)
    assert unlike(_without_rewordings(today), _without_rewordings(kept)) == []
    assert columns(today) == columns(kept)


def test_its_chain_holds(engine: Engine, session: SessionRow, name: str) -> None:
    with engine.connect() as db:
        verdict = verify(session.code, stored_entries(db, session.id))
    assert (verdict.broken_at, verdict.entries) == (None, STATES[name]["entries"]), verdict.why
    kept = json.loads(exported(name, "complete").read_text(encoding="utf-8"))
    assert verdict.chain_hash.hex() == kept["last_chain_hash"]
    assert verdict.erased == [one["seq"] for one in kept["entries"] if one["erased_at"]]


@pytest.mark.parametrize("profile", OF_THEN)
def test_the_chain_in_its_exported_file_holds(name: str, profile: Profile) -> None:
    before = os.umask(0o022)  # which the commands change, for this is a process of their own otherwise
    told = CliRunner().invoke(main, ["verify", "--file", str(exported(name, profile))])
    os.umask(before)
    assert told.exit_code == 0, told.output
    assert f"{STATES[name]['entries']} entries hold" in told.output


def exported(name: str, profile: Profile) -> Path:
    """The file that the first house exported."""
    return KEPT / f"{name}.{profile}.json"


def _leave_out_columns_of_since(today: Told) -> None:
    """Takes out the tables of since, of which these logs have no row, and what tables tell since, which all
    their rows have. The hash of a row is over all its cells: without those of since it must be what it was."""
    for table in TABLES_OF_SINCE:
        del today["tables"][table]
    for table, columns in OF_SINCE.items():
        for row in today["tables"][table]:
            given = row.get("row_sha256")
            assert given in (None, _hash(row))
            for column in columns:
                del row[column]
            row |= {"row_sha256": _hash(row)} if given else {}


def _hash(row: Told) -> str:
    cells = ("" if cell is None else str(cell) for name, cell in row.items() if name != "row_sha256")
    return sha256("".join(f"{cell}\x1f" for cell in cells).encode()).hexdigest()


def _leave_out_codes_of_since(today: Told, kept: Told) -> None:
    """What there is to explain has grown since; nothing that was explained may be missing."""
    explained = {_code(row) for row in kept["tables"]["codebook"]}
    rows = today["tables"]["codebook"]
    today["tables"]["codebook"] = [row for row in rows if _code(row) in explained]


def _code(row: Told) -> tuple[str, ...]:
    return tuple(row[name] for name in ("table", "column", "question_no", "code"))


def _without_rewordings(whole: Told) -> Told:
    """The file without the words by which its codebook explains columns in other words now; and the
    order in which a codebook says its codes is nothing."""
    for row in whole["tables"]["codebook"]:
        if (row["table"] and row["column"] in REWORDED) or row["column"] == "scope":
            row.update(dict.fromkeys(("meaning_en", "meaning_es", "meaning_fr"), ""))
    whole["tables"]["codebook"].sort(key=json.dumps)
    return whole


def columns(whole: Told) -> list[tuple[str, list[str]]]:
    """The tables of an exported file and their columns, in order."""
    return [(table, list(rows[0])) for table, rows in whole["tables"].items()]


def unlike(today: Any, kept: Any, where: str = "") -> list[str]:
    """Where two values differ, innermost: what a comparison of the whole would bury."""
    if isinstance(today, dict) and isinstance(kept, dict) and today.keys() == kept.keys():
        parts = [(f"{where}/{key}", today[key], kept[key]) for key in kept]
    elif isinstance(today, list) and isinstance(kept, list) and len(today) == len(kept):
        parts = [(f"{where}/{place}", today[place], kept[place]) for place in range(len(kept))]
    else:
        return [] if _same(today, kept, where) else [f"{where}: {today!r}, kept was {kept!r}"]
    return [one for place, mine, theirs in parts for one in unlike(mine, theirs, place)]


def _same(today: Any, kept: Any, where: str) -> bool:
    step = ROUNDED_TO.get(where.rpartition("/")[2])
    if step is None or today is None or kept is None:
        return bool(today == kept)
    return bool(abs(today - kept) < 1.5 * step)
