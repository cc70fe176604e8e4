"""Bugs: logged without personal data, told in one sentence, never a traceback on screen."""

import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ctv_desktop.values.say import Say, say
from ctv_desktop.values.settings import Paths

if TYPE_CHECKING:
    from logging import Logger


def log_path() -> Path:
    """Where what goes wrong is written."""
    return Paths.here().cache / "log.txt"


@cache
def log() -> "Logger":
    """A file of at most 1 MB in the cache folder, begun when something goes wrong first."""
    import logging
    from logging.handlers import RotatingFileHandler

    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=1)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    found = logging.getLogger("ctv_desktop")
    found.addHandler(handler)
    found.propagate = False
    return found


def report(error: BaseException) -> Say:
    """Log a bug with its frames but without values, and give the sentence for the user."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    log().error("%s at %s", type(error).__name__, places)
    return say(
        "Something unexpected happened ({name}). Nothing that was saved is lost; details are in"
        " the diagnostic file (Help ▸ About).",
        name=type(error).__name__,
    )


def catch(tell: Callable[[Say], object]) -> None:
    """Let no traceback reach a user: every uncaught exception becomes a sentence."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell(report(error.with_traceback(trace)))

    sys.excepthook = caught
    threading.excepthook = lambda args: report(args.exc_value) and None if args.exc_value else None


def diagnosis(log: Path, facts: dict[str, str]) -> str:
    """The diagnostic file: versions, sizes and logged places in the code; no names, no amounts."""
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", f"Python {sys.version.split()[0]}"]
    lines += [f"{name}: {value}" for name, value in facts.items()]
    try:
        lines += ["", *log.read_text("utf-8", "replace").splitlines()[-200:]]
    except OSError:
        lines.append("no log")
    return "\n".join(lines) + "\n"
