"""Pages drawn onto a printer, one after the other, in PDFium's thread; can be stopped."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

POINT = 1 / 72  # inch
MOST_DPI = 300  # of a printed page: sharper costs memory and shows nothing
_BROKEN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


class Printing:
    """Some pages on their way to a printer; says how it ended: `done`, `stopped` or `failed`."""

    def __init__(
        self,
        printer: QPrinter,
        pages: tuple[int, ...],
        step: Callable[[int, int], object],
        done: Callable[[str], object],
    ) -> None:
        self.stopped = False
        self._printer, self._pages = printer, pages
        self._step, self._done = step, done

    def run(self, document: Any) -> None:
        """Print; called in PDFium's thread. Whatever happens, it is said."""
        ended = "failed"
        try:
            ended = self._print(document)
        finally:
            self._done(ended)

    def _print(self, document: Any) -> str:
        if document.pdf is None or not self._pages:
            return "failed"
        self._turn(document, self._pages[0])
        painter = QPainter()
        fine = painter.begin(self._printer) and self._all(document, painter)
        if self.stopped:
            self._printer.abort()
        ended = painter.end()
        if self.stopped:
            return "stopped"
        fine = fine and ended and self._printer.printerState() not in _BROKEN
        return "done" if fine else "failed"

    def _all(self, document: Any, painter: QPainter) -> bool:
        rounds = 1 if self._printer.supportsMultipleCopies() else self._printer.copyCount()
        total = rounds * len(self._pages)
        for place, page in enumerate(self._pages * rounds):
            if self.stopped:
                return False
            if place:
                self._turn(document, page)
                if not self._printer.newPage():
                    return False
            self._page(document, painter, page)
            self._step(place + 1, total)
        return True

    def _turn(self, document: Any, page: int) -> None:
        """A wide page is printed on a sheet turned round."""
        width, height = document.pdf.get_page_size(page)
        way = QPageLayout.Orientation
        self._printer.setPageOrientation(way.Landscape if width > height else way.Portrait)

    def _page(self, document: Any, painter: QPainter, page: int) -> None:
        image = document.image(page, min(self._printer.resolution(), MOST_DPI) * POINT)
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        inside = self._printer.pageRect(QPrinter.Unit.DevicePixel)
        size = image.size().scaled(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = paper.topLeft() - inside.topLeft()
        painter.drawImage(QRectF(corner, size.toSizeF()), image)
