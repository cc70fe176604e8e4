"""A picture of every screen, taken without a display."""

import os
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ctv_desktop.app import features
from ctv_desktop.app.start import Wish
from ctv_desktop.values import language
from ctv_desktop.values.say import say
from ctv_desktop.values.settings import Paths, Preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ctv_desktop.app.window import Window
    from ctv_desktop.database.read import Reader

SITE = "Casablanca Tech Valley;Tour Atlas"
TABLE = f"""Site;Bâtiment;Étage;Code;Type;Surface utile;Loyer demandé
{SITE};RDC;TA-001;Bureau;120,50;150
{SITE};1;TA-101;Bureau;85;145,5
{SITE};2;TA-201;Salle de réunion;42,25;
"""
WRONG = f"""{SITE};1;TA-102;Bureau;-85;145,5
;Tour Rif;1;TR-101;Bureau;85;145,5
"""
PATIENCE = 200  # turns of the event loop while a screen settles


def tour(options: Namespace) -> int:
    """Take the pictures and print their names."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    from PySide6.QtCore import QCoreApplication, QEvent, qInstallMessageHandler

    from ctv_desktop.app.commands.opened import opened
    from ctv_desktop.app.opening import make_app
    from ctv_desktop.app.window import Window

    qInstallMessageHandler(lambda _kind, _context, _text: None)  # a screen of its own has no hints
    width, _, height = options.size.partition("x")
    folder = Path(options.output)
    folder.mkdir(parents=True, exist_ok=True)
    with opened(options) as database:
        preferences = Preferences(Paths.here().cache / "tour.json")
        preferences.set("language", language.current().code)
        app = make_app(preferences, Wish(theme=options.theme))
        window = Window(database, preferences, _no_other, at_once=True)
        window.resize(int(width), int(height))
        window.show()
        window.start()
        window.copies.show()
        taken = Pictures(window, folder, app.processEvents)
        taken.all()
        for name in taken.names:
            print(folder / name)
        print(say("{count} pictures", count=len(taken.names)))
        window.tasks.close()
        window.deleteLater()  # no loop turns any more: what it still holds open is let go here
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return 0


def _no_other(_path: Path) -> None:
    """A tour stays in its park."""


class Pictures:
    """Walks through the screens, records and forms, and keeps a picture of each."""

    def __init__(self, window: "Window", folder: Path, settle: Callable[[], object]) -> None:
        self._window = window
        self._folder = folder
        self._settle = settle
        self.names: list[str] = []

    def take(self, name: str, widget: "QWidget | None" = None) -> None:
        """Keep a picture once nothing moves any more."""
        for _ in range(PATIENCE):
            self._settle()
        file = f"{len(self.names) + 1:02d}-{name}.png"
        (widget or self._window).grab().save(str(self._folder / file))
        self.names.append(file)

    def all(self) -> None:
        """Every screen, a record and a form of each noun, the dialogs."""
        self._first()
        for feature in features.FEATURES:
            self._window.go(feature.key)
            self.take(feature.key)
            self._other_views(feature.key)
        for noun in features.NOUNS:
            self._record(noun)
        for place in features.APART:
            self._window.go(place.key)
            self.take(place.key)
            self._other_views(place.key)
        self._import()
        self._dialogs()

    def _other_views(self, key: str) -> None:
        """What a screen shows besides its list: a calendar, figures."""
        screen: Any = self._window.places[key].main
        for view, _title in getattr(screen, "VIEWS", ())[1:]:
            screen.show_view(view)
            self.take(f"{key}-{view}")
            screen.show_view("list")

    def _first(self) -> None:
        from ctv_desktop.app.first import FirstWindow

        first = FirstWindow(_no_other, Paths.here())
        first.resize(self._window.size())
        first.show()
        self.take("first", first)
        first.close()

    def _record(self, noun: str) -> None:
        found: list[int | None] = []
        self._window.tasks.read(_middle, noun, then=found.append)
        if not found or found[0] is None:
            return
        if features.NOUNS[noun].screen != "preferences":
            self._window.open_record(noun, found[0])
            self.take(f"{noun}-record")
        if noun == "lease":
            self._past_and_paper()
        if not features.NOUNS[noun].form:
            return
        if noun == "lease":
            self._window.tasks.read(_begun, then=self._lease_sheet)
        self._window.edit(noun, None, {})
        self.take(f"{noun}-form")
        place = self._window.places[self._window.screen_key]
        if place.form is not None:
            if noun == "tenant":
                place.form.save()
                self.take(f"{noun}-form-refused")
            place.close_form()

    def _lease_sheet(self, begun: dict[str, Any]) -> None:
        """A lease being drawn up: its schedule and its paper follow after a pause."""
        self._window.edit("lease", None, begun)
        self._wait()
        self.take("lease-sheet")
        place = self._window.places[self._window.screen_key]
        if place.form is not None:
            place.close_form()

    def _past_and_paper(self) -> None:
        panel = self._window.places[self._window.screen_key].panel
        if panel is None or panel.acts is None:
            return
        panel.tabs.setCurrentIndex(1)
        self.take("lease-history")
        panel.tabs.setCurrentIndex(0)
        panel.acts.made["print"].trigger()
        self._wait()
        self._take_dialogs("lease-paper")

    def _wait(self) -> None:
        """Until what follows stands: computed, the paper, its pages, each after a pause."""
        for _ in range(4):
            self._settle()
            time.sleep(0.1)

    def _import(self) -> None:
        """The import before a file is chosen, then with rows that are right and wrong."""
        desk = self._window.desk
        features.found("imports.screen:open_import")(desk)
        self._take_dialogs("import")
        with TemporaryDirectory() as folder:
            table = Path(folder) / "locaux.csv"
            for name, text in (("import-preview", TABLE), ("import-wrong", TABLE + WRONG)):
                table.write_text(text, "utf-8")
                features.found("imports.screen:open_import")(desk, table)
                self._take_dialogs(name)

    def _dialogs(self) -> None:
        for name, show in (
            ("bin", self._window.acts.show_bin),
            ("keys", self._window.acts.show_keys),
            ("about", self._window.acts.about),
        ):
            show()
            self._take_dialogs(name)

    def _take_dialogs(self, name: str) -> None:
        from PySide6.QtWidgets import QDialog

        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                self.take(name, dialog)
                dialog.close()
        self._settle()


def _begun(reader: "Reader") -> dict[str, Any]:
    """What a new lease begins with, so that there is something to see."""
    office = "SELECT id FROM unit WHERE kind = 'office' ORDER BY id LIMIT 1"
    tenant = "SELECT id FROM tenant WHERE withholds = 1 ORDER BY id LIMIT 1"
    found = {"unit_id": reader.value(office), "tenant_id": reader.value(tenant)}
    return {"template": "equipped", **{key: id for key, id in found.items() if id}}


def _middle(reader: "Reader", noun: str) -> int | None:
    """A record with something to show: a running lease, a let unit, else the middle one."""
    telling = {
        "invoice": "SELECT corrects_id FROM invoice WHERE corrects_id > 0 ORDER BY id DESC LIMIT 1",
        "lease": "SELECT id FROM lease WHERE signed = 1 ORDER BY area DESC LIMIT 1",
        "unit": "SELECT unit_id FROM lease_line WHERE binding = 1 ORDER BY area DESC LIMIT 1",
        "tenant": "SELECT tenant_id FROM lease WHERE signed = 1 ORDER BY area DESC LIMIT 1",
    }
    found = reader.value(telling[noun]) if noun in telling else None
    if found is not None:
        return int(found)
    for name in features.LISTS:
        listing = features.listing(name)
        if listing.noun == noun:
            listing.query.compute(reader, language.today())
    table = features.NOUNS[noun].table
    found = reader.value(f"SELECT id FROM {table} ORDER BY id LIMIT 1")  # noqa: S608 - our words
    return None if found is None else int(found)
