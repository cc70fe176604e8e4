"""The list of places at the window's side, in groups that can be folded."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from ctv_desktop.ui.parts.places import GroupButton, Place, PlaceButton
from ctv_desktop.ui.parts.tile import scaled
from ctv_desktop.values.say import Say

__all__ = ["NavigationList", "Place", "PlaceGroup"]


class PlaceGroup(NamedTuple):
    """Places under a heading that folds them (none for the first group)."""

    title: str | Say
    places: tuple[Place, ...]
    key: str = ""  # what it is remembered by
    folded: bool = False  # at first


class _Group(NamedTuple):
    """A group as it stands: its heading and the places below it."""

    heading: GroupButton
    places: tuple[PlaceButton, ...]


class NavigationList(QScrollArea):
    """Places in groups; the current one is marked; `chosen` tells where to go."""

    chosen = Signal(str)
    folded = Signal()  # a group was folded or unfolded by hand

    def __init__(self, groups: Sequence[PlaceGroup] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._places: dict[str, PlaceButton] = {}
        self._groups: dict[str, _Group] = {}
        self._low = self._narrow = False
        self.set_groups(groups)

    def set_groups(self, groups: Sequence[PlaceGroup]) -> None:
        """Replace all places; the current one stays current where it is still there."""
        before = self.current()
        for place in self._places.values():
            self._group.removeButton(place)
        self._places, self._groups, self._low = {}, {}, False
        inside = QWidget()
        inside.setProperty("part", "navigation")
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        for group in groups:
            self._add_group(column, group)
        column.addStretch(1)
        self.setWidget(inside)
        self.set_current(before)

    def _add_group(self, column: QVBoxLayout, group: PlaceGroup) -> None:
        heading = GroupButton(group.title) if group.title else None
        if heading is not None:
            column.addWidget(heading)
        made = [PlaceButton(place) for place in group.places]
        for button in made:
            self._group.addButton(button)
            column.addWidget(button)
            self._places[button.place.key] = button
        if heading is not None:
            self._groups[group.key or str(group.title)] = _Group(heading, tuple(made))
            heading.setChecked(not group.folded)
            heading.clicked.connect(self._fold)

    # Folding.

    def folds(self) -> list[str]:
        """The groups that are folded, by their keys."""
        return [key for key, group in self._groups.items() if not group.heading.isChecked()]

    def set_folds(self, keys: Iterable[str]) -> None:
        """Fold these groups and unfold the others, without telling."""
        wanted = set(keys)
        for key, group in self._groups.items():
            group.heading.setChecked(key not in wanted)
        self._settle()

    def _fold(self, _opened: bool) -> None:
        self._settle()
        self.folded.emit()

    def _settle(self) -> None:
        """A folded group shows the place one is at, and a mark where something waits in it."""
        for heading, places in self._groups.values():
            heading.setVisible(not self._narrow)
            for place in places:
                place.setVisible(self._narrow or heading.isChecked() or place.isChecked())
            tones = {place.waits for place in places if place.waits and not place.isChecked()}
            heading.set_waits("bad" if "bad" in tones else next(iter(tones), ""))
        self._set_low(self.height() < self._needed())

    def set_badge(self, key: str, badge: str, tone: str = "warn") -> None:
        """Show a place's counter (a finished text; empty hides it)."""
        if place := self._places.get(key):
            place.set_badge(badge, tone)
            self._settle()

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only; the words move into tool tips."""
        self._narrow = narrow
        for place in self._places.values():
            place.narrow = narrow
            place.setToolTip(str(place.place.title) if narrow else "")
            place.updateGeometry()
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_low(self.height() < self._needed())

    def _needed(self) -> int:
        """How high the list stands at ease."""
        shown = [place for place in self._places.values() if not place.isHidden()]
        return len(shown) * scaled(36) + len(self._groups) * scaled(34) + scaled(24)

    def _set_low(self, low: bool) -> None:
        """Stand closer where the window is not high: all places stay in sight."""
        if low == self._low:
            return
        self._low = low
        self._column.setSpacing(0 if low else 2)
        parts: list[GroupButton | PlaceButton] = [*self._places.values()]
        parts += [group.heading for group in self._groups.values()]
        for part in parts:
            part.low = low
            part.updateGeometry()

    def current(self) -> str:
        """The key of the current place."""
        return next((key for key, place in self._places.items() if place.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark a place without going there; an unknown key marks none."""
        self._group.setExclusive(False)
        for name, place in self._places.items():
            place.setChecked(name == key)
        self._group.setExclusive(True)
        self._settle()

    def sizeHint(self) -> QSize:
        return QSize(scaled(188), scaled(400))

    def _clicked(self, place: PlaceButton) -> None:
        self.chosen.emit(place.place.key)
