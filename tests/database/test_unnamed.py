"""Files that nothing names are swept away in two weeks; what anything names never is."""

import contextlib
import json
import os
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from ctv_desktop.database import copies, files, journal, unnamed
from ctv_desktop.database.work import Database
from ctv_desktop.features.landlords.model import Landlord
from ctv_desktop.values.say import say

WEEKS = (0, 8, 16, 24)  # days after now at which the program is started again


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    (folder / "park-1").mkdir(parents=True)
    return folder


def start(park: Database, drafts: Path, days: int) -> int:
    return unnamed.sweep(park.path, drafts, park.now() + timedelta(days=days))


def named(park: Database, digest: str) -> int:
    with park.write(say("Put up a logo")) as work:
        row = Landlord(legal_name="Parc", logo=digest)
        work.add(row)
        work.flush()
        assert row.id is not None
        return row.id


def lying(park: Database) -> set[str]:
    found = files.files_of(park.path).rglob("*")
    return {path.name for path in found if path.is_file() and not path.name.startswith(".")}


def test_a_file_of_a_cancelled_form_is_set_aside_then_gone(park: Database, drafts: Path) -> None:
    digest = files.keep(park.path, b"photo")
    assert [path.name for path in unnamed.unnamed(park.path, drafts)] == [digest]
    assert start(park, drafts, 6) == 0
    assert files.content(park.path, digest) == b"photo"
    assert start(park, drafts, 8) == 0
    assert files.content(park.path, digest) is None
    assert lying(park) == {digest}
    assert start(park, drafts, 14) == 0  # not a week aside yet
    assert start(park, drafts, 16) == 1
    assert lying(park) == set()


def test_what_a_row_names_stays(park: Database, drafts: Path) -> None:
    digest = files.keep(park.path, b"logo")
    named(park, digest)
    assert unnamed.unnamed(park.path, drafts) == []
    for days in WEEKS:
        assert start(park, drafts, days) == 0
    assert files.content(park.path, digest) == b"logo"


def test_what_only_the_journal_names_stays_and_is_undone_whole(
    park: Database, drafts: Path
) -> None:
    digest = files.keep(park.path, b"logo")
    id = named(park, digest)
    with park.write(say("Delete")) as work:
        work.remove(work.find(Landlord, id))
    for days in WEEKS:
        start(park, drafts, days)
    journal.undo(park)
    reader = park.reader()
    assert reader.value("SELECT logo FROM landlord") == digest
    reader.close()
    assert files.content(park.path, digest) == b"logo"


def test_what_a_draft_of_any_form_names_stays(park: Database, drafts: Path) -> None:
    digest = files.keep(park.path, b"photo")
    draft = {"typed": {"items": [{"values": {"photos": [{"digest": digest}]}}]}}
    (drafts / "park-1" / "survey-new.draft.json").write_text(json.dumps(draft), "utf-8")
    for days in WEEKS:
        assert start(park, drafts, days) == 0
    assert files.content(park.path, digest) == b"photo"


def test_what_is_named_while_it_is_aside_is_put_back(park: Database, drafts: Path) -> None:
    digest = files.keep(park.path, b"photo")
    start(park, drafts, 8)
    assert files.content(park.path, digest) is None
    named(park, digest)
    for days in WEEKS[2:]:
        assert start(park, drafts, days) == 0
        assert files.content(park.path, digest) == b"photo"


def test_a_file_taken_again_begins_its_week_again(park: Database, drafts: Path) -> None:
    digest = files.keep(park.path, b"photo")
    place = files.file_of(park.path, digest)
    os.utime(place, (0, 0))
    assert files.keep(park.path, b"photo") == digest
    assert start(park, drafts, 6) == 0
    assert files.content(park.path, digest) == b"photo"


