"""The unit of work: the only place that commits, and the one writing connection."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ctv_desktop.database.meanings import meaning
from ctv_desktop.database.read import Reader
from ctv_desktop.values.errors import Refused, Stale, Unavailable
from ctv_desktop.values.record import dataclass, field
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic.fields import FieldInfo
    from pydantic_core import SchemaValidator
    from sqlalchemy import Engine
    from sqlmodel import SQLModel

    from ctv_desktop.database.session import Work

T = TypeVar("T", bound="SQLModel")


@dataclass(frozen=True)
class Changed:
    """What a write changed: tables, ids by table, the act in the journal, and what to say."""

    tables: frozenset[str] = frozenset()
    ids: Mapping[str, frozenset[int]] = field(default_factory=dict)
    act: int = 0
    said: Say = Say("")
    subject: int | None = None
    final: bool = False  # a paper was issued: it is not undone


class Database:
    """One park file: many readers, one writer. `schema` imports every model (business words)."""

    def __init__(self, path: Path, schema: Callable[[], object]) -> None:
        self.path = path
        self._schema = schema
        self._lock = threading.Lock()

    @cached_property
    def who(self) -> str:
        """The account of the operating system in which acts are done."""
        import getpass

        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return "?"

    @cached_property
    def station(self) -> str:
        """The name of this computer."""
        import platform

        return platform.node() or "?"

    @cached_property
    def engine(self) -> "Engine":
        """The writing connection; made at the first write, in the writing lane."""
        from ctv_desktop.database.session import writing_engine

        self._schema()
        return writing_engine(self.path)

    def reader(self) -> Reader:
        """A read-only connection of its own."""
        return Reader(self.path)

    @contextmanager
    def write(self, act: Say, undoes: int | None = None) -> "Iterator[Work]":
        """One act: all of it is saved and journaled, or nothing is. Raises Refused, Unavailable."""
        from sqlalchemy.exc import DBAPIError

        from ctv_desktop.database.session import Work

        with self._lock:
            try:
                with self.engine.connect() as link, Work(link) as work:
                    try:
                        link.begin()
                        yield work
                        work.finish(act, self, undoes)
                    except BaseException:
                        link.rollback()
                        raise
            except (DBAPIError, sqlite3.Error) as error:
                raise meant(error, self.path) from error

    def now(self) -> datetime:
        """The moment written into the journal."""
        return datetime.now(UTC)

    def close(self) -> None:
        """Give the writing connection back."""
        if "engine" in self.__dict__:
            with self._lock:
                self.engine.dispose()
                del self.__dict__["engine"]


def meant(error: Exception, path: Path) -> Exception:
    """What a failed statement means to the user; our own mistakes come back unchanged."""
    from ctv_desktop.database.troubles import as_unavailable

    cause = getattr(error, "orig", error)
    text = str(cause)
    said = meaning(text)
    if said is not None:
        return Refused({"": said})
    if text.startswith("UNIQUE constraint failed: "):
        keys = [part.split(".")[-1] for part in text.split(": ", 1)[1].split(", ")]
        return Refused(
            {keys[-1].removesuffix("_key"): say("This value is already used by another record.")}
        )
    if "FOREIGN KEY constraint failed" in text:
        if str(getattr(error, "statement", "")).startswith("DELETE"):
            return Refused({"": say("Other records still refer to this one.")})
        return Refused(
            {"": say("A record that this one names was deleted. Restore that one first.")}
        )
    if isinstance(cause, sqlite3.Error):
        found = as_unavailable(cause, path)
        return found if isinstance(found, Unavailable) else error
    return error


def checked(draft: type[T], values: Mapping[str, Any]) -> T:
    """The draft of some values; Refused with a sentence beside each field that breaks a limit."""
    from pydantic import ValidationError

    try:
        return draft.model_validate(_wanted(draft, values))
    except ValidationError as error:
        raise Refused(_problems(error)) from None


def checked_all(draft: "type[SQLModel]", many: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What many drafts hold, checked in one go; Refused names fields by row: "12.code"."""
    from pydantic import ValidationError

    try:
        found = _many(draft).validate_python([_wanted(draft, values) for values in many])
    except ValidationError as error:
        raise Refused(_problems(error)) from None
    return [values for values, _extra, _given in found]


@cache
def _many(draft: "type[SQLModel]") -> "SchemaValidator":
    """The draft's own schema over a list, without an object for each: six times as fast."""
    from pydantic_core import SchemaValidator, core_schema

    model: Any = draft.__pydantic_core_schema__
    assert model["type"] == "model"
    return SchemaValidator(core_schema.list_schema(model["schema"]))


@cache
def _fields(draft: "type[SQLModel]") -> tuple[tuple[str, Any], ...]:
    """The fields of a draft, and what an empty one means: an empty text, the 0 it starts with."""
    return tuple((key, _empty(field)) for key, field in draft.model_fields.items())


def _empty(field: "FieldInfo") -> Any:
    if field.annotation is str:
        return ""
    return 0 if field.annotation is int and field.default == 0 else None


def _wanted(draft: "type[SQLModel]", values: Mapping[str, Any]) -> dict[str, Any]:
    """What a draft takes. An empty field is what stands there then; what no screen can show is
    left out of a text.
    """
    found = {}
    for key, empty in _fields(draft):
        if key in values:
            value = values[key]
            if isinstance(value, str):
                value = clean(value, lines=True).strip()
            found[key] = empty if value is None else value
    return found


def _problems(error: "ValidationError") -> dict[str, Say]:
    problems: dict[str, Say] = {}
    for found in error.errors():
        key = ".".join(str(part) for part in found["loc"])
        problems.setdefault(key, _sentence(found["type"], found.get("ctx", {}), found["input"]))
    return problems


def _sentence(kind: str, context: Mapping[str, Any], given: Any) -> Say:
    if kind == "missing" or given is None or given == "":
        return say("Fill this in.")
    if kind == "string_too_long":
        return say("At most {most} characters fit here.", most=context.get("max_length"))
    if kind in {"greater_than_equal", "greater_than"} and context.get("ge", 0) == 0:
        return say("This cannot be negative.")
    if kind in {"less_than_equal", "less_than"}:
        return say("This is too large.")
    return say("This value does not fit here.")


def stale(theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> Stale:
    """The refusal of a save over a newer version."""
    said = say("Someone saved this record in the meantime. Nothing of yours is lost.")
    return Stale(said, theirs, ours)
