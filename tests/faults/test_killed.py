"""A writer killed at any moment: what was said to be saved is there, nothing is there by half."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import examine, open_park

WRITER = """
import sys
from pathlib import Path
from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.tenants import store
park = open_park(Path(sys.argv[1]), schema)
for number in range(100_000):
    people = [{"name": f"Person {number}", "role": "other"}]
    store.save(park, {"legal_name": f"Tenant {number}", "contacts": people})
    print(number, flush=True)
"""


def kill_while_writing(path: Path, seconds: float) -> int:
    """Let a process save tenants with a contact each, kill it; gives the last one it announced."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, cwd=Path.cwd()
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()  # the first is saved: it writes now
        time.sleep(seconds)
        os.kill(child.pid, signal.SIGKILL)
        told = child.stdout.read().split()
    return int(told[-1]) if told else 0


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize(
    "times", [pytest.param(3, id="short"), pytest.param(100, marks=pytest.mark.faults_long)]
)
def test_what_was_announced_is_saved_and_nothing_half(
    empty_park_file: Path, tmp_path: Path, times: int
) -> None:
    moments = random.Random(7)
    for attempt in range(times):
        path = tmp_path / f"park-{attempt}.ctv"
        shutil.copy(empty_park_file, path)
        told = kill_while_writing(path, moments.uniform(0.0, 0.4))
        park = open_park(path, schema)
        reader = park.reader()
        tenants, people, acts, found = (
            reader.value(f"SELECT count(*) FROM {table}")
            for table in ("tenant", "contact", "journal_act", "tenant_search")
        )
        reader.close()
        assert tenants >= told + 1
        assert tenants == people == acts == found
        assert all(finding.sound for finding in examine(park))
        park.close()
