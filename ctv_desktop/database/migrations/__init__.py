"""Schema changes as alembic scripts, imported only when one is due."""
