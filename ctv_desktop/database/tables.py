"""What every edited table has, and the tables of the journal itself."""

from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import When


class Identity(SQLModel):
    """Mixed into each table: an id that is never reused and a version that grows with each save."""

    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}
    folded: ClassVar[Mapping[str, str]] = {}  # sort key column → the column it folds

    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(default=1)


class JournalAct(SQLModel, table=True):
    """One act: who did what when; `hash` covers its changes and the hash of the act before.

    `final` is why it is not undone, as a packed sentence; nothing where it can be.
    """

    __tablename__ = "journal_act"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    at: Any = When()
    who: str = Field(max_length=200, index=True)
    station: str = Field(max_length=200)
    said: str = Field(sa_type=Text)  # the act's sentence and arguments as JSON
    schema_version: int
    undoes: int | None = Field(default=None, index=True)
    final: str = Field(default="", sa_type=Text)
    hash: str = Field(max_length=64)


class JournalChange(SQLModel, table=True):
    """One row's before and after within an act, in statement order."""

    __tablename__ = "journal_change"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    act_id: int = Field(foreign_key="journal_act.id", index=True)
    place: int
    table_name: str = Field(max_length=60)
    row_id: int
    before: str | None = Field(default=None, sa_type=Text)
    after: str | None = Field(default=None, sa_type=Text)
