"""The schema on disk is what the models say: written from them, and the same in a new file."""

from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine, inspect

from ctv_desktop.app import draft_schema
from ctv_desktop.database.version import SCHEMA_VERSION
from ctv_desktop.features.schema import metadata


@pytest.mark.skipif(SCHEMA_VERSION > 1, reason="the first schema is released and frozen")
def test_the_first_schema_is_what_the_models_give() -> None:
    assert draft_schema.FIRST.read_text("utf-8") == draft_schema.drafted(), "run `make schema`"


def shape(url: str, tables: MetaData | None = None) -> dict[str, dict[str, object]]:
    """Columns, needs and keys of each table that a model speaks of."""
    engine = create_engine(url)
    if tables is not None:
        tables.create_all(engine)
    seen = inspect(engine)
    found: dict[str, dict[str, object]] = {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"])
                for column in seen.get_columns(table)
            },
            "keys": {
                (*key["constrained_columns"], key["referred_table"])
                for key in seen.get_foreign_keys(table)
            },
        }
        for table in metadata().tables
    }
    engine.dispose()
    return found


def test_a_new_park_file_has_the_tables_of_the_models(empty_park_file: Path) -> None:
    """Holds for every later script too: models and migrations must not drift apart."""
    assert shape(f"sqlite:///{empty_park_file}") == shape("sqlite://", metadata())


def test_drafting_twice_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = draft_schema.FIRST.stat().st_mtime_ns
    if SCHEMA_VERSION == 1:
        assert draft_schema.main() == 0
        assert capsys.readouterr().out == ""
        assert draft_schema.FIRST.stat().st_mtime_ns == before
