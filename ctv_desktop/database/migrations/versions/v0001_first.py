"""The first schema: its statements stand beside this file, frozen as they were released."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, index, search table and trigger."""
    text = Path(__file__).with_suffix(".sql").read_text("utf-8")
    for statement in text.split("\n\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
