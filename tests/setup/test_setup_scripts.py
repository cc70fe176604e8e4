"""The set-up says what is missing and how to get it, and finds the lease that it prints."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEASES = "reference,state\nBC-2025-001,ended\nBC-2026-004,running\n"


def script(name: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / ".ci" / name), run_name="script")


def test_missing_libraries_are_named_with_their_packages() -> None:
    wanted = {"libnothere.so.1": "libnothere1"}
    assert script("system")["missing"](wanted) == wanted


def test_every_library_of_this_machine_is_found() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("libraries are asked for on Linux only")
    assert script("system")["missing"](script("system")["ALWAYS"]) == {}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_lease_to_print_is_a_running_one(mark: str) -> None:
    assert script("start")["reference"](mark + LEASES) == "BC-2026-004"


def test_a_park_without_leases_is_said_in_a_sentence() -> None:
    with pytest.raises(SystemExit, match="no lease to print"):
        script("start")["reference"]("reference,state\n")


def test_no_display_is_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("a display is assumed")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert script("start")["display"]() is False


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_an_old_python_is_refused_in_one_sentence(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && { echo "Python 3.9.2"; exit 0; }\nexit 1\n')
    old.chmod(0o755)
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "environment", tmp_path / ".ci")
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    run = subprocess.run(
        ["sh", str(tmp_path / ".ci" / "environment")],
        env={**os.environ, "PYTHON": str(old)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1
    assert "needs Python 3.11 to 3.14, but this machine has Python 3.9.2" in run.stderr
    assert not (tmp_path / ".venv").exists()
