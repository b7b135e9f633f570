"""The published schema is what the code says, and every file of every profile is as it says."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import Engine

from app.exports.json_schema import schema, schema_text
from app.exports.profiles import PROFILES, Profile
from app.log.erase import erase_person
from app.log.log_file import read_log_file
from app.log.plan_file import read_plan
from app.log.sessions import create_session
from app.log.tables import SessionRow
from app.log.take_in import take_in
from app.settings import Settings

from .scenes import play, read_record, small_plan, written

PUBLISHED = Path(__file__).parents[2] / "docs" / "log.schema.json"
FIRST_HOUSE = Path(__file__).parents[1] / "data" / "first_house"
VALIDATOR = Draft202012Validator(schema())


def amiss(engine: Engine, session: SessionRow, profile: Profile) -> list[str]:
    """Where the session's file is not as the schema says."""
    whole = json.loads(written(read_record(engine, session, profile), "json"))
    return [f"{error.json_path}: {error.message[:300]}" for error in VALIDATOR.iter_errors(whole)]


def test_what_is_published_is_what_the_code_says() -> None:
    again = "hemicycle export --schema > docs/log.schema.json"
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), again


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("profile", PROFILES)
def test_every_file_of_a_session_is_as_it_says(fresh_engine: Engine, profile: Profile) -> None:
    session = play(fresh_engine, small_plan())
    assert amiss(fresh_engine, session, profile) == []
    erase_person(fresh_engine, session, "p-2")
    assert amiss(fresh_engine, session, profile) == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", ["session", "tickets"])
def test_files_of_old_logs_are_as_it_says(fresh_engine: Engine, profile: Profile, name: str) -> None:
    session = take_in(fresh_engine, read_log_file(FIRST_HOUSE / f"{name}.complete.json"))
    assert amiss(fresh_engine, session, profile) == []


@pytest.mark.parametrize("profile", PROFILES)
def test_the_file_of_a_session_that_has_not_begun_is_as_it_says(fresh_engine: Engine, profile: Profile) -> None:
    session = create_session(fresh_engine, read_plan(Settings.model_fields["session_plan"].default))
    assert amiss(fresh_engine, session, profile) == []


MISTAKES: list[tuple[str, Any]] = [
    ("profile", "everyone's"),
    ("schema_version", 1),
    ("last_chain_hash", "abc"),
    ("surprise", 1),
    ("entries", [{"seq": 1}]),
    ("tables", {}),
]


@pytest.mark.parametrize(("name", "value"), MISTAKES)
def test_what_is_no_such_file_is_not(engine: Engine, played: SessionRow, name: str, value: Any) -> None:
    whole = json.loads(written(read_record(engine, played), "json"))
    assert VALIDATOR.is_valid(whole)
    assert not VALIDATOR.is_valid({**whole, name: value})


def test_a_code_that_is_none_is_found(engine: Engine, played: SessionRow) -> None:
    whole = json.loads(written(read_record(engine, played), "json"))
    whole["tables"]["inputs"][0]["status"] = "lost"
    assert not VALIDATOR.is_valid(whole)


def test_columns_explain_themselves() -> None:
    inputs, status = schema()["$defs"]["inputs"], schema()["$defs"]["inputs"]["properties"]["status"]
    assert status["enum"] == ["received", "held", "shown", "set_aside", "withdrawn", None]
    assert status["description"].startswith("Where the input stands.\nreceived: Received: everyone")
    assert inputs["additionalProperties"]["description"] == "What the participant gave as “…”."
    assert "^endorsements_by_" in inputs["patternProperties"]
    assert "participant_ref" in schema()["$defs"]["complete_ballots"]["properties"]
