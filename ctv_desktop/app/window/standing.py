"""What the bar, the menu, the navigation and the status line say of the park."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.app import features
from ctv_desktop.database import journal
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Database


def standing(reader: "Reader", database: "Database") -> dict[str, Any]:
    """What the bar, the menu and the status line say of the park."""
    sites = reader.rows("SELECT name, fictitious FROM site ORDER BY id")
    counts = {
        "building": reader.value("SELECT count(*) FROM building"),
        "unit": reader.value("SELECT count(*) FROM unit WHERE retired_on IS NULL"),
    }
    area = reader.value(
        "SELECT coalesce(sum(rentable_area), 0) FROM unit"
        " WHERE part_of_id IS NULL AND kind <> 'common_part' AND retired_on IS NULL"
    )
    live = reader.value(
        "SELECT count(*) FROM ticket WHERE state IN ('open', 'assigned', 'in_progress', 'waiting')"
    )
    overdue = reader.value(
        "SELECT count(*) FROM invoice WHERE balance > 0 AND balance <> 0 AND due_on < $1",
        language.today(),
    )
    return {
        "overdue": overdue,
        "sites": sites,
        "area": area,
        "live": live,
        "undo": journal.last_undoable(reader, database.who, database.station),
        "redo": journal.last_redoable(reader, database.who, database.station),
        **counts,
    }


def pressing(reader: "Reader", today: date) -> int:
    """How many critical dates are late or press; apart, as it reads every lease."""
    found: int = features.found("deadlines.rows:pressing_count")(reader, today)
    return found


class Standing:
    """Reads how the park stands, and says it around the window."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def refresh(self) -> None:
        """Read it again, after every write and once the window stands."""
        window, read = self._window, self._window.tasks.read
        read(standing, window.desk.database, then=self._show, owner=window, lane="standing")
        today = window.desk.today()
        read(pressing, today, then=self._show_pressing, owner=window, lane="pressing")

    def _show(self, found: dict[str, Any]) -> None:
        self._window.name_undo(found["undo"], found["redo"])
        self._name(found["sites"])
        spoken = language.current()
        self._window.status.setText(
            "  ·  ".join(
                (
                    str(says("{count} unit", "{count} units", found["unit"])),
                    str(says("{count} building", "{count} buildings", found["building"])),
                    str(says("{count} site", "{count} sites", len(found["sites"]))),
                    spoken.area(found["area"]),
                )
            )
        )
        self._badge("tickets", found["live"], "bad")
        self._badge("invoices", found["overdue"], "bad")

    def _name(self, sites: list[tuple[str, int]]) -> None:
        """The name of the park; a demo park says what it is."""
        demo = any(fictitious for _name, fictitious in sites)
        name = sites[0][0] if sites else "CTV Desktop"
        note = say("Demo park, fictitious data") if demo else Say("")
        self._window.top.show_park(name, note)
        self._window.setWindowTitle(f"{name} — CTV Desktop" if sites else name)

    def _show_pressing(self, count: int) -> None:
        self._badge("deadlines", count, "warn")

    def _badge(self, place: str, count: int, tone: str) -> None:
        said = language.current().number(count) if count else ""
        self._window.navigation.set_badge(place, said, tone)
