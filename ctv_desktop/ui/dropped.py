"""The files that are dragged over a part of the window and dropped there."""

from pathlib import Path

from PySide6.QtGui import QDropEvent


def paths_of(event: QDropEvent) -> list[Path]:
    """The files that are dragged."""
    found = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in found if url.isLocalFile()]
