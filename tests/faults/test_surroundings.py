"""The surroundings fail: locked, full, taken away. One sentence, nothing lost, retry works."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import examine, open_park
from ctv_desktop.database.work import Database
from ctv_desktop.features.tenants import store
from ctv_desktop.values.errors import Unavailable

FULL = """
import resource, signal, sys
from pathlib import Path
from ctv_desktop.app.features import schema
from ctv_desktop.database.copies import save_copy
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.tenants import store
from ctv_desktop.values.errors import Unavailable
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
park = open_park(path, schema)
store.save(park, {"legal_name": "Before", "contacts": []})
whole = path.stat().st_size + path.with_name(path.name + "-wal").stat().st_size
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
for act in (
    lambda: store.save(park, {"legal_name": "During", "notes": "n" * 9_000, "contacts": []}),
    lambda: save_copy(path, path.with_name("copy.ctv")),
):
    try:
        act()
        print("saved")
    except Unavailable as error:
        print("told:", error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))
store.save(park, {"legal_name": "After", "contacts": []})
print(sorted(each.name for each in path.parent.iterdir() if "copy" in each.name))
"""


def names(park: Database) -> list[str]:
    reader = park.reader()
    try:
        return [name for (name,) in reader.rows("SELECT legal_name FROM tenant ORDER BY id")]
    finally:
        reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit there")
def test_a_full_disk_is_told_and_the_next_save_works(empty_park_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "park.ctv"
    shutil.copy(empty_park_file, path)
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in run.stderr, run.stderr
    lines = run.stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines[:2]] == ["told:", "told:"]
    assert lines[2] == "[]"
    park = open_park(path, schema)
    assert names(park) == ["Before", "After"]
    assert all(finding.sound for finding in examine(park))
    park.close()


def test_a_lock_held_by_another_program_is_told_and_retried(
    park: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctv_desktop.database import session

    quick = tuple("busy_timeout=50" if "busy" in each else each for each in session.PRAGMAS)
    monkeypatch.setattr(session, "PRAGMAS", quick)
    other = sqlite3.connect(park.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match=park.path.name):
        store.save(park, {"legal_name": "Waits", "contacts": []})
    other.execute("ROLLBACK")
    other.close()
    store.save(park, {"legal_name": "Waits", "contacts": []})
    assert names(park) == ["Waits"]


def test_a_writer_waits_for_a_short_act_of_another(park: Database) -> None:
    other = sqlite3.connect(park.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
    timer.start()
    store.save(park, {"legal_name": "Patient", "contacts": []})
    timer.join()
    other.close()
    assert names(park) == ["Patient"]


def test_two_programs_write_and_no_act_is_lost(park: Database) -> None:
    second = open_park(park.path, schema)
    refused: list[Exception] = []

    def write(database: Database, name: str) -> None:
        try:
            for number in range(25):
                store.save(database, {"legal_name": f"{name} {number}", "contacts": []})
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            refused.append(error)

    threads = [threading.Thread(target=write, args=(park, "A")),
               threading.Thread(target=write, args=(second, "B"))]  # fmt: skip
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    second.close()
    assert refused == []
    assert len(names(park)) == 50
    assert all(finding.sound for finding in examine(park))


def trusted(path: Path) -> bool:
    """Whether a park opens and passes its check; it may say that it does not."""
    try:
        database = open_park(path, schema)
        findings = examine(database)
        database.close()
    except Unavailable:
        return False
    return all(finding.sound for finding in findings)


def test_a_park_with_damaged_pages_is_told_not_guessed(park: Database) -> None:
    for number in range(40):
        store.save(park, {"legal_name": f"Tenant {number}", "contacts": []})
    park.close()
    content = bytearray(park.path.read_bytes())
    for page in range(2, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    park.path.write_bytes(content)
    assert not trusted(park.path)
