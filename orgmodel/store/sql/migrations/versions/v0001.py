"""The first tables: workspaces, their events, contents, members, names and invitations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _workspace(**more: bool) -> "sa.Column[str]":
    key = sa.ForeignKey("workspaces.id", ondelete="CASCADE")
    return sa.Column("workspace", sa.String(32), key, nullable=False, **more)  # type: ignore[arg-type]


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "workspaces",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.Column("changed_at", sa.String(40), nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("options", sa.Integer, nullable=False),
        sa.Column("keep_until", sa.String(10), nullable=False),
    )
    op.create_table(
        "events",
        _workspace(primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("line", sa.Text, nullable=False),
    )
    op.create_table(
        "contents",
        sa.Column("sha", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "needed_contents",
        _workspace(primary_key=True),
        sa.Column("sha", sa.String(64), sa.ForeignKey("contents.sha"), primary_key=True),
    )
    op.create_index("ix_needed_contents_sha", "needed_contents", ["sha"])
    op.create_table(
        "members",
        _workspace(primary_key=True),
        sa.Column("person", sa.String(200), primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
    )
    op.create_index("ix_members_person", "members", ["person"])
    op.create_table(
        "people",
        sa.Column("person", sa.String(200), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_table(
        "sign_outs",
        sa.Column("person", sa.String(200), primary_key=True),
        sa.Column("at", sa.String(40), nullable=False),
    )
    op.create_table(
        "invitations",
        sa.Column("token_sha", sa.String(64), primary_key=True),
        _workspace(),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("invited_by", sa.String(200), nullable=False),
        sa.Column("until", sa.String(40), nullable=False),
    )
    op.create_index("ix_invitations_workspace", "invitations", ["workspace"])
    op.create_table(
        "presence",
        _workspace(primary_key=True),
        sa.Column("visit_sha", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(200), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
    )
