"""Entries have a version and a salt; a participant's name is kept with the entry that gave it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, and give the names that are there the place 0: they hold for every entry."""
    op.add_column("entry", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("entry", sa.Column("salt", sa.LargeBinary(16), nullable=True))
    op.rename_table("participant", "participant_before")
    op.create_table(
        "participant",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name="participant_of_session"),
        sa.PrimaryKeyConstraint("session_id", "id", "seq", name="participant_name_key"),
    )
    op.execute(
        "INSERT INTO participant (session_id, id, seq, name) "
        "SELECT session_id, id, 0, name FROM participant_before"
    )
    op.drop_table("participant_before")


def downgrade() -> None:
    """Keep each participant's last name; what was told apart by version or salt is not."""
    op.create_table(
        "participant_before",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"]),
        sa.PrimaryKeyConstraint("session_id", "id"),
    )
    op.execute(
        "INSERT INTO participant_before (session_id, id, name) "
        "SELECT session_id, id, name FROM participant AS one "
        "WHERE seq = (SELECT max(seq) FROM participant WHERE session_id = one.session_id AND id = one.id)"
    )
    op.drop_table("participant")
    op.rename_table("participant_before", "participant")
    op.drop_column("entry", "salt")
    op.drop_column("entry", "version")
