"""Whether a database has the tables that this version of Hemicycle expects."""

from typing import Literal

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from app.log.migrate import migrations

Age = Literal["empty", "strange", "older", "current", "newer"]


def age_of(engine: Engine) -> Age:
    """How the database's tables compare with this version's: those of an older or a newer one, none, or those
    of another program alone. Raises what the database raises."""
    with engine.connect() as db:
        # Looked for before the revision: another process may be making the tables, which come with it at once.
        tables = inspect(db).get_table_names()
        found = MigrationContext.configure(db).get_current_revision()
        if found is None:
            return "strange" if tables else "empty"
    scripts = ScriptDirectory.from_config(migrations())
    if found == scripts.get_current_head():
        return "current"
    return "older" if any(found == known.revision for known in scripts.walk_revisions()) else "newer"
