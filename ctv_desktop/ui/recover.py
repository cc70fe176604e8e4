"""Unsaved work on disk, so that a crash or a power cut loses nothing that was typed."""

import json
from collections.abc import Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from ctv_desktop.values.record import dataclass

Subject = tuple[tuple[str, int | str], ...]
HOW = frozenset({"focus", "restore"})  # how a form opens, not what it is of


@dataclass(frozen=True)
class About:
    """The record of a form (None: a new one), and what a new one was begun for: its lease, say."""

    noun: str
    id: int | None
    subject: Subject = ()


def subject(id: int | None, given: Mapping[str, Any]) -> Subject:
    """What a new record was begun for; nothing for one that has a number."""
    if id is not None:
        return ()
    plain = ((key, held) for key, held in given.items() if isinstance(held, int | str))
    return tuple(sorted((key, held) for key, held in plain if key not in HOW))


@dataclass(frozen=True)
class Draft:
    """What was typed into a form, when, over which version of its record."""

    about: About
    typed: dict[str, Any]
    version: int | None
    at: datetime
    path: Path


@cache
def _lane() -> Executor:
    return ThreadPoolExecutor(1, "drafts")


class _AtOnce(Executor):
    """Works where it stands, for tests."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


class Drafts:
    """The drafts in one folder: one small file a form, replaced whole or not at all."""

    def __init__(self, folder: Path | None, at_once: bool = False) -> None:
        self._folder = folder
        self._work: Executor = _AtOnce() if at_once else _lane()

    def keep(self, about: About, typed: dict[str, Any], version: int | None) -> None:
        """Write what is typed; a full disk is passed over (saving will say so)."""
        if self._folder is None:
            return
        now = datetime.now(UTC).isoformat()
        said = {
            "noun": about.noun, "id": about.id, "subject": dict(about.subject),
            "version": version, "at": now, "typed": typed,
        }  # fmt: skip
        self._work.submit(_write, self._path(about), said)

    def drop(self, about: About) -> None:
        """Forget a draft: it was saved or given up."""
        if self._folder is not None:
            self._work.submit(_remove, self._path(about))

    def find(self, about: About) -> Draft | None:
        """The draft of a form, if one was left behind."""
        found = None if self._folder is None else read(self._path(about))
        return found if found and found.about == about else None

    def all(self) -> list[Draft]:
        """Every draft left behind, newest first, to be offered at the start."""
        if self._folder is None or not self._folder.is_dir():
            return []
        found = [read(path) for path in self._folder.glob("*.draft.json")]
        return sorted((draft for draft in found if draft), key=lambda draft: draft.at, reverse=True)

    def _path(self, about: About) -> Path:
        assert self._folder is not None
        words = [about.noun, "new" if about.id is None else str(about.id)]
        words += [f"{key}-{held}" for key, held in about.subject]
        name = "".join(char if char.isalnum() else "-" for char in "-".join(words))
        return self._folder / f"{name[:150]}.draft.json"


def read(path: Path) -> Draft | None:
    """A draft from its file; None where there is none or it cannot be read."""
    try:
        said = json.loads(path.read_text("utf-8"))
        at = datetime.fromisoformat(said["at"])
        about = About(said["noun"], said["id"], subject(said["id"], said.get("subject", {})))
        return Draft(about, dict(said["typed"]), said["version"], at, path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _write(path: Path, said: dict[str, Any]) -> None:
    beside = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(said, ensure_ascii=True, default=str), "utf-8")
        beside.replace(path)
    except OSError:
        _remove(beside)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
