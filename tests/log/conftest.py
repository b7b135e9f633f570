"""Databases with their tables made: SQLite in a file, and PostgreSQL where a test module has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import SQLModel

import app.log.tables  # noqa: F401 - fills the metadata
from app.log.database import open_database


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind, without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/hemicycle.db"
    return str(request.getfixturevalue("empty_postgres_url"))


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A database of each kind, with tables."""
    engine = open_database(url)
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def other(url: str, engine: Engine) -> Iterator[Engine]:
    """The same database as another process has it: with connections of its own."""
    other = open_database(url)
    yield other
    other.dispose()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    """A database in a file, with tables."""
    engine = open_database(f"sqlite:///{tmp_path}/hemicycle.db")
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()
