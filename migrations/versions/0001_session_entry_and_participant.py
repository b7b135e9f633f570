"""Session, entry and participant."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("cookie_secret", sa.String(64), nullable=False),
        sa.Column("moderator_token", sa.String(64), nullable=False),
        sa.Column("rapporteur_token", sa.String(64), nullable=False),
        sa.Column("board_token", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_session_code", "session", ["code"], unique=True)
    op.create_index("ix_session_moderator_token", "session", ["moderator_token"], unique=True)
    op.create_index("ix_session_rapporteur_token", "session", ["rapporteur_token"], unique=True)
    op.create_index("ix_session_board_token", "session", ["board_token"], unique=True)
    op.create_table(
        "entry",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("key", sa.String(64), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("chain_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("erased_at", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"]),
        sa.PrimaryKeyConstraint("session_id", "seq"),
        sa.UniqueConstraint("session_id", "key"),
    )
    op.create_table(
        "participant",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"]),
        sa.PrimaryKeyConstraint("session_id", "id"),
    )


def downgrade() -> None:
    """Drop them, with all they hold."""
    op.drop_table("participant")
    op.drop_table("entry")
    op.drop_table("session")
