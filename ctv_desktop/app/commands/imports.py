"""Workbooks read without a window: `import`."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ctv_desktop.app import features
from ctv_desktop.app.commands.opened import path_of
from ctv_desktop.app.commands.options import order
from ctv_desktop.values.say import say


def declare_import(orders: Any) -> None:
    made = order(
        orders,
        "import",
        import_file,
        say("read units and tenants from a COBie workbook, XLSX or CSV"),
    )
    made.add_argument("file", metavar="FILE")
    made.add_argument(
        "--dry-run",
        action="store_true",
        help=str(say("only say what would be made, changed or skipped")),
    )


def import_file(options: argparse.Namespace) -> int:
    """Read a workbook, say what it would make, and make it; a dry run makes no park either."""
    from ctv_desktop.database.park_file import look

    path = path_of(options)
    if not options.dry_run or look(path):
        return _import_into(path, options)
    with TemporaryDirectory() as folder:
        return _import_into(Path(folder, path.name), options)


def _import_into(path: Path, options: argparse.Namespace) -> int:
    from ctv_desktop.database.park_file import open_park
    from ctv_desktop.features.imports import plan, store

    database = open_park(path, features.schema)
    try:
        reader = database.reader()
        try:
            planned = plan.plan_file(Path(options.file), reader)
        finally:
            reader.close()
        for line in planned.lines():
            print(line)
        if not options.dry_run:
            print(store.apply(database, planned).said)
    finally:
        database.close()
    return 0
