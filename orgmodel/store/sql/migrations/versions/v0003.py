"""What each member has seen of a workspace, and when one was brought in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add both; until now nobody's were noted."""
    op.add_column("members", sa.Column("seen", sa.Integer, nullable=False, server_default="0"))
    op.add_column(
        "workspaces", sa.Column("brought_at", sa.String(40), nullable=False, server_default="")
    )
