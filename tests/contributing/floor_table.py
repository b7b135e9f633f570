"""Uses a table of which only the name is known: it is in every format, with its rows, and explained."""

import json
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from openpyxl import load_workbook

from app.domain.floor.entries import FloorGiven
from app.domain.session.entries import Undone
from app.exports.profiles import PROFILES
from tests.exports.scenes import new_database, play, read_csv, read_record, small_plan, write, written

COLUMNS = ["given_at_utc", "speaker_ref", "speaker"]
FIRST, OTHER = (
    {"speaker_ref": "p-9", "speaker": "=HYPERLINK(1)"},
    {"speaker_ref": "p-1", "speaker": "Name of p-1"},
)
GIVEN = [FIRST, OTHER, FIRST]


def who(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows without their moments, which must be there."""
    assert all(list(row) == COLUMNS and row["given_at_utc"] for row in rows)
    return [{name: row[name] for name in COLUMNS[1:]} for row in rows]


with TemporaryDirectory() as folder:
    engine = new_database(Path(folder))
    session = play(engine, small_plan())
    for one in ("p-1", "p-9", "p-stranger", "p-2"):
        seq = write(engine, session, ("moderator", FloorGiven(participant=one)))
    write(engine, session, ("moderator", Undone(seq=seq)))
    records = [read_record(engine, session, profile) for profile in PROFILES]
    engine.dispose()

for record in records:
    told = json.loads(written(record, "json"))["tables"]
    if record.profile == "shareable":
        assert "floor" not in told, "a table is passed on only where it says that it may be"
        continue
    assert who(told["floor"]) == GIVEN

    with ZipFile(BytesIO(written(record, "zip"))) as archive:
        rows = read_csv(archive.read("floor.csv"))
        harmless = {**FIRST, "speaker": "'=HYPERLINK(1)"}
        assert who(rows) == [harmless, OTHER, harmless]
        [manifest] = [row for row in read_csv(archive.read("manifest.csv")) if row["file"] == "floor.csv"]
        assert manifest["rows"] == "3"

    heading, *lines = load_workbook(BytesIO(written(record, "xlsx")))["floor"].iter_rows(values_only=True)
    assert who([dict(zip(heading, line, strict=True)) for line in lines]) == GIVEN

    explained = [row for row in told["codebook"] if row["table"] == "floor"]
    assert [row["column"] for row in explained] == COLUMNS
    assert all(len({row[f"meaning_{language}"] for language in ("en", "es", "fr")}) == 3 for row in explained)
