"""Two programs that issue invoices at once, killed at any moment: numbers have no gap (R22)."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import examine, open_park
from tests.features.invoices import bills
from tests.features.leases import desks

ISSUER = """
import sys
from datetime import date
from pathlib import Path
from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.invoices import store
from ctv_desktop.features.invoices.rows.plan import correction
from ctv_desktop.values.errors import Refused
from tests.features.invoices import bills
park = open_park(Path(sys.argv[1]), schema)
lease, day = int(sys.argv[2]), date(2035, 12, 31)
for month in range(1, 97):
    asked = bills.month(2027 + (month - 1) // 12, (month - 1) % 12 + 1, leases=(lease,))
    try:
        made = store.issue(park, bills.planned(park, asked), day, day)
        print(made.subject, flush=True)
        if month % 5 == 0:
            reader = park.reader()
            plan = correction(reader, made.subject, None, "Erreur", day)
            reader.close()
            print(store.issue(park, plan, day, day).subject, flush=True)
    except Refused as refused:
        print("refused", refused, file=sys.stderr, flush=True)
"""


@pytest.fixture(scope="module")
def issuing_park(empty_park_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two leases of nine years, nothing invoiced yet."""
    path = tmp_path_factory.mktemp("numbers") / "park.ctv"
    shutil.copy(empty_park_file, path)
    park = open_park(path, schema)
    bills.furnish(park)
    bills.lease(park)
    bills.lease(park, desks.OFFICE_2, tenant=desks.ATLAS)
    park.close()
    return path


def told_by_two(path: Path, seconds: float) -> list[int]:
    """Let two processes issue, kill both in between; gives the ids they announced."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", ISSUER, str(path), str(lease)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path.cwd(),
        )
        for lease in (1, 2)
    ]  # fmt: skip
    firsts = [child.stdout.readline() for child in children if child.stdout]
    time.sleep(seconds)
    for child in children:
        os.kill(child.pid, signal.SIGKILL)
    outputs = [child.communicate() for child in children]
    assert [error for _, error in outputs if error] == []
    said = [first + out for first, (out, _) in zip(firsts, outputs, strict=True)]
    # The kill may cut the last line of either: half a number announces nothing.
    return [int(line) for own in said for line in own.split(b"\n")[:-1] if line.strip()]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize(
    "times", [pytest.param(1, id="short"), pytest.param(40, marks=pytest.mark.faults_long)]
)
def test_r22_two_programs_killed_leave_no_gap(
    issuing_park: Path, tmp_path: Path, times: int
) -> None:
    moments = random.Random(22)
    for attempt in range(times):
        path = tmp_path / f"park-{attempt}.ctv"
        shutil.copy(issuing_park, path)
        told = told_by_two(path, moments.uniform(0.05, 0.6))
        assert len(told) == len(set(told)) >= 2
        park = open_park(path, schema)
        rows = desks.rows(
            park, "SELECT id, series, number, content, digest, reference FROM invoice ORDER BY id"
        )
        assert set(told) <= {row[0] for row in rows}, "what was announced is there"
        for series in ("FAC", "AV"):
            numbers = [number for _, own, number, *_ in rows if own == series]
            assert numbers == list(range(1, len(numbers) + 1))
        for _, _, _, content, digest, reference in rows:
            assert sha256(content.encode()).hexdigest() == digest
            assert json.loads(content)["reference"] == reference
        assert all(finding.sound for finding in examine(park))
        park.close()
