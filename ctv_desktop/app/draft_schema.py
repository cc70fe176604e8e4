"""Writes the first schema again from the models: `python -m ctv_desktop.app.draft_schema`.

Only while it is not released: once it is, its statements are frozen and a change is a new script.
What no model can say (triggers, partial indexes) stands in v0001_extra.sql beside it.
"""

import sys
from pathlib import Path

import ctv_desktop

VERSIONS = Path(ctv_desktop.__file__).parent / "database" / "migrations" / "versions"
FIRST = VERSIONS / "v0001_first.sql"
EXTRA = VERSIONS / "v0001_extra.sql"


def drafted() -> str:
    """The statements that the models and the extra file give now."""
    from ctv_desktop.database.migrations.drafting import statements
    from ctv_desktop.features.schema import metadata

    return statements(metadata(), EXTRA.read_text("utf-8"))


def main() -> int:
    text = drafted()
    if text != FIRST.read_text("utf-8"):
        FIRST.write_text(text, "utf-8")
        print(f"written again: {FIRST.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
