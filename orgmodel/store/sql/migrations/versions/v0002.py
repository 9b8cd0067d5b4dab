"""How many events of a workspace came with a file, so that nobody here vouches for them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the number; workspaces until now were begun here."""
    op.add_column(
        "workspaces", sa.Column("brought", sa.Integer, nullable=False, server_default="0")
    )
