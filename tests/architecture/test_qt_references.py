"""The PySide6 in use loses no reference of None or True (6.12.0 did, and aborted hours later)."""

import json
import subprocess
import sys

CALLS = 100_000

COUNT = f"""
import json, sys
from PySide6.QtCore import QObject
thing = QObject()
def count():
    return sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
def call():
    for _ in range({CALLS}):
        thing.setObjectName("x")
        thing.blockSignals(True)
        thing.parent()
call()
before = count()
call()
print(json.dumps([after - was for was, after in zip(before, count())]))
"""


def test_qt_calls_leave_reference_counts_unchanged() -> None:
    command = [sys.executable, "-c", COUNT]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    # A call that loses its reference moves the count by a hundred thousand; a few are noise.
    assert all(abs(moved) < CALLS // 1000 for moved in json.loads(run.stdout)), run.stdout
