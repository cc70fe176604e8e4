"""What the first paper would otherwise wait for, made ready in idle moments after the start.

Step by step in a reading lane, and only while nothing else is asked for: fonts, PDFium, the paper
that is printed all day, drawn once and thrown away.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from ctv_desktop.app import features
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window
    from ctv_desktop.database.read import Reader

FIRST = 1_200  # milliseconds after the first paint
PAUSE = 60  # milliseconds between two steps
BUSY = 400  # milliseconds until asking again whether nothing is done

MODULES = (
    "ctv_desktop.ui.preview",
    "ctv_desktop.app.dialogs",
    "reportlab.pdfgen.canvas",
    "ctv_desktop.pdf.sheet",
    "ctv_desktop.features.contracts.screen.paper",
    "ctv_desktop.features.contracts.papers.contract",
    "ctv_desktop.features.invoices.papers.invoice",
)
FACES = ("NotoSans-Regular", "NotoSans-Bold", "Amiri-Regular", "Amiri-Bold")


def begin(window: "Window") -> None:
    """Warm up a window's papers, one step after the other."""
    steps: list[Callable[..., object]] = [partial(_import, name) for name in MODULES]
    steps += [partial(_font, name) for name in FACES]
    steps += [_engine, partial(_paper, window.desk.today(), language.current().code)]
    QTimer.singleShot(FIRST, window, partial(_next, window, steps))


def _next(window: "Window", steps: list[Callable[..., object]], _done: Any = None) -> None:
    if not steps or not isValid(window):
        return
    if not window.tasks.idle:
        QTimer.singleShot(BUSY, window, partial(_next, window, steps))
        return
    on = partial(QTimer.singleShot, PAUSE, window, partial(_next, window, steps[1:]))
    window.tasks.read(steps[0], then=lambda _: on(), failed=lambda _: None, owner=window)


def _import(name: str, _reader: "Reader") -> None:
    import_module(name)


def _font(name: str, _reader: "Reader") -> None:
    from ctv_desktop.pdf import fonts

    fonts.glyphs(name)


def _engine(_reader: "Reader") -> None:
    from ctv_desktop.ui.preview import pages

    pages.warm()


def _paper(today: Any, code: str, reader: "Reader") -> None:
    """The contract of the newest lease, drawn and thrown away; where there is none, nothing."""
    newest = reader.value("SELECT max(id) FROM lease")
    if newest is None:
        return
    make = features.found("contracts.screen.paper:print_contract")
    try:
        make(reader, newest, today, language.of(code))
    except (Refused, Unavailable):
        return
