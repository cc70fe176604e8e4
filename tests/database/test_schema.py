"""The schema on disk is what the models say: written from them, and the same in a new file."""

from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine, inspect

from ctv_desktop.app import draft_schema
from ctv_desktop.database.migrations import drafting
from ctv_desktop.database.search import REGISTRY
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


def test_the_draft_is_written_once_and_left_alone_when_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = tmp_path / "first.sql"
    first.write_text("older", "utf-8")
    monkeypatch.setattr(draft_schema, "FIRST", first)
    assert draft_schema.main() == 0
    assert "first.sql" in capsys.readouterr().out
    written = first.read_text("utf-8")
    assert "CREATE TRIGGER line_insert_once" in written
    assert draft_schema.main() == 0
    assert (capsys.readouterr().out, first.read_text("utf-8")) == ("", written)


def test_search_tables_do_not_depend_on_the_order_of_imports(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = draft_schema.drafted()
    backwards = dict(reversed(REGISTRY.items()))
    monkeypatch.setattr(drafting, "REGISTRY", backwards)
    assert draft_schema.drafted() == before
