"""Where the finished sheets are kept: one folder for each program version and content."""

import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ctv_desktop.app.theme.palettes import PALETTES

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
OVERRIDE = RESOURCES / "theme" / "override.qss"
END = "/* end of sheet */\n"


def default_root() -> Path:
    """The user's own cache folder for the theme."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(place or Path.home() / ".cache") / "ctv-desktop" / "theme"


def key(version: str) -> str:
    """Changes with the version, the palettes, our sheet and the code that builds it."""
    palettes = repr([dict(palette) for palette in PALETTES.values()])
    content = zlib.crc32(palettes.encode(), zlib.crc32(OVERRIDE.read_bytes()))
    code = Path(__file__).with_name("sheet.py").stat().st_size
    return f"{version}-{content:08x}-{code:x}"


def sheet(folder: Path, mode: str, zoom: int) -> str:
    """The style sheet of a palette at a text size, from its file or, the first time, made.

    `folder` is made whole and renamed into place, so that two copies starting together never see
    half of it. Where it cannot be written, the sheet is made again in memory at each start.
    """
    ready = _read(folder / mode / f"sheet-{zoom}.qss")
    if ready:
        return ready
    full = _read(folder / mode / "sheet-100.qss") or _first(folder, mode)
    if zoom == 100:
        return full
    from ctv_desktop.app.theme.sheet import scaled

    text = scaled(full, zoom)
    _put(folder / mode / f"sheet-{zoom}.qss", text)
    return text


def _read(path: Path) -> str:
    """The text of a whole sheet; nothing where it is missing, cut short or unreadable."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return text if text.endswith(END) else ""


def _first(folder: Path, mode: str) -> str:
    """Make both palettes in a folder beside the wanted one and move it into place."""
    import tempfile  # slow to import, and only needed where the cache is empty

    from ctv_desktop.app.theme.sheet import build

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as made:
            for name, palette in PALETTES.items():
                _write(Path(made) / "theme" / name, name, palette)
            _settle(Path(made) / "theme", folder)
    except OSError:
        return build(PALETTES[mode], f"theme:{mode}")
    return _read(folder / mode / "sheet-100.qss") or build(PALETTES[mode], f"theme:{mode}")


def _write(folder: Path, name: str, palette: Mapping[str, str]) -> None:
    from ctv_desktop.app.theme.sheet import build, write_icons

    folder.mkdir(parents=True)
    write_icons(palette, folder)
    (folder / "sheet-100.qss").write_text(build(palette, f"theme:{name}"), "utf-8")


def _settle(made: Path, folder: Path) -> None:
    """Rename into place; if another copy was first its folder stands, unless it is damaged."""
    import shutil

    if not _whole(folder):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        made.rename(folder)
    except OSError:
        if not _whole(folder):
            raise


def _whole(folder: Path) -> bool:
    return all(_read(folder / name / "sheet-100.qss") for name in PALETTES)


def _put(path: Path, text: str) -> None:
    """Write one file so that a reader sees all of it or nothing; a full disk stops nobody."""
    spare = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        spare.write_text(text, "utf-8")
        spare.replace(path)
    with suppress(OSError):
        spare.unlink(missing_ok=True)
