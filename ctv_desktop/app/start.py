"""Starts the program: arguments, settings, database, window, in that order; heavy imports late."""

import builtins
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ctv_desktop.app import libraries
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import say
from ctv_desktop.values.settings import Paths, Preferences

COMMANDS = (
    "demo", "list", "print", "invoice", "schedule", "import", "check", "copy", "verify", "sign",
    "clauses", "tour",
)  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """What the command line asked of the window."""

    database: Path | None = None
    language: str = ""
    theme: str = ""
    demo: bool = False


def main(arguments: Sequence[str]) -> int:
    """Open the window or run a command; 0, or one line and 2."""
    paths = Paths.here()
    preferences = Preferences(paths.preferences)
    language.use(_spoken(arguments) or str(preferences.get("language")))
    _write_utf8()
    wanted = [word for word in arguments if word in COMMANDS]
    try:
        if wanted or {"-h", "--help", "--version"} & set(arguments):
            from ctv_desktop.app import commands

            return commands.run(arguments)
        wish = _wish(arguments)
        if not (sys.platform in ("win32", "darwin") or display_answers(os.environ)):
            print(_no_display(), file=sys.stderr)
            return 2
        libraries.check(wants_x11(os.environ))
        gc.disable()  # a twelfth of the start, for nothing: the window switches it on again
        import_qt()
        from ctv_desktop.app.opening import open_window

        return open_window(wish, paths, preferences)
    except (Refused, Unavailable) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def import_qt() -> None:
    """Import Qt, and give Python's way to import back.

    PySide puts a step of its own before it that reads the source of every module imported from
    then on, to see whether it speaks of PySide, and keeps all the lines: 10 million letters once
    the writing lane is ready. Only its switch to snake_case, which nobody here uses, needs that.
    """
    import PySide6.QtWidgets  # noqa: F401 - with all modules below it

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _spoken(arguments: Sequence[str]) -> str:
    """The language asked for, before the arguments are parsed: their help is in that language."""
    if {"print"} & set(arguments):
        return ""  # there --language is the paper's
    for place, word in enumerate(arguments):
        if word.startswith("--language="):
            code = word.partition("=")[2]
        elif word == "--language" and place + 1 < len(arguments):
            code = arguments[place + 1]
        else:
            continue
        if code in language.CODES:
            return code
    return ""


def _wish(arguments: Sequence[str]) -> Wish:
    if not arguments:
        return Wish()
    from ctv_desktop.app import commands

    options = commands.parser().parse_args(arguments)
    database = Path(options.database) if options.database else None
    return Wish(database, options.language or "", options.theme or "", options.demo)


def _no_display() -> str:
    return str(
        say(
            "There is no display here. Without a window you can use: main.py {commands}"
            " (main.py --help).",
            commands=", ".join(COMMANDS),
        )
    )


def wants_x11(environ: "os._Environ[str] | dict[str, str]") -> bool:
    """Whether Qt would take its plug-in for X11, which aborts where a library of it is missing."""
    if asked := environ.get("QT_QPA_PLATFORM"):
        return asked.startswith("xcb")
    return not _wayland_answers(environ)


def display_answers(environ: "os._Environ[str] | dict[str, str]") -> bool:
    """Whether a screen is there: Qt would abort on a dead one, so its socket is tried first."""
    if environ.get("QT_QPA_PLATFORM"):
        return True
    if _wayland_answers(environ):
        return True
    host, _, number = environ.get("DISPLAY", "").rpartition(":")
    number = number.partition(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        name = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X11 puts its sockets
        return _unix_answers(name) or _unix_answers("\0" + name)
    import socket

    try:
        socket.create_connection((host, 6000 + int(number)), timeout=3).close()
    except (OSError, OverflowError):
        return False
    return True


def _wayland_answers(environ: "os._Environ[str] | dict[str, str]") -> bool:
    if not (name := environ.get("WAYLAND_DISPLAY")):
        return False
    return _unix_answers(str(Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), name)))


def _unix_answers(name: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(name)
        except OSError:
            return False
    return True
