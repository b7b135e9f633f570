"""A session may be a copy of another, made to be rehearsed and wiped."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Say of each session of which one it is a copy; those there are, are none."""
    op.add_column("session", sa.Column("rehearsal_of", sa.String(12), nullable=True))


def downgrade() -> None:
    """Copies become sessions like others: wipe them before, with `hemicycle rehearse --wipe`."""
    op.drop_column("session", "rehearsal_of")
