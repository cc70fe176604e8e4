"""The printers remembered by kind of paper, each with what was chosen and a way to forget it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from ctv_desktop.ui.colours import px
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say, say, says

KEY = "printers"  # the preference: for each kind of paper, what was chosen last
SIDES = {"long": say("both sides"), "short": say("both sides"), "none": say("one side")}


class Remembered(QWidget):
    """A line for each kind of paper; `names` says what the kinds are called."""

    def __init__(self, desk: Any, names: Mapping[str, Say]) -> None:
        super().__init__()
        self._desk, self._names = desk, names
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setVerticalSpacing(px(8))
        self.grid.setColumnStretch(1, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show what is remembered now."""
        while (item := self.grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        kept = {kind: one for kind, one in self._kept().items() if isinstance(one, dict)}
        for row, (kind, chosen) in enumerate(sorted(kept.items())):
            name = self._names.get(kind) or Say(kind)
            forget = button(say("Forget"), "link")
            forget.setAccessibleName(str(say("Forget: {label}", label=name)))
            forget.clicked.connect(partial(self._forget, kind))
            self.grid.addWidget(label(name, "strong"), row, 0)
            self.grid.addWidget(label(told(chosen), "quiet"), row, 1)
            self.grid.addWidget(forget, row, 2)
        if not kept:
            none = say("None yet: the printer chosen for a kind of paper is remembered here.")
            self.grid.addWidget(label(none, "quiet"), 0, 0, 1, 3)

    def _kept(self) -> dict[str, Any]:
        return dict(self._desk.preferences.get(KEY))

    def _forget(self, kind: str, _checked: bool = False) -> None:
        kept = self._kept()
        kept.pop(kind, None)
        self._desk.prefer(KEY, kept)
        self.refresh()


def told(chosen: Mapping[str, Any]) -> str:
    """What was chosen, in words."""
    parts = [str(chosen.get("printer") or "?")]
    if sides := SIDES.get(str(chosen.get("sides"))):
        parts.append(str(sides))
    if not chosen.get("colour", True):
        parts.append(str(say("black and white")))
    copies = chosen.get("copies")
    if isinstance(copies, int) and copies > 1:
        parts.append(str(says("{count} copy", "{count} copies", copies)))
    return " · ".join(parts)
