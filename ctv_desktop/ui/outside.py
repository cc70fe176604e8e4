"""Files and folders handed to the system's own programs."""

import shutil
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices

from ctv_desktop.values.say import Say, say


def opened(path: Path) -> Say | None:
    """Open a file or a folder outside; None, or what to say where no program takes it."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return None
    return say("No program of this computer opens it. It is here: {path}", path=path)


def mailed(path: Path, subject: str) -> Say | None:
    """A draft in the mail program with a file attached; None, or what is left to do by hand."""
    program = shutil.which("xdg-email")
    if program is not None:
        QProcess.startDetached(
            program, ["--utf8", "--subject", subject, "--attach", str(path.resolve())]
        )
        return None
    draft, query = QUrl("mailto:"), QUrlQuery()
    query.addQueryItem("subject", subject)
    draft.setQuery(query)
    if QDesktopServices.openUrl(draft):
        return say("Attach this file to the draft: {path}", path=str(path))
    return say("This computer has no mail program. The paper is here: {path}", path=str(path))
