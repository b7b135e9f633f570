"""The JSON Schema of an exported `log.json`, of every session: what programs that read it can rely on.

It is made from the tables' columns, as the codebook is, and published as `docs/log.schema.json`. What a plan
gives, its constituencies and their codes, is told by patterns.
"""

from json import dumps
from typing import Any

from app.domain.plan import Plan
from app.domain.text import Text
from app.exports.cells import Column, Meaning, Table, Type
from app.exports.codes import KINDS, PROFILE_CODES
from app.exports.profiles import PROFILES, Profile
from app.exports.tables import tables_of
from app.log.log_file import SCHEMA_VERSION

Schema = dict[str, Any]

_ANY = "anything"
"""A constituency that stands for whichever a plan declares."""

_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_MOMENT = {"type": "string", "format": "date-time"}
_TEXTS: Schema = {
    "type": "object",
    "properties": {language: {"type": "string"} for language in ("en", "es", "fr")},
    "required": ["en"],
}
_OF_TYPE: dict[Type, Schema] = {
    **{type: {"type": ["string", "null"]} for type in (Type.WORDS, Type.TEXT, Type.CODE)},
    **{type: {**_MOMENT, "type": ["string", "null"]} for type in (Type.MOMENT, Type.LOCAL_MOMENT)},
    Type.NUMBER: {"type": ["number", "null"]},
    Type.YES_NO: {"enum": ["y", "n", None]},
}


def schema_text() -> str:
    """The schema as it is published."""
    return f"{dumps(schema(), ensure_ascii=False, indent=2)}\n"


def schema() -> Schema:
    """The whole schema, JSON Schema draft 2020-12."""
    rows, of_profiles = _tables()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:hemicycle:log:{SCHEMA_VERSION}",
        "title": "Session input log",
        "description": "What `hemicycle export --format json` writes: a session's tables, and its log.",
        **_object({**_about(), "tables": {"type": "object"}, "entries": _list("#/$defs/entry")}),
        "allOf": [_if_profile(profile, tables) for profile, tables in of_profiles.items()],
        "$defs": {**rows, "entry": _entry()},
    }


def _if_profile(profile: Profile, tables: Schema) -> Schema:
    found = {"properties": {"profile": {"const": profile}}, "required": ["profile"]}
    return {"if": found, "then": {"properties": {"tables": tables}}}


def _tables() -> tuple[Schema, dict[Profile, Schema]]:
    """The rows of every table, by name, and the tables of each profile. Where a profile's table has columns of
    its own, its rows have a name of their own."""
    rows: Schema = {}
    of_profiles: dict[Profile, Schema] = {}
    for profile in PROFILES:
        names = {}
        for table, sample in zip(tables_of(profile, _plan()), tables_of(profile, _plan(_ANY)), strict=True):
            row = _row(table, sample)
            name = table.name if rows.get(table.name, row) == row else f"{profile}_{table.name}"
            rows[name] = row
            names[table.name] = _list(f"#/$defs/{name}")
        of_profiles[profile] = _object(names)
    return rows, of_profiles


def _row(table: Table, sample: Table) -> Schema:
    """A row of a table: the columns of any session, and those that a plan's constituencies add."""
    row = _object({column.name: _cell(column) for column in table.columns})
    for column in sample.columns:
        if column.name == _ANY:
            row["additionalProperties"] = _cell(column)
        elif column.name.endswith(f"_{_ANY}"):
            row["patternProperties"] = {f"^{column.name.removesuffix(_ANY)}": _cell(column)}
    return row


def _cell(column: Column) -> Schema:
    meaning = _english(column.meaning)
    if not column.codes or column.open:
        return {"description": meaning, **_OF_TYPE[column.type]}
    codes = [f"{code}: {_english(told)}" for code, told in column.codes.items()]
    return {"description": "\n".join([meaning, *codes]), "enum": [*column.codes, None]}


def _english(meaning: Meaning) -> str:
    return meaning.en if isinstance(meaning, Text) else meaning


def _about() -> Schema:
    """What stands beside the tables."""
    return {
        "schema_version": {"const": SCHEMA_VERSION},
        "app_version": {"description": "The version of the program that wrote it.", "type": "string"},
        "profile": _cell(Column("profile", "Whom the file is for.", codes=PROFILE_CODES)),
        "generated_at": {"description": "When it was made.", **_MOMENT},
        "small_group": {"description": "The fewest people whose numbers are shown apart.", "type": "integer"},
        "last_seq": {"description": "The place of the last entry taken into account.", "type": "integer"},
        "last_chain_hash": {"description": "What seals that entry, and all before it.", **_HASH},
        "session": _object(
            optional={
                "rehearsal_of": {"description": "Of a copy: the session that is rehearsed.", "type": "string"}
            },
            properties={
                "code": {"type": "string", "pattern": "^[A-Z2-9]{6}$"},
                "created_at": _MOMENT,
                "kind": {"anyOf": [_TEXTS, {"type": "null"}]},
                "title": _TEXTS,
                "starts_at": {"description": "The planned start, in the session's zone.", **_MOMENT},
                "ends_at": {"description": "The planned end, in the session's zone.", **_MOMENT},
                "zone": {"type": "string"},
            },
        ),
    }


def _entry() -> Schema:
    """An entry as it is sealed: its fields are those that the chain hash is made of, as they were hashed."""
    words = {"type": "string"}
    return _object(
        {
            "code": words,
            "seq": {"type": "integer", "minimum": 1},
            "at": {"description": "When it reached the log, as it was hashed.", **_MOMENT},
            "actor": words,
            "kind": {"enum": list(KINDS)},
            "key": {"type": ["string", "null"]},
            "body": {"description": "JSON, as it was hashed unless erased.", "type": ["string", "null"]},
            "withheld": {"type": "boolean"},
            "body_hash": _HASH,
            "chain_hash": _HASH,
            "erased_at": {**_MOMENT, "type": ["string", "null"]},
            "version": {"type": "integer", "minimum": 1},
            "salt": {"type": ["string", "null"], "pattern": "^[0-9a-f]{32}$"},
        }
    )


def _object(properties: Schema, optional: Schema | None = None) -> Schema:
    whole = {**properties, **(optional or {})}
    return {"type": "object", "properties": whole, "required": list(properties), "additionalProperties": False}


def _list(of: str) -> Schema:
    return {"type": "array", "items": {"$ref": of}}


def _plan(*constituencies: str) -> Plan:
    """A plan with these, and nothing else to say."""
    words = {"en": "…"}
    listed = [{"id": one, "label": words, "choices": []} for one in constituencies]
    hours = {"date": "2021-05-18", "starts": "12:00", "ends": "13:00", "zone": "UTC", "zone_label": "UTC"}
    item = {"id": "item", "title": words, "minutes": 60}
    said = {"title": words, "short_title": words, "agenda": [item], "constituencies": listed}
    return Plan.model_validate({**said, **hours})
