"""Pictures of the form, the panel, questions and papers, to be looked at: `FOLDER` as argument."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ctv_desktop.app import theme
from ctv_desktop.database import journal
from ctv_desktop.ui.declare import Action, Line, Link, Record, Related
from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.ui.panel import HISTORY, RecordPanel
from ctv_desktop.ui.preview import PaperPreview
from ctv_desktop.values import language
from ctv_desktop.values.errors import Proposal, Refused, Stale
from ctv_desktop.values.say import say
from tests.ui.stage import NOW, START, Desk, form
from tests.ui.test_panel import Source, view

LOOKS = (("light", "fr"), ("dark", "fr"), ("light", "ar"), ("dark", "ar"))


def live(turns: int = 12) -> None:
    """Let the window settle."""
    for _ in range(turns):
        QApplication.processEvents()
        time.sleep(0.002)


def refused_form() -> QWidget:
    page = FormPage(
        Desk(), form(warn=lambda *_: {"vat": say("Legal ceiling: 10 % (law 07-03)")}), 7
    )
    page.resize(800, 860)
    page.show()
    page._look_up_doubts()
    proposal = Proposal(say("Propose {day}", day=date(2027, 2, 1)), date(2027, 2, 1))
    problems = {
        "start": say("A-3.01 is let to Rif Cloud SARL until 31/01/2027 (BC-2023-014)."),
        "lines.1.rent": say("The rent is too high."),
        "": say("The lease cannot be signed yet."),
    }
    page._refused(Refused(problems, {"start": proposal}))
    return page


def narrow_form() -> QWidget:
    page = FormPage(Desk(), form(), 7)
    page.resize(380, 860)
    page.show()
    return page


def new_form_with_offers() -> QWidget:
    page = FormPage(Desk(), form(), None, {"name": "Atlas"})
    page.resize(800, 700)
    page.show()
    page.activateWindow()
    live()
    editor: Any = page.body.cells()["unit_id"].editor
    editor.line.setFocus()
    editor.line.setText("A")
    editor._ask("A", True)
    return page


def stale_form() -> QWidget:
    page = FormPage(Desk(), form(), 7)
    page.resize(800, 700)
    page.show()
    theirs = {**START, "name": "Toubkal Labs", "deposit": 9_000_000, "unit_id": 2, "version": 9}
    page._refused(Stale(say("This record was saved by someone else."), theirs, {}))
    return page


def panel(tab: int) -> QWidget:
    facts = view().groups[0].facts[:-1]
    group = view().groups[0].__class__(say("Lease"), facts)
    related = Related(
        say("Premises"),
        (
            Line("A-3.01", "Plateau de bureaux · 300,00 m²", say("Let"), "good", Link("unit", 1)),
            Line("P-041", "Parking", None, "", Link("unit", 2)),
        ),
        "unit",
        {},
        5,
    )
    empty = Related(say("Tickets"), (), empty=say("No ticket on these premises."))
    source = Source(view(groups=(group,), related=(related, empty)))
    acts = (
        Action("sign", say("Sign…"), lambda *_: None, "signature", primary=True),
        Action("edit", say("Edit"), lambda *_: None, "edit", "F2", primary=True),
        Action("paper", say("Lease summary"), lambda *_: None, "print", menu="Print"),
        Action("delete", say("Delete"), lambda *_: None, "delete", danger=True),
    )
    shown = RecordPanel(Desk())
    shown.resize(350, 700)
    shown.show()
    shown.show(Record("lease", source.view), 7, acts)
    shown.tabs.setCurrentIndex(tab)
    return shown


def past(*_: Any) -> list[journal.Entry]:
    change = journal.Difference
    rent = change("lease", 7, "rent", 4_500_000, 4_700_000)
    end = change("lease", 7, "end", None, "2036-01-31")
    return [
        journal.Entry(3, NOW, "f.alaoui", say("Change lease BC-2027-014"), (rent, end)),
        journal.Entry(2, NOW, "f.alaoui", say("New lease BC-2027-014"), (end,)),
    ]


def preview() -> QWidget:
    import io

    from reportlab.pdfgen import canvas

    held = io.BytesIO()
    paper = canvas.Canvas(held)
    for page in range(3):
        paper.drawString(72, 770, f"{page + 1}")
        paper.showPage()
    paper.save()
    shown = PaperPreview(
        Desk(), say("Lease summary"), "BC.pdf", lambda *_: held.getvalue(), ("fr", "en")
    )
    shown.resize(860, 700)
    shown.show()
    live()
    shown.sheets._want()
    return shown


SCENES: dict[str, Callable[[], QWidget]] = {
    "form": refused_form,
    "form-narrow": narrow_form,
    "form-offers": new_form_with_offers,
    "form-stale": stale_form,
    "panel": lambda: panel(0),
    "panel-history": lambda: panel(HISTORY),
    "preview": preview,
}


def pictures(folder: Path) -> Iterator[Path]:
    """One picture a scene and look."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    journal.history = past  # type: ignore[assignment]
    for mode, code in LOOKS:
        spoken = language.use(code)
        right = spoken.right_to_left
        app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        theme.apply(app, mode, 100, folder / "theme")  # type: ignore[arg-type]
        for name, scene in SCENES.items():
            widget = scene()
            live()
            path = folder / f"{name}-{mode}-{code}.png"
            widget.grab().save(str(path))
            if isinstance(widget, PaperPreview):
                widget.pages.close()
            widget.deleteLater()
            yield path


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "out/gallery")
    target.mkdir(parents=True, exist_ok=True)
    for made in pictures(target):
        sys.stdout.write(f"{made}\n")
