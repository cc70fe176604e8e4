"""Files cut, lost, damaged or shut against us: a sentence or a sound park, never a traceback."""

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import examine, open_park
from ctv_desktop.database.work import Database
from ctv_desktop.features.tenants import store
from ctv_desktop.values.errors import Unavailable

ACTS = 30


@pytest.fixture
def torn(park: Database, tmp_path: Path) -> Path:
    """The files as a loss of power leaves them: the last acts stand in the log alone."""
    for number in range(ACTS):
        store.save(park, {"legal_name": f"Tenant {number}", "contacts": []})
    there = tmp_path / "after" / park.path.name
    there.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{park.path}{suffix}", f"{there}{suffix}")
    return there


def acts_kept(path: Path) -> int | None:
    """How many acts a sound park holds; None where it was refused or found unsound in words."""
    try:
        database = open_park(path, schema)
        try:
            sound = all(finding.sound for finding in examine(database))
            reader = database.reader()
            try:
                acts, tenants, found = (
                    int(reader.value(f"SELECT count(*) FROM {table}"))
                    for table in ("journal_act", "tenant", "tenant_search")
                )
            finally:
                reader.close()
        finally:
            database.close()
    except Unavailable:
        return None
    if not sound:
        return None
    assert acts == tenants == found
    return acts


def test_the_log_alone_brings_every_act_back(torn: Path) -> None:
    assert acts_kept(torn) == ACTS


@pytest.mark.parametrize(
    "times", [pytest.param(6, id="short"), pytest.param(300, marks=pytest.mark.faults_long)]
)
def test_a_log_cut_anywhere_loses_only_the_last_acts(torn: Path, times: int) -> None:
    log = Path(f"{torn}-wal")
    whole, chance = log.read_bytes(), random.Random(7)
    main = torn.read_bytes()
    for _ in range(times):
        torn.write_bytes(main)
        Path(f"{torn}-shm").unlink(missing_ok=True)
        log.write_bytes(whole[: chance.randrange(len(whole))])
        kept = acts_kept(torn)
        assert kept is not None
        assert 0 <= kept <= ACTS


def test_a_log_thrown_away_leaves_the_park_as_it_was_before(torn: Path) -> None:
    Path(f"{torn}-wal").unlink()
    assert acts_kept(torn) == 0


@pytest.mark.parametrize(
    "times", [pytest.param(12, id="short"), pytest.param(600, marks=pytest.mark.faults_long)]
)
def test_damage_anywhere_is_told_or_harmless(park: Database, times: int) -> None:
    for number in range(ACTS):
        store.save(park, {"legal_name": f"Tenant {number}", "contacts": []})
    park.close()
    whole, chance = park.path.read_bytes(), random.Random(7)
    for _ in range(times):
        content = bytearray(whole)
        start = chance.randrange(100, len(content) - 512)
        content[start : start + 512] = chance.randbytes(512)
        for suffix in ("-wal", "-shm"):
            Path(f"{park.path}{suffix}").unlink(missing_ok=True)
        park.path.write_bytes(content[: chance.choice((len(content), start + 512))])
        assert acts_kept(park.path) in (None, ACTS)


WRITER = """
import sys
from pathlib import Path
from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.tenants import store
park = open_park(Path(sys.argv[1]), schema)
for number in range(int(sys.argv[3])):
    store.save(park, {"legal_name": f"{sys.argv[2]} {number}", "contacts": []})
"""


@pytest.mark.parametrize(
    "acts", [pytest.param(60, id="short"), pytest.param(2_000, marks=pytest.mark.faults_long)]
)
def test_two_processes_write_at_once_and_no_act_is_lost(park: Database, acts: int) -> None:
    calls = [[sys.executable, "-c", WRITER, str(park.path), name, str(acts)] for name in "AB"]
    children = [subprocess.Popen(call, stderr=subprocess.PIPE, text=True) for call in calls]
    for child in children:
        _said, wrong = child.communicate()
        assert child.returncode == 0, wrong
    assert acts_kept(park.path) == 2 * acts


SHUT = """
import os, sys
from pathlib import Path
from ctv_desktop.app.features import schema
from ctv_desktop.database.copies import save_copy
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.tenants import store
from ctv_desktop.values.errors import Unavailable
import ctv_desktop.database.session, ctv_desktop.database.search
schema()
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
for act in (
    lambda: store.save(open_park(path, schema), {"legal_name": "Never", "contacts": []}),
    lambda: open_park(path.with_name("new.ctv"), schema),
    lambda: save_copy(path, path.with_name("copy.ctv")),
):
    try:
        act()
        print("done")
    except Unavailable as error:
        print("told:", error)
"""


def _folder(path: Path) -> None:
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
    path.chmod(0o644)


def _unreadable(path: Path) -> None:
    path.parent.chmod(0o555)
    path.chmod(0)


@pytest.mark.skipif(sys.platform == "win32", reason="other permissions there")
@pytest.mark.parametrize("shut", [_folder, _unreadable], ids=["read-only", "unreadable"])
def test_a_place_shut_against_us_is_told(
    park: Database, tmp_path: Path, shut: Callable[[Path], None]
) -> None:
    park.close()
    for suffix in ("-wal", "-shm"):
        Path(f"{park.path}{suffix}").unlink(missing_ok=True)
    before = park.path.read_bytes()
    places = [tmp_path, *tmp_path.parents]
    modes = {place: place.stat().st_mode for place in places if place.stat().st_uid == os.getuid()}
    try:
        for place, mode in modes.items():
            if not mode & stat.S_IXOTH:
                place.chmod(mode | stat.S_IXOTH | stat.S_IROTH)
        shut(park.path)
        done = subprocess.run(
            [sys.executable, "-c", SHUT, str(park.path)],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        for place, mode in modes.items():
            place.chmod(mode)
        park.path.chmod(0o644)
    assert [line.partition(" ")[0] for line in done.stdout.splitlines()] == ["told:"] * 3, (
        done.stdout + done.stderr
    )
    assert park.path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == [park.path.name]
