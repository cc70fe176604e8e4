"""Where the program keeps its files for one person, and what that person prefers.

Rates and rules of the park are not here: they are dated and live in the database.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ctv_desktop.values.errors import Refused, Unavailable, reason
from ctv_desktop.values.kinds import Choice, Choices
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

NAME = "ctv-desktop"


@dataclass(frozen=True)
class Paths:
    """The folders of one person: what must be kept, what is preferred, what can be made again."""

    data: Path
    config: Path
    cache: Path

    @classmethod
    def here(cls, environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> "Paths":
        """The folders that this platform means for it; none of them is made yet."""
        named = environ.get("USERPROFILE" if platform == "win32" else "HOME")
        home = Path(named or Path.home())
        if platform == "win32":
            local = _place(environ, "LOCALAPPDATA", home / "AppData" / "Local") / NAME
            return cls(local, local, local / "cache")
        if platform == "darwin":
            library = home / "Library"
            support = library / "Application Support" / NAME
            return cls(support, support, library / "Caches" / NAME)
        return cls(
            _place(environ, "XDG_DATA_HOME", home / ".local" / "share") / NAME,
            _place(environ, "XDG_CONFIG_HOME", home / ".config") / NAME,
            _place(environ, "XDG_CACHE_HOME", home / ".cache") / NAME,
        )

    @property
    def park(self) -> Path:
        """The park file that opens when no other is named."""
        return self.data / "park.ctv"

    @property
    def demo(self) -> Path:
        """The fictitious park, in a file of its own."""
        return self.data / "demo.ctv"

    @property
    def drafts(self) -> Path:
        """Forms that were being filled in when the program stopped."""
        return self.data / "drafts"

    @property
    def theme(self) -> Path:
        """Generated style sheets; safe to delete."""
        return self.cache / "theme"

    @property
    def preferences(self) -> Path:
        return self.config / "preferences.json"


def copies_of(park: Path) -> Path:
    """The folder of the copies of a park file, beside it: `park copies` for `park.ctv`."""
    return park.with_name(f"{park.stem} copies")


def _place(environ: Mapping[str, str], name: str, otherwise: Path) -> Path:
    """A folder named by the surroundings; a relative one is ignored, as the standard asks."""
    named = environ.get(name, "")
    rooted = Path(named).is_absolute() or named[1:3] in {":\\", ":/"}
    return Path(named) if named and rooted else otherwise


@dataclass(frozen=True)
class Option:
    """One preference: its default, what it may be, and what it changes for who sets it."""

    key: str
    default: Any
    check: Callable[[Any], Any]
    label: Say
    effect: Say
    choices: Choices | None = None
    limits: tuple[int, int] | None = None


def _one_of(key: str, default: str, label: Say, effect: Say, **choices: Say) -> Option:
    def check(value: Any) -> str:
        if isinstance(value, str) and value in choices:
            return value
        raise Refused({key: say("“{text}” is not one of the choices.", text=_short(value))})

    words = Choices(*(Choice(code, word) for code, word in choices.items()))
    return Option(key, default, check, label, effect, words)


def _whole(key: str, default: int, limits: tuple[int, int], label: Say, effect: Say) -> Option:
    low, high = limits

    def check(value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        raise Refused({key: say("Choose a number from {low} to {high}.", low=low, high=high)})

    return Option(key, default, check, label, effect, limits=limits)


def _made_of(key: str, default: Any, label: Say, effect: Say) -> Option:
    def check(value: Any) -> Any:
        if type(value) is type(default) and len(_short(value, 1_000_001)) <= 1_000_000:
            return value
        raise Refused({key: say("“{text}” does not fit here.", text=_short(value))})

    return Option(key, default, check, label, effect)


def _yes_no(key: str, default: bool, label: Say, effect: Say) -> Option:
    return _made_of(key, default, label, effect)


def _short(value: Any, most: int = 40) -> str:
    return str(value)[:most]


OPTIONS = {
    option.key: option
    for option in (
        _one_of(
            "language",
            "fr",
            say("Language"),
            say("The language of the window. Each paper keeps a language of its own."),
            fr=Say("Français"),
            ar=Say("العربية"),
            en=Say("English"),
        ),
        _one_of(
            "theme",
            "system",
            say("Appearance"),
            say("Light or dark, or whatever the computer is set to."),
            light=say("Light"),
            dark=say("Dark"),
            system=say("Like the computer"),
        ),
        _whole(
            "zoom",
            100,
            (90, 150),
            say("Text size (%)"),
            say("Makes everything in the window smaller or larger."),
        ),
        _made_of(
            "last_database",
            "",
            say("Park file"),
            say("The park that opens when the program starts."),
        ),
        _made_of(
            "papers_folder",
            "",
            say("Folder for papers"),
            say("Where printed papers are saved unless you choose another place."),
        ),
        _made_of(
            "exports_folder",
            "",
            say("Folder for exports"),
            say("Where lists are exported unless you choose another place."),
        ),
        _made_of(
            "window",
            "",
            say("Window"),
            say("Size and place of the window when it was last closed."),
        ),
        _made_of(
            "last_place",
            "",
            say("Last screen"),
            say("The screen that was open when the window was last closed."),
        ),
        _made_of(
            "columns",
            {},
            say("Columns of lists"),
            say("Which columns each list shows, in which order, width and sorting."),
        ),
        _made_of(
            "printers",
            {},
            say("Printers"),
            say("The printer, sides, colour, tray and copies chosen last for each kind of paper."),
        ),
        _yes_no(
            "first_steps_dismissed",
            False,
            say("Hide the first steps"),
            say("Leaves out the list of first steps on the home screen."),
        ),
    )
}


class Preferences:
    """What one person prefers, in one small file; what it does not know of, it keeps.

    A stored value that cannot be right gives way to its default and is told in `reported`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reported: list[Say] = []
        self._stored = self._read()
        for key in [key for key in OPTIONS if key in self._stored]:
            try:
                OPTIONS[key].check(self._stored[key])
            except Refused:
                del self._stored[key]
                self.reported.append(
                    say(
                        "The stored setting “{label}” could not be used: its default stands.",
                        label=OPTIONS[key].label,
                    )
                )

    def get(self, key: str) -> Any:
        """The value now preferred; a mapping is a copy, changed only by `set`."""
        value = self._stored.get(key, OPTIONS[key].default)
        return dict(value) if isinstance(value, dict) else value

    def set(self, key: str, value: Any) -> None:
        """Prefer a value from now on; `save` keeps it. Raises Refused under the key."""
        self._stored[key] = OPTIONS[key].check(value)

    def reset(self, key: str) -> None:
        """Go back to the default."""
        self._stored.pop(key, None)

    def save(self) -> None:
        """Write the file whole or not at all. Raises Unavailable (read-only folder, full disk)."""
        import json

        text = json.dumps(self._stored, ensure_ascii=False, indent=1, sort_keys=True)
        fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path)
        except OSError as trouble:
            _forget(fresh)
            raise Unavailable(
                say(
                    "The settings could not be saved in {folder}: {reason}.",
                    folder=self.path.parent,
                    reason=reason(trouble),
                )
            ) from trouble

    def _read(self) -> dict[str, Any]:
        import json

        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            stored = None
        if isinstance(stored, dict):
            return stored
        self.reported.append(self._set_aside())
        return {}

    def _set_aside(self) -> Say:
        """Keep a file that cannot be read beside the new one: someone may want it back."""
        kept = self.path.with_suffix(".broken.json")
        try:
            self.path.replace(kept)
        except OSError:
            return say("The settings could not be read: every setting has its default.")
        return say(
            "The settings could not be read and were kept as {file}: every setting has its "
            "default.",
            file=kept.name,
        )


def _forget(file: Path) -> None:
    import contextlib

    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
