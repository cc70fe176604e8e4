"""What the first paper would otherwise wait for, made ready in idle moments after the start.

Step by step in a reading lane, and only while nothing else is asked for: fonts, PDFium, the paper
that is printed all day, drawn once and thrown away.
"""

from collections.abc import Callable
from datetime import date
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


Step = Callable[..., object]


def begin(window: "Window") -> None:
    """Warm up a window's papers, one step after the other."""
    wanted = steps(window.desk.today(), language.current().code)
    QTimer.singleShot(FIRST, window, partial(next_step, window, wanted))


def steps(today: date, code: str) -> list[Step]:
    """What is to be made ready, in order; each is done with a reader."""
    modules = [partial(_import, name) for name in MODULES]
    faces = [partial(_font, name) for name in FACES]
    return [*modules, *faces, _engine, partial(paper, today, code)]


def next_step(window: "Window", wanted: list[Step], _done: Any = None) -> None:
    """Do the first of them, unless something else is asked for; the others follow."""
    if not wanted or not isValid(window):
        return
    if not window.tasks.idle:
        QTimer.singleShot(BUSY, window, partial(next_step, window, wanted))
        return
    window.tasks.read(
        wanted[0], then=partial(_after, window, wanted[1:]), failed=_dropped, owner=window
    )


def _after(window: "Window", wanted: list[Step], _done: Any) -> None:
    QTimer.singleShot(PAUSE, window, partial(next_step, window, wanted))


def _dropped(_error: Exception) -> None:
    """What cannot be warmed is found out, and told, by who asks for a paper."""


def _import(name: str, _reader: "Reader") -> None:
    import_module(name)


def _font(name: str, _reader: "Reader") -> None:
    from ctv_desktop.pdf import fonts

    fonts.glyphs(name)


def _engine(_reader: "Reader") -> None:
    from ctv_desktop.ui.preview import pages

    pages.warm()


def paper(today: date, code: str, reader: "Reader") -> None:
    """The contract of the newest lease, drawn and thrown away; where there is none, nothing."""
    newest = reader.value("SELECT max(id) FROM lease")
    if newest is None:
        return
    make = features.found("contracts.screen.paper:print_contract")
    try:
        make(reader, newest, today, language.of(code))
    except (Refused, Unavailable):
        return
