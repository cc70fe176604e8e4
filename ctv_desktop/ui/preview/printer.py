"""The printer of a paper: chosen once for each kind of paper and remembered on this computer."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ctv_desktop.ui.preview.remembered import KEY
from ctv_desktop.values.say import Say, say

SIDES = {
    "auto": QPrinter.DuplexMode.DuplexAuto,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
    "none": QPrinter.DuplexMode.DuplexNone,
}
_MOST_COPIES = 99


def prepared(desk: Any, kind: str, name: str) -> tuple[QPrinter, Say | None]:
    """A printer for a kind of paper, as it was set the last time, and what to say of it first.

    The paper has its margins; a printer remembered that is gone gives way to the default one.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    kept = chosen(desk, kind)
    said = _same(printer, str(kept.get("printer") or ""))
    sides = SIDES.get(str(kept.get("sides")))
    if sides is not None:
        printer.setDuplex(sides)
    colour = QPrinter.ColorMode.Color if kept.get("colour", True) else QPrinter.ColorMode.GrayScale
    printer.setColorMode(colour)
    copies = kept.get("copies", 1)
    if isinstance(copies, int) and 1 <= copies <= _MOST_COPIES:
        printer.setCopyCount(copies)
    tray = next((one for one in QPrinter.PaperSource if one.value == kept.get("source")), None)
    if said is None and tray is not None:
        printer.setPaperSource(tray)
    return printer, said


def _same(printer: QPrinter, name: str) -> Say | None:
    """Take the printer of that name; where it is gone, what to say and the default one."""
    if not name or name == printer.printerName():
        return None
    if name in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(name)
        return None
    default = printer.printerName()
    if default:
        return say(
            "The printer “{name}” is no longer there. “{other}” is proposed instead.",
            name=name,
            other=default,
        )
    return say("The printer “{name}” is no longer there, and there is no other.", name=name)


def chosen(desk: Any, kind: str) -> Mapping[str, Any]:
    """What was chosen for a kind of paper; nothing where none was."""
    preferences = getattr(desk, "preferences", None)
    kept = preferences.get(KEY).get(kind) if preferences is not None else None
    return kept if isinstance(kept, dict) else {}


def remember(desk: Any, kind: str, printer: QPrinter) -> None:
    """Keep what was chosen for a kind of paper."""
    preferences = getattr(desk, "preferences", None)
    if preferences is None or not kind or not printer.printerName():
        return
    sides = next((key for key, mode in SIDES.items() if mode == printer.duplex()), "auto")
    kept = {
        "printer": printer.printerName(),
        "sides": sides,
        "colour": printer.colorMode() == QPrinter.ColorMode.Color,
        "copies": printer.copyCount(),
        "source": printer.paperSource().value,
    }
    desk.prefer(KEY, preferences.get(KEY) | {kind: kept})


def why_not(printer: QPrinter) -> Say | None:
    """Why a printer cannot take a paper now; None where nothing is known against it."""
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
        return None
    found = QPrinterInfo.printerInfo(printer.printerName())
    if found.isNull():
        return say("The printer “{name}” is no longer there.", name=printer.printerName() or "?")
    if found.state() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        return say(
            "The printer “{name}” is stopped or reports an error. Put it right and print again.",
            name=printer.printerName(),
        )
    return None
