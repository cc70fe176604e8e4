"""Files and folders handed to the system's own programs."""

import shutil
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ctv_desktop.ui.declare import Letter
from ctv_desktop.values.say import Say, say

PATIENCE = 4.0  # seconds: a mail program that is still there then has opened


def opened(path: Path) -> Say | None:
    """Open a file or a folder outside; None, or what to say where no program takes it."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return None
    return say("No program of this computer opens it. It is here: {path}", path=path)


def drafted(path: Path, letter: Letter) -> bool:
    """Whether the mail program took a draft with a file attached; waits, never in the window.

    On Linux xdg-email knows which mail program is used and how it takes a file; it ends with an
    error where there is none. The mail program itself outlives this one.
    """
    import subprocess

    program = shutil.which("xdg-email")
    if program is None:
        return False
    words = ["--utf8", "--subject", letter.subject, "--body", letter.body]
    words += ["--attach", str(path.resolve()), *([letter.to] if letter.to else [])]
    try:
        running = subprocess.Popen(  # noqa: S603 - our own words, no shell
            [program, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return running.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True


def addressed(path: Path, letter: Letter) -> Say:
    """A draft by a link where no file can be attached to it; gives what is left to do by hand."""
    written = "&".join(
        f"{key}={bytes(QUrl.toPercentEncoding(text).data()).decode()}"
        for key, text in (("subject", letter.subject), ("body", letter.body))
    )
    to = bytes(QUrl.toPercentEncoding(letter.to, b"@").data()).decode()
    draft = QUrl.fromEncoded(f"mailto:{to}?{written}".encode())
    if QDesktopServices.openUrl(draft):
        return say("Attach this file to the draft: {path}", path=str(path))
    return say("This computer has no mail program. The paper is here: {path}", path=str(path))
