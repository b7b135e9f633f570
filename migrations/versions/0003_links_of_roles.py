"""The links of roles stand in a table of their own: a role is data. Each session gets one for co-moderators."""

from secrets import token_urlsafe

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BEFORE = ("moderator", "rapporteur", "board")
SESSION = sa.table("session", sa.column("id"), *(sa.column(f"{role}_token") for role in BEFORE))
LINK = sa.table("role_link", sa.column("session_id"), sa.column("role"), sa.column("token"))


def upgrade() -> None:
    """Move the three links there were."""
    link = op.create_table(
        "role_link",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"]),
        sa.PrimaryKeyConstraint("session_id", "role"),
    )
    op.create_index("ix_role_link_token", "role_link", ["token"], unique=True)
    for role in BEFORE:
        there_was = sa.select(SESSION.c.id, sa.literal(role), SESSION.c[f"{role}_token"])
        op.execute(sa.insert(link).from_select(["session_id", "role", "token"], there_was))
    sessions = op.get_bind().scalars(sa.select(SESSION.c.id)).all()
    new = [{"session_id": id, "role": "co-moderator", "token": token_urlsafe(24)} for id in sessions]
    op.bulk_insert(link, new)
    for role in BEFORE:
        op.drop_index(f"ix_session_{role}_token", "session")
        op.drop_column("session", f"{role}_token")


def downgrade() -> None:
    """Put the three links back; what other roles had is lost."""
    for role in BEFORE:
        op.add_column("session", sa.Column(f"{role}_token", sa.String(64), nullable=True))
        token = sa.select(LINK.c.token).where(LINK.c.session_id == SESSION.c.id, LINK.c.role == role)
        op.execute(sa.update(SESSION).values({f"{role}_token": token.scalar_subquery()}))
        if op.get_bind().dialect.name == "postgresql":
            op.alter_column("session", f"{role}_token", nullable=False)
        op.create_index(f"ix_session_{role}_token", "session", [f"{role}_token"], unique=True)
    op.drop_index("ix_role_link_token", "role_link")
    op.drop_table("role_link")
