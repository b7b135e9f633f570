"""What Alembic runs: the migrations, over the connection it is given or the one the settings name."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection
from sqlmodel import AutoString, SQLModel

import app.log.tables  # noqa: F401 - fills the metadata
from app.log.database import open_database
from app.log.migrate import only_migrator
from app.settings import settings


def run_migrations(db: Connection) -> None:
    """Run what the command asks for, in the transaction that the connection is in."""
    context.configure(
        connection=db,
        target_metadata=SQLModel.metadata,
        compare_server_default=True,
        render_as_batch=True,
        render_item=plain_string,
    )
    with context.begin_transaction():
        context.run_migrations()


def plain_string(kind: str, item: Any, _autogenerating: Any) -> str | Literal[False]:
    """How a new migration writes SQLModel's own type of text, so that it need not import SQLModel."""
    return f"sa.String({item.length})" if kind == "type" and isinstance(item, AutoString) else False


if (given := context.config.attributes.get("connection")) is not None:
    run_migrations(given)
else:
    with only_migrator(open_database(settings().database_url)) as own:
        run_migrations(own)
