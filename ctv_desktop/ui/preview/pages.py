"""Pages drawn by PDFium in one thread of their own: it is not safe to use from two."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ctv_desktop.ui.preview.finding import Letters
    from ctv_desktop.ui.preview.printing import Printing


class _AtOnce(Executor):
    """Works where it stands, for tests and pictures."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@cache
def _lane() -> Executor:
    return ThreadPoolExecutor(1, "pages")


def warm() -> None:
    """Load PDFium in its thread, so that the first paper need not wait for it."""
    _lane().submit(_loaded)


def _loaded() -> None:
    import pypdfium2

    pypdfium2.PdfDocument.new().close()


class Pages(QObject):
    """The pages of one PDF; drawings come back by signals in the window's thread."""

    opened = Signal(object)  # list[QSizeF] of points; empty where it is no PDF
    drawn = Signal(int, float, QImage)  # page, pixels a point
    found = Signal(str, object)  # what was sought, and where it stands: list[Match]
    printed = Signal(str)  # `done`, `stopped` or `failed`
    stepped = Signal(int, int)  # page just printed, of how many

    def __init__(self, at_once: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Executor = _AtOnce() if at_once else _lane()
        self._held = _Document()
        self._wanted: dict[int, float] = {}
        self._sought = [""]
        self._printing: Printing | None = None
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

    def find(self, words: str) -> None:
        """Say by `found` where words stand; a newer search ends one that still runs."""
        self._sought[0] = words
        self._work.submit(_find, self._held, words, self._sought, _Teller(self, "found"))

    def print_to(self, printer: "QPrinter", pages: Sequence[int]) -> None:
        """Draw pages at the printer's own resolution; Qt lets a printer be painted off-window."""
        from ctv_desktop.ui.preview.printing import Printing

        step, done = _Teller(self, "stepped"), _Teller(self, "printed")
        self._printing = Printing(printer, tuple(pages), step, done)
        self._work.submit(self._printing.run, self._held)

    def stop_printing(self) -> None:
        """Stop printing at the next page."""
        if self._printing is not None:
            self._printing.stopped = True

    def close(self) -> None:
        """Let the document go, in the thread that opened it."""
        self._wanted.clear()
        self._sought[0] = ""
        self._work.submit(self._held.close)


class _Document:
    """A PDFium document, touched only in its thread."""

    def __init__(self) -> None:
        self.pdf: Any = None
        self.letters: dict[int, Letters] = {}

    def close(self) -> None:
        self.letters.clear()
        if self.pdf is not None:
            self.pdf.close()
            self.pdf = None

    def image(self, page: int, scale: float) -> QImage:
        """A page drawn at some pixels a point."""
        sheet = self.pdf[page]
        bitmap = sheet.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
        sheet.close()
        return image

    def read(self, page: int) -> "Letters":
        """The letters of a page, read once."""
        from ctv_desktop.ui.preview.finding import letters_of

        if page not in self.letters:
            sheet = self.pdf[page]
            self.letters[page] = letters_of(sheet)
            sheet.close()
        return self.letters[page]


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
        if b"/AcroForm" in data:  # the line of a digital signature is a field of a form
            document.pdf.init_forms()
        sizes = [QSizeF(*document.pdf.get_page_size(at)) for at in range(len(document.pdf))]
    except pypdfium2.PdfiumError:
        sizes = []
    tell(sizes)


def _draw(
    document: _Document, page: int, scale: float, wanted: dict[int, float], tell: Tell
) -> None:
    if document.pdf is not None and wanted.get(page) == scale:
        tell(page, scale, document.image(page, scale))


def _find(document: _Document, words: str, wanted: list[str], tell: Tell) -> None:
    """Page by page, unless something else is sought by then."""
    from ctv_desktop.ui.preview.finding import MOST, Match, sought

    matches: list[Match] = []
    folded = sought(words)
    for page in range(len(document.pdf) if document.pdf is not None and folded else 0):
        if wanted[0] != words:
            return
        matches += (Match(page, *one) for one in document.read(page).found(folded))
        if len(matches) >= MOST:
            break
    tell(words, matches[:MOST])
