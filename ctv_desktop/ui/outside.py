"""Files and folders handed to the system's own programs."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ctv_desktop.values.say import Say, say


def opened(path: Path) -> Say | None:
    """Open a file or a folder outside; None, or what to say where no program takes it."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return None
    return say("No program of this computer opens it. It is here: {path}", path=path)
