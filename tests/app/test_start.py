"""Starting: no display, a second copy, files that are not parks; one line each, no traceback."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ctv_desktop.app import libraries
from ctv_desktop.app.commands import parser
from ctv_desktop.app.start import COMMANDS, display_answers, wants_x11

ROOT = Path(__file__).parents[2]


def started(*arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    """`main.py` with these arguments, in surroundings changed as given ("" takes away)."""
    around = {key: value for key, value in {**os.environ, **environ}.items() if value}
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env=around,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def one_line(done: "subprocess.CompletedProcess[str]") -> str:
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.splitlines()
    return line


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="displays are always there")
@pytest.mark.parametrize("display", ["", ":97", "nowhere.invalid:3", "nonsense", ":99999999999"])
def test_without_a_display_the_commands_are_named(display: str, tmp_path: Path) -> None:
    nothing = {"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": "", "DISPLAY": display}
    said = one_line(started("--database", str(tmp_path / "park.ctv"), **nothing))
    assert all(command in said for command in COMMANDS)
    assert not (tmp_path / "park.ctv").exists()


LACKING = """
import sys
from ctv_desktop.app import libraries, start
libraries.X11["libnothere.so.1"] = "libnothere1"
start.display_answers = lambda _environ: True
code = start.main([])
assert not any(name.startswith("PySide6") for name in sys.modules)
sys.exit(code)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="their Qt brings all it needs")
@pytest.mark.parametrize(("platform", "refused"), [("", True), ("xcb", True), ("offscreen", False)])
def test_a_missing_library_is_named_with_its_command_before_qt_aborts(
    platform: str, refused: bool
) -> None:
    if not refused:
        libraries.check(x11=wants_x11({"QT_QPA_PLATFORM": platform}))
        return
    done = subprocess.run(
        [sys.executable, "-c", LACKING],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": platform, "WAYLAND_DISPLAY": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = one_line(done)
    assert "libnothere.so.1" in said
    assert said.endswith("apt-get install -y --no-install-recommends libnothere1")


def test_a_display_that_is_asked_for_by_name_is_not_probed() -> None:
    assert display_answers({"QT_QPA_PLATFORM": "offscreen"})
    assert not display_answers({})
    assert not display_answers({"WAYLAND_DISPLAY": "no-such-socket", "XDG_RUNTIME_DIR": "/nowhere"})


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_help_stands_whole_in_each_language(code: str) -> None:
    done = started("--language", code, "--help")
    assert done.returncode == 0
    assert done.stderr == ""
    assert all(command in done.stdout for command in COMMANDS)
    english = "show this help message and exit" in done.stdout
    assert english == (code == "en")


CALLS = {
    "list": ("list", "tenants"),
    "print": ("print", "summary", "BC-2026-001", "--output", "OUT/paper.pdf"),
    "invoice": ("invoice", "--period", "2027-01"),
    "schedule": ("schedule", "BC-2026-001"),
    "import": ("import", "IN/units.csv"),
    "check": ("check",),
    "copy": ("copy", "--output", "OUT/copy.ctv"),
    "verify": ("verify", "OUT/none.pdf"),
    "sign": ("sign", "BC-2026-001", "--certificate", "OUT/none.p12"),
    "clauses": ("clauses", "export", "OUT/clauses"),
    "demo": ("demo",),
    "tour": ("tour", "--output", "OUT/tour"),
}
FOREIGN = {
    "text": b"Loyer de janvier : 45 000,00 MAD\n" * 20,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "other database": b"SQLite format 3\x00" + bytes(84) + b"\x0d" + bytes(4_000),
}


def test_every_command_is_tried_on_foreign_files() -> None:
    assert set(CALLS) == set(COMMANDS)


def test_every_command_there_is_is_run_instead_of_the_window() -> None:
    """One that the start does not know would open the window, or wait for one."""
    (orders,) = (act for act in parser()._actions if isinstance(act.choices, dict))
    assert set(orders.choices or ()) == set(COMMANDS)


@pytest.mark.parametrize("kind", FOREIGN)
@pytest.mark.parametrize("command", CALLS)
def test_a_foreign_file_is_told_and_left_alone(command: str, kind: str, tmp_path: Path) -> None:
    park = tmp_path / "in" / "park.ctv"
    park.parent.mkdir()
    park.write_bytes(FOREIGN[kind])
    (tmp_path / "in" / "units.csv").write_text("Code;Surface\nA-1;20\n", "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    call = [
        part.replace("OUT", str(out)).replace("IN/", f"{park.parent}/") for part in CALLS[command]
    ]
    one_line(started(*call, "--database", str(park)))
    assert park.read_bytes() == FOREIGN[kind]
    assert sorted(each.name for each in park.parent.iterdir()) == ["park.ctv", "units.csv"]
    assert [each for each in out.rglob("*") if each.is_file()] == []


FIRST = """
import gc, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ctv_desktop.app import opening, start

listen, raised = opening.Opening._listen, opening._raise

def listening(self, path, window):
    listen(self, path, window)
    print("listening", flush=True)

def come_forward(window):
    raised(window)
    print("raised", flush=True)
    leave(time.monotonic() + 60)

def leave(end):  # Python collects again once the heavy imports are done
    if gc.isenabled() or time.monotonic() > end:
        print("collecting", gc.isenabled(), flush=True)
        QApplication.instance().quit()
    else:
        QTimer.singleShot(10, lambda: leave(end))

opening.Opening._listen = listening
opening._raise = come_forward
sys.exit(start.main(["--database", sys.argv[1]]))
"""


def test_a_second_copy_raises_the_first_and_leaves(empty_park_file: Path, tmp_path: Path) -> None:
    park = tmp_path / "park.ctv"
    park.write_bytes(empty_park_file.read_bytes())
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, str(park)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        try:
            assert first.stdout.readline() == "listening\n"
            second = started("--database", str(park))
            assert (second.returncode, second.stdout) == (0, ""), second.stderr
            assert first.stdout.readline() == "raised\n"
            assert first.stdout.readline() == "collecting True\n"
            end = time.monotonic() + 60
            while first.poll() is None and time.monotonic() < end:
                time.sleep(0.05)
            assert first.returncode == 0
        finally:
            first.kill()
