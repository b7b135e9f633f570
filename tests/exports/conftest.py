"""The session of `scenes`, played once in a real database, and its exports."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine

from app.domain.plan import Plan
from app.exports.record import Record
from app.log.tables import SessionRow

from .scenes import new_database, play, read_csv, read_record, small_plan, written


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Thirty minutes at noon in Madrid."""
    return small_plan()


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An empty database in a file."""
    return new_database(tmp_path_factory.mktemp("exports"))


@pytest.fixture
def fresh_engine(tmp_path: Path) -> Engine:
    """An empty database that a test may change."""
    return new_database(tmp_path)


@pytest.fixture(scope="session")
def played(engine: Engine, plan: Plan) -> SessionRow:
    """The session after its end."""
    return play(engine, plan)


@pytest.fixture(scope="session")
def record(engine: Engine, played: SessionRow) -> Record:
    """Its record, as the host has it."""
    return read_record(engine, played, "complete")


@pytest.fixture(scope="session")
def restricted(engine: Engine, played: SessionRow) -> Record:
    """Its record, as the rapporteur has it."""
    return read_record(engine, played)


@pytest.fixture(scope="session")
def archive(record: Record) -> ZipFile:
    """Its ZIP of CSV files."""
    return ZipFile(BytesIO(written(record, "zip")))


@pytest.fixture(scope="session")
def csv_tables(archive: ZipFile) -> dict[str, list[dict[str, str]]]:
    """Every CSV file, read back."""
    return {name.removesuffix(".csv"): read_csv(archive.read(name)) for name in archive.namelist()}
