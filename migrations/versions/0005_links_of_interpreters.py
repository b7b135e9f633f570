"""Each session gets a link for interpreters."""

from secrets import token_urlsafe

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SESSION = sa.table("session", sa.column("id"))
LINK = sa.table("role_link", sa.column("session_id"), sa.column("role"), sa.column("token"))


def upgrade() -> None:
    """Give each its own."""
    sessions = op.get_bind().scalars(sa.select(SESSION.c.id)).all()
    new = [{"session_id": id, "role": "interpreter", "token": token_urlsafe(24)} for id in sessions]
    op.bulk_insert(LINK, new)


def downgrade() -> None:
    """Take them back."""
    op.execute(sa.delete(LINK).where(LINK.c.role == "interpreter"))
