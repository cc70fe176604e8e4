"""The park file: foreign, newer, damaged and unreachable files are refused and left as they are."""

import os
import sqlite3
from pathlib import Path

import pytest

from ctv_desktop.app.features import schema
from ctv_desktop.database import copies, files
from ctv_desktop.database.park_file import APPLICATION_ID, look, open_park
from ctv_desktop.database.troubles import as_unavailable
from ctv_desktop.database.version import SCHEMA_VERSION
from ctv_desktop.database.work import Database
from ctv_desktop.features.tenants.model import Tenant, TenantDraft
from ctv_desktop.values import language
from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.say import say
from ctv_desktop.values.settings import copies_of


def refused(path: Path) -> str:
    before = path.read_bytes()
    with pytest.raises(Unavailable) as error:
        open_park(path, schema)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    return str(error.value)


def foreign(path: Path, application: int, version: int) -> Path:
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA application_id={application}")
    raw.execute(f"PRAGMA user_version={version}")
    raw.execute("CREATE TABLE t (x)")
    raw.close()
    return path


def test_a_text_file_is_not_a_park(tmp_path: Path) -> None:
    path = tmp_path / "notes.ctv"
    path.write_text("Loyer de janvier : 45 000,00 MAD\n" * 20)
    assert "notes.ctv" in refused(path)


def test_another_program_s_database_keeps_its_bytes(tmp_path: Path) -> None:
    assert "other.ctv" in refused(foreign(tmp_path / "other.ctv", 42, 1))


def test_a_newer_park_is_left_to_a_newer_program(tmp_path: Path) -> None:
    assert "new.ctv" in refused(foreign(tmp_path / "new.ctv", APPLICATION_ID, 9_999))


def test_a_file_cut_short_is_not_a_park(tmp_path: Path) -> None:
    path = tmp_path / "cut.ctv"
    path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 20)
    refused(path)


def test_a_damaged_park_is_told_in_a_sentence(park: Database, tmp_path: Path) -> None:
    park.close()
    damaged = tmp_path / "damaged" / "park.ctv"
    damaged.parent.mkdir()
    content = bytearray(park.path.read_bytes())
    content[100:6000] = os.urandom(5900)
    damaged.write_bytes(content)
    with pytest.raises(Unavailable):
        open_park(damaged, schema)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(Unavailable):
        open_park(blocked / "park.ctv", schema)


def test_a_new_park_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    open_park(tmp_path / "park.ctv", schema).close()
    assert [each.name for each in tmp_path.iterdir()] == ["park.ctv"]
    assert look(tmp_path / "park.ctv") == SCHEMA_VERSION


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")
def test_the_models_and_the_migrations_agree(park: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from ctv_desktop.features.schema import metadata

    def ours(_object: object, name: str | None, kind: str, reflected: bool, _to: object) -> bool:
        return not (reflected and (kind == "index" or "_search" in (name or "")))

    with park.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": False}
        )
        assert compare_metadata(context, metadata()) == []


def test_a_copy_holds_the_park_and_its_files(park: Database, tmp_path: Path) -> None:
    with park.write(say("New")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "Kept"})
    attached = files.files_of(park.path) / "ab" / "abc"
    attached.parent.mkdir(parents=True)
    attached.write_bytes(b"photo")
    target = tmp_path / "elsewhere" / "copy.ctv"
    made = copies.save_copy(park.path, target)
    assert made.act == 1
    reader = Database(target, schema).reader()
    assert reader.value("SELECT legal_name FROM tenant") == "Kept"
    reader.close()
    assert (files.files_of(target) / "ab" / "abc").read_bytes() == b"photo"


def test_a_park_is_copied_at_start_only_when_it_changed(park: Database) -> None:
    first = copies.copy_when_changed(park.path, park.now())
    again = copies.copy_when_changed(park.path, park.now())
    assert first is not None
    assert again is not None
    assert first.path == again.path
    with park.write(say("New")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "More"})
    later = copies.copy_when_changed(park.path, park.now().replace(year=2199))
    assert later is not None
    assert later.act == 1
    assert later.path != first.path


class CalledOff(Exception):
    """The window closes."""


@pytest.mark.parametrize("step", [1, 2, 9])
def test_a_copy_called_off_leaves_nothing_and_the_next_start_makes_it(
    park: Database, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    monkeypatch.setattr(copies, "CHECKED", 20)  # the ninth step is one of the check
    steps: list[int] = []

    def called_off(done: int, _total: int) -> None:
        steps.append(done)
        if len(steps) == step:
            raise CalledOff

    with pytest.raises(CalledOff):
        copies.copy_when_changed(park.path, park.now(), called_off)
    assert list(copies_of(park.path).iterdir()) == []
    assert copies.copy_when_changed(park.path, park.now()) is not None


def test_what_a_killed_copy_left_goes_with_the_next_copy(park: Database) -> None:
    folder = copies_of(park.path)
    folder.mkdir()
    for name, age in ((".old.ctv.1.part", 7_200), (".new.ctv.2.part", 60)):
        (folder / name).write_bytes(b"half")
        at = park.now().timestamp() - age
        os.utime(folder / name, (at, at))
    made = copies.copy_when_changed(park.path, park.now())
    assert made is not None
    assert {path.name for path in folder.iterdir()} == {".new.ctv.2.part", made.path.name}


def test_a_park_is_not_copied_onto_itself(park: Database) -> None:
    with pytest.raises(Unavailable):
        copies.save_copy(park.path, park.path)


def test_a_copy_that_cannot_be_written_leaves_nothing(park: Database, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(Unavailable):
        copies.save_copy(park.path, blocked / "copy.ctv")


def test_a_server_is_told_apart_from_a_file() -> None:
    with pytest.raises(Unavailable, match="PostgreSQL"):
        open_park(Path("postgresql://localhost/park"), schema)


def test_a_folder_that_cannot_be_written_is_named_as_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "park.ctv"
    path.touch()
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    monkeypatch.setattr("os.access", lambda *_: False)
    language.use("en")
    assert "folder" in str(as_unavailable(error, path))
    path.unlink()
    assert "folder" not in str(as_unavailable(error, path))
