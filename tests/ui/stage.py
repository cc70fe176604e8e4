"""A desk, a form and a reader to try the form, the panel and the preview with, without a park."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal

from ctv_desktop.ui.declare import Choosable, Field, Form, Picker, Rows, Section
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.kinds import (
    AREA,
    COUNT,
    DAY,
    LONG_TEXT,
    MONEY,
    PERCENT,
    TEXT,
    YES_NO,
    Choice,
    Choices,
    choice,
)
from ctv_desktop.values.say import Say, say

TODAY = date(2026, 11, 23)
UNITS = {1: "A-3.01", 2: "A-3.02", 3: "P-041", 4: "Élan 9"}
REGIME = Choices(
    Choice("commercial", say("Law 49-16")),
    Choice("excluded", say("Excluded from 49-16 (DOC)")),
    Choice("short", say("Short term")),
)


class AtOnce(QObject):
    """The lanes of a desk, working where they stand, with an answer held back where asked."""

    changed = Signal(object)
    crashed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.at_once = True
        self.hold = False
        self.held: list[Callable[[], None]] = []

    def read(
        self, function: Any, *args: Any, then: Any = None, owner: Any = None, **_: Any
    ) -> None:
        outcome = function("reader", *args)
        if then is not None:
            then(outcome)

    def forget(self, _owner: Any, _lane: str) -> None:
        """Nothing is ever on its way here."""

    def write(self, function: Any, *args: Any, **ways: Any) -> None:
        if self.hold:
            self.held.append(lambda: self._write(function, args, ways))
        else:
            self._write(function, args, ways)

    def _write(self, function: Any, args: Any, ways: Any) -> None:
        try:
            outcome = function("database", *args)
        except Refused as refused:
            ways["refused"](refused)
        except Unavailable as trouble:
            ways["unavailable"](trouble)
        else:
            self.changed.emit(outcome)
            ways["then"](outcome)


class Desk:
    """What screens ask of the window, remembered for the test to look at."""

    def __init__(self, folder: Path | None = None) -> None:
        self.tasks = AtOnce()
        self.draft_folder = folder
        self.folder: Path | None = None
        self.asked: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.memory: dict[str, Any] = {}
        self.preferences: Any = None
        self.opened: list[tuple[Any, ...]] = []
        self.created: list[tuple[str, Mapping[str, Any], Callable[[int | None], None]]] = []

    def act(self, function: Any, *args: Any, then: Any = None) -> None:
        changed = function("database", *args)
        if then is not None:
            then(changed)

    def today(self) -> date:
        return TODAY

    def prefer(self, key: str, value: Any) -> None:
        self.preferences.set(key, value)
        self.preferences.save()

    def notify(self, said: Say, undo: bool = False) -> None:
        self.said.append(str(said))

    def warn(self, said: Say) -> None:
        self.said.append(str(said))

    def save_file(self, name: str, _kinds: Any, place: str = "exports") -> Path | None:
        self.asked.append((name, place))
        return self.folder / name if self.folder else None

    def create(
        self, noun: str, given: Mapping[str, Any], then: Callable[[int | None], None]
    ) -> None:
        self.created.append((noun, given, then))

    def open(self, noun: str, id: int) -> None:
        self.opened.append((noun, id))

    def show(self, screen: str, chip: str = "", scope: Mapping[str, Any] | None = None) -> None:
        self.opened.append((screen, dict(scope or {})))

    def edit(self, noun: str, id: int | None, given: Mapping[str, Any] | None = None) -> None:
        self.opened.append((noun, id, dict(given or {})))

    def form(self, noun: str) -> Form | None:
        return form() if noun == "lease" else None

    def name_of(self, _reader: Any, noun: str, id: int) -> str:
        return f"{noun} {id}"

    def label(self, table: str, key: str) -> tuple[Say, Any]:
        return {"rent": (say("Rent"), MONEY), "end": (say("End"), DAY)}.get(key, (Say(key), TEXT))


def changed(subject: int = 7) -> SimpleNamespace:
    """What a store answers to a save."""
    return SimpleNamespace(
        tables=frozenset({"lease"}), ids={}, act=1, said=say("Lease saved"), subject=subject
    )


def offer(_reader: Any, text: str, _values: Mapping[str, Any]) -> list[Choosable]:
    """Units whose name holds the text."""
    return [
        Choosable(id, name, f"{id * 100},00 m²")
        for id, name in UNITS.items()
        if text.lower() in name.lower()
    ]


UNIT = Picker(offer, lambda _reader, id: UNITS.get(id, "New unit"), "unit")
START = {
    "name": "Atlas Data SARL",
    "regime": "excluded",
    "start": date(2027, 2, 1),
    "end": None,
    "deposit": 13_500_000,
    "vat": 2000,
    "area": 30_000,
    "months": 3,
    "fitted": True,
    "unit_id": 1,
    "remarks": "Clés remises\nau gardien.",
    "hidden": "kept",
    "version": 4,
    "lines": [
        {"id": 11, "unit_id": 1, "from": date(2027, 2, 1), "rent": 4_500_000},
        {"id": 12, "unit_id": 3, "from": date(2027, 2, 1), "rent": 200_000},
    ],
}


def form(
    save: Callable[..., Any] | None = None,
    warn: Callable[..., Any] | None = None,
    start: Mapping[str, Any] | None = None,
) -> Form:
    """A lease of every kind of field."""

    def load(
        _reader: Any, id: int | None, given: Mapping[str, Any], _today: date
    ) -> dict[str, Any]:
        return {**START, **(start or {})} if id else {"lines": [], **given}

    return Form(
        "lease",
        say("New lease"),
        say("Lease BC-2027-014 — Atlas Data SARL"),
        (
            Section(
                say("Premises"),
                (
                    Rows(
                        "lines",
                        say("Premises"),
                        (
                            Field("unit_id", say("Unit"), required=True, picker=UNIT, span=2),
                            Field("from", say("From"), DAY, span=1),
                            Field("rent", say("Rent before tax"), MONEY, span=1),
                        ),
                        say("Add premises"),
                        say("The premises let by this lease stand here."),
                    ),
                ),
            ),
            Section(
                say("Term"),
                (
                    Field("name", say("Tenant"), required=True, limit=40, span=2),
                    Field("regime", say("Legal regime"), choice(REGIME), span=2),
                    Field("start", say("Start"), DAY, required=True, span=1),
                    Field("end", say("End"), DAY, span=1),
                    Field("months", say("Notice (months)"), COUNT, span=1),
                    Field("unit_id", say("Delivered at"), picker=UNIT, span=1),
                ),
            ),
            Section(
                say("Rent, charges and taxes"),
                (
                    Field("deposit", say("Deposit"), MONEY, span=1,
                          help=say("Usually three months of rent.")),
                    Field("vat", say("VAT"), PERCENT, span=1),
                    Field("area", say("Rentable area m²"), AREA, span=1),
                    Field("fitted", say("Fitted premises"), YES_NO, span=1),
                    Field("furniture", say("Furniture"), span=2,
                          shown=lambda values: bool(values.get("fitted"))),
                    Field("remarks", say("Remarks"), LONG_TEXT, limit=400, span=4),
                ),
            ),
        ),
        load,
        save or (lambda *_: changed()),
        warn,
        wide=True,
    )  # fmt: skip


NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