def test_a_file_taken_while_the_sweep_reads_is_not_set_aside(
    park: Database, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = files.keep(park.path, b"photo")
    later = park.now() + timedelta(days=8)
    read = unnamed._nameless

    def reading(*args: object) -> set[str]:
        found = read(*args)  # type: ignore[arg-type]
        os.utime(files.file_of(park.path, digest), (later.timestamp(), later.timestamp()))
        return found

    monkeypatch.setattr(unnamed, "_nameless", reading)
    unnamed.sweep(park.path, drafts, later)
    assert files.content(park.path, digest) == b"photo"


class Killed(BaseException):
    """The program is ended, no line of it runs any more."""


@pytest.mark.parametrize("place", range(1, 12))
def test_a_sweep_killed_anywhere_loses_nothing_named(
    park: Database, drafts: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    kept = [files.keep(park.path, f"kept {number}".encode()) for number in range(3)]
    lost = [files.keep(park.path, f"lost {number}".encode()) for number in range(3)]
    for digest in kept[:2]:
        named(park, digest)
    start(park, drafts, 8)  # sets the third aside with the lost ones
    named(park, kept[2])
    with monkeypatch.context() as patched:
        left = iter(range(place - 1))

        def killing(name: str) -> None:
            whole = getattr(os, name)

            def act(*args: object, **more: object) -> object:
                if next(left, None) is None:
                    raise Killed
                return whole(*args, **more)

            patched.setattr(os, name, act)

        for name in ("replace", "unlink", "utime", "mkdir"):
            killing(name)
        with contextlib.suppress(Killed):
            start(park, drafts, 16)
    start(park, drafts, 24)
    start(park, drafts, 32)
    found = [files.content(park.path, digest) for digest in kept]
    assert found == [b"kept 0", b"kept 1", b"kept 2"]
    assert lying(park) == set(kept)
    assert not lying(park) & set(lost)


def test_a_park_that_shares_its_folder_is_not_swept(park: Database, drafts: Path) -> None:
    digest = files.keep(park.path, b"photo of the other park")
    park.path.with_suffix(".other").write_bytes(b"")
    for days in WEEKS:
        assert start(park, drafts, days) == 0
    assert files.content(park.path, digest) is not None


def test_a_park_or_draft_that_cannot_be_read_stops_the_sweep(
    park: Database, drafts: Path, tmp_path: Path
) -> None:
    digest = files.keep(park.path, b"photo")
    (drafts / "park-1" / "odd.json").mkdir()
    with pytest.raises(OSError, match="odd"):
        start(park, drafts, 8)
    broken = tmp_path / "broken.ctv"
    broken.write_bytes(b"no database" * 100)
    other = files.keep(broken, b"photo")
    with pytest.raises(sqlite3.Error):
        unnamed.sweep(broken, tmp_path / "none", park.now() + timedelta(days=8))
    assert files.content(park.path, digest) is not None
    assert files.content(broken, other) is not None


def test_a_sweep_can_be_called_off(park: Database, drafts: Path) -> None:
    digest = files.keep(park.path, b"photo")
    named(park, "0" * 64)

    def called_off(_done: int, _whole: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        unnamed.sweep(park.path, drafts, park.now() + timedelta(days=8), called_off)
    assert files.content(park.path, digest) == b"photo"


def test_it_is_swept_once_a_day(park: Database, drafts: Path) -> None:
    digest = files.keep(park.path, b"photo")
    start(park, drafts, 0)
    os.utime(files.file_of(park.path, digest), (0, 0))
    unnamed.sweep(park.path, drafts, park.now() + timedelta(hours=23))
    assert files.content(park.path, digest) is not None
    start(park, drafts, 2)
    assert files.content(park.path, digest) is None


def test_a_copy_does_not_carry_what_is_aside_nor_half_written(
    park: Database, drafts: Path, tmp_path: Path
) -> None:
    files.keep(park.path, b"given up")
    start(park, drafts, 8)
    kept = files.keep(park.path, b"kept")
    named(park, kept)
    half = files.file_of(park.path, kept).with_name(f".{kept}.1")
    half.write_bytes(b"ke")
    target = tmp_path / "elsewhere" / "copy.ctv"
    copies.save_copy(park.path, target)
    found = files.files_of(target).rglob("*")
    assert [path.name for path in found if path.is_file()] == [kept]


def test_every_column_of_every_table_is_looked_at(park: Database) -> None:
    connection = sqlite3.connect(park.path)
    connection.text_factory = bytes
    found = unnamed._columns(connection)
    connection.close()
    tables = {table for table, _ in found}
    assert {"survey_photo", "attachment", "landlord", "issued_paper", "journal_change"} <= tables
    assert ("journal_change", "before") in found
    assert found[-1][0].startswith("journal")
    assert not any("search" in table for table in tables)
