"""Pages drawn by PDFium in one thread of their own: it is not safe to use from two."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from shiboken6 import isValid

POINT = 1 / 72  # inch
MOST_DPI = 300  # of a printed page: sharper costs memory and shows nothing


class _AtOnce(Executor):
    """Works where it stands, for tests and pictures."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@cache
def _lane() -> Executor:
    return ThreadPoolExecutor(1, "pages")


class Pages(QObject):
    """The pages of one PDF; drawings come back by signals in the window's thread."""

    opened = Signal(object)  # list[QSizeF] of points; empty where it is no PDF
    drawn = Signal(int, float, QImage)  # page, pixels a point
    printed = Signal(bool)
    stepped = Signal(int, int)  # page just printed, of how many

    def __init__(self, at_once: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Executor = _AtOnce() if at_once else _lane()
        self._held = _Document()
        self._wanted: dict[int, float] = {}
        self._own = [self._held]
        self.destroyed.connect(partial(_close_all, self._work, self._own))

    def open(self, data: bytes) -> None:
        """Read a PDF; `opened` gives the size of each page."""
        self._wanted.clear()
        self._work.submit(self._held.close)
        self._held = self._own[0] = _Document()
        self._work.submit(_open, self._held, data, _Teller(self, "opened"))

    def draw(self, page: int, scale: float) -> None:
        """Draw a page at some pixels a point; a newer wish for it replaces one still waiting."""
        if self._wanted.get(page) != scale:
            self._wanted[page] = scale
            tell = _Teller(self, "drawn")
            self._work.submit(_draw, self._held, page, scale, self._wanted, tell)

    def forget(self) -> None:
        """Take back the wishes that nobody looks at any more."""
        self._wanted.clear()

    def print_to(self, printer: QPrinter, pages: list[int]) -> None:
        """Draw pages at the printer's own resolution; Qt lets a printer be painted off-window."""
        step, done = _Teller(self, "stepped"), _Teller(self, "printed")
        self._work.submit(_print, self._held, printer, pages, step, done)

    def close(self) -> None:
        """Let the document go, in the thread that opened it."""
        self._wanted.clear()
        self._work.submit(self._held.close)


class _Document:
    """A PDFium document, touched only in its thread."""

    def __init__(self) -> None:
        self.pdf: Any = None

    def close(self) -> None:
        if self.pdf is not None:
            self.pdf.close()
            self.pdf = None


class _Teller:
    """Sends a signal of an object that may be gone by then."""

    def __init__(self, owner: QObject, signal: str) -> None:
        self._owner, self._signal = owner, signal

    def __call__(self, *args: Any) -> None:
        if isValid(self._owner):
            getattr(self._owner, self._signal).emit(*args)


Tell = Callable[..., object]


def _close_all(work: Executor, documents: list[_Document], *_: Any) -> None:
    for document in documents:
        work.submit(document.close)


def _open(document: _Document, data: bytes, tell: Tell) -> None:
    import pypdfium2

    try:
        document.pdf = pypdfium2.PdfDocument(data)
        sizes = [QSizeF(*document.pdf.get_page_size(at)) for at in range(len(document.pdf))]
    except pypdfium2.PdfiumError:
        sizes = []
    tell(sizes)


def _draw(
    document: _Document, page: int, scale: float, wanted: dict[int, float], tell: Tell
) -> None:
    if document.pdf is not None and wanted.get(page) == scale:
        tell(page, scale, _image(document, page, scale))


def _image(document: _Document, page: int, scale: float) -> QImage:
    sheet = document.pdf[page]
    bitmap = sheet.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    ).copy()
    bitmap.close()
    sheet.close()
    return image


def _print(
    document: _Document, printer: QPrinter, pages: list[int], step: Tell, done: Tell
) -> None:
    painter = QPainter()
    fine = document.pdf is not None and painter.begin(printer)
    for place, page in enumerate(pages if fine else ()):
        if place and not printer.newPage():
            fine = False
            break
        image = _image(document, page, min(printer.resolution(), MOST_DPI) * POINT)
        paper = printer.paperRect(QPrinter.Unit.DevicePixel)
        inside = printer.pageRect(QPrinter.Unit.DevicePixel)
        size = image.size().scaled(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = paper.topLeft() - inside.topLeft()
        painter.drawImage(QRectF(corner, size.toSizeF()), image)
        step(place + 1, len(pages))
    painter.end()
    done(fine)
