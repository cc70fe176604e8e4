"""What lists and the navigation remember of themselves from one start to the next."""

from collections.abc import Iterator, MutableMapping
from typing import Any

from PySide6.QtCore import QTimer

from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.settings import Preferences

SAVE_PAUSE = 1_500  # milliseconds before remembered columns go to disk


class Memory(MutableMapping[str, Any]):
    """What lists remember of themselves, kept in the preferences; written after a pause."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._columns = preferences.get("columns")
        self._timer = QTimer(singleShot=True, interval=SAVE_PAUSE)
        self._timer.timeout.connect(self.keep)

    def __getitem__(self, key: str) -> Any:
        return self._columns[key]

    def __setitem__(self, key: str, value: Any) -> None:
        if self._columns.get(key) != value:
            self._columns[key] = value
            self._timer.start()

    def __delitem__(self, key: str) -> None:
        del self._columns[key]
        self._timer.start()

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def set(self, key: str, value: Any) -> None:
        """Remember a value."""
        self[key] = value

    def keep(self) -> None:
        """Write what is remembered; a folder that cannot be written only forgets it."""
        self._timer.stop()
        try:
            self._preferences.set("columns", dict(self._columns))
            self._preferences.save()
        except (Unavailable, Refused):
            return
