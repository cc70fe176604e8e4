"""The system libraries that Qt needs on Linux: where one is missing it would abort the process."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.say import say

# Read from the NEEDED entries of the Qt libraries and plug-ins in PySide6-Essentials 6.11:
# the library, and the package of Debian and Ubuntu that brings it.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
MACHINE = os.uname().machine if hasattr(os, "uname") else ""
FOLDERS = [Path("/usr/lib", f"{MACHINE}-linux-gnu"), Path("/usr/lib64"), Path("/usr/lib")]
INSTALL = "apt-get install -y --no-install-recommends"


def missing(wanted: Mapping[str, str]) -> dict[str, str]:
    """The libraries that the loader does not find, with the package of each."""
    away = {name: package for name, package in wanted.items() if not _stands(name)}
    return {name: package for name, package in away.items() if not _loads(name)}


def _stands(name: str) -> bool:
    """Whether it is in a usual folder: much quicker than to load it."""
    return any((folder / name).exists() for folder in FOLDERS)


def _loads(name: str) -> bool:
    """The loader knows more places than the usual ones, and has the last word."""
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def packages(lacking: Mapping[str, str]) -> str:
    """The packages that bring what is missing, as apt-get takes them."""
    return " ".join(sorted(set(lacking.values())))


def check(x11: bool) -> None:
    """Raise Unavailable, with the command that helps, where Qt would not start."""
    if not sys.platform.startswith("linux"):
        return
    if lacking := missing(ALWAYS | X11 if x11 else ALWAYS):
        raise Unavailable(
            say(
                "Qt needs system libraries that are missing: {names}. On Debian or Ubuntu, as"
                " root: {command}",
                names=", ".join(sorted(lacking)),
                command=f"{INSTALL} {packages(lacking)}",
            )
        )
