"""The theme: contrast, calm words, a cache two copies may make at once, nothing in the home."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ctv_desktop.app import theme
from ctv_desktop.app.theme import cache, sheet
from ctv_desktop.app.theme.palettes import PAIRS, PALETTES
from ctv_desktop.ui import colours, icons

ROOT = Path(__file__).resolve().parents[2]
START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ctv_desktop.app import theme
theme.apply(app, "dark", 110, Path(sys.argv[1]))
print(len(app.styleSheet()), "qt_material" in sys.modules, "jinja2" in sys.modules)
"""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def sheets() -> dict[str, str]:
    """Both sheets as they are generated."""
    return {name: sheet.build(palette, f"theme:{name}") for name, palette in PALETTES.items()}


def start(folder: Path, home: Path) -> "subprocess.Popen[str]":
    surroundings = {**os.environ, "HOME": str(home), "USERPROFILE": str(home)}
    return subprocess.Popen(
        [sys.executable, "-c", START, str(folder)],
        cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_is_read_on_its_ground(name: str) -> None:
    palette = PALETTES[name]
    weak = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", PALETTES)
def test_the_focus_and_the_dashes_of_a_free_cell_are_seen(name: str) -> None:
    palette = PALETTES[name]
    for line in ("focus", "plan_free_edge"):
        assert contrast(palette[line], palette["card"]) >= 3
    assert contrast(palette["focus"], palette["ground"]) >= 3


def test_both_palettes_name_the_same_colours() -> None:
    assert PALETTES["light"].keys() == PALETTES["dark"].keys()


def test_nothing_shouts_and_the_focus_shows(sheets: dict[str, str]) -> None:
    for text in sheets.values():
        assert "uppercase" not in text
        assert "*:focus" not in text
        for widget in ("QPushButton", "QLineEdit", "QComboBox", "QCheckBox", "QTableView"):
            assert re.search(rf"\b{widget}:focus[^{{]*{{[^}}]*border: [12]px solid", text), widget


def test_the_sheet_has_no_gap_and_each_drawing_exists(
    sheets: dict[str, str], tmp_path: Path
) -> None:
    for name, text in sheets.items():
        assert "$" not in text
        assert "{{" not in text
        sheet.write_icons(PALETTES[name], tmp_path / name)
        for drawing in re.findall(rf"url\(theme:{name}/([^)]+)\)", text):
            assert (tmp_path / name / drawing).is_file(), drawing


def test_it_stands_on_qt_material(sheets: dict[str, str]) -> None:
    own, text = cache.OVERRIDE.read_text("utf-8"), sheets["light"]
    assert "QToolBox::tab:selected" in text
    assert "QToolBox::tab" not in own


def test_sizes_follow_the_text_and_hairlines_stay() -> None:
    text = "a { font-size: 12px; border: 1px solid; margin: -20px 2px; }"
    expected = "a { font-size: 18px; border: 1px solid; margin: -30px 2px; }"
    assert sheet.scaled(text, 150) == expected
    assert sheet.scaled(text, 100) == text


def test_the_second_start_loads_one_file_and_not_qt_material(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    seen = []
    for _ in range(2):
        out, err = start(tmp_path / "cache", home).communicate()
        assert "Traceback" not in err
        seen.append(out.split())
    assert seen[0][1:] == ["True", "True"]
    assert seen[1][1:] == ["False", "False"]
    assert seen[0][0] == seen[1][0]
    assert list(home.iterdir()) == []


def test_two_copies_starting_at_once_both_get_the_theme(tmp_path: Path) -> None:
    running = [start(tmp_path, tmp_path) for _ in range(2)]
    answers = [one.communicate() for one in running]
    assert [one.returncode for one in running] == [0, 0], answers
    assert len({out.split()[0] for out, _ in answers}) == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".new")] == []


def test_a_folder_that_cannot_be_made_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    text = cache.sheet(tmp_path / "file" / "theme", "light", 100)
    assert text.endswith(cache.END)
    assert cache.sheet(tmp_path / "file" / "theme", "light", 125).endswith(cache.END)


def test_a_sheet_cut_short_is_made_again(tmp_path: Path) -> None:
    whole = cache.sheet(tmp_path / "a", "light", 100)
    kept = tmp_path / "a" / "light" / "sheet-100.qss"
    kept.write_text(whole[: len(whole) // 2], "utf-8")
    assert cache.sheet(tmp_path / "a", "light", 100) == whole
    assert kept.read_text("utf-8") == whole


def test_switching_live_changes_colours_palette_and_worn_icons(
    qapp: QApplication, tmp_path: Path
) -> None:
    button = QPushButton("x")
    theme.apply(qapp, "light", folder=tmp_path)
    icons.wear(button, "add", "text")
    before = button.icon().pixmap(16, 16).toImage()
    assert theme.apply(qapp, "dark", folder=tmp_path) == "dark"
    assert colours.name() == "dark"
    assert colours.colour("card").name() == PALETTES["dark"]["card"]
    assert qapp.palette().window().color().name() == PALETTES["dark"]["ground"]
    assert button.icon().pixmap(16, 16).toImage() != before
    theme.apply(qapp, "light", folder=tmp_path)


def test_system_follows_the_desktop(qapp: QApplication, tmp_path: Path) -> None:
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.apply(qapp, "system", folder=tmp_path) == ("dark" if dark else "light")
    theme.apply(qapp, "light", folder=tmp_path)


def test_the_text_size_reaches_fonts_and_painted_lengths(
    qapp: QApplication, tmp_path: Path
) -> None:
    theme.apply(qapp, "light", 150, tmp_path)
    assert qapp.font().pixelSize() == 20
    assert colours.px(10) == 15
    theme.apply(qapp, "light", 100, tmp_path)
    assert qapp.font().pixelSize() == 13
