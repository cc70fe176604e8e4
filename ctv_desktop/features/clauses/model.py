"""A clause as the office wrote it: draft and table."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from ctv_desktop.database.tables import Identity
from ctv_desktop.features.clauses.words import LONGEST


class ClauseDraft(SQLModel):
    """The office's text of an article in a language; it stands in place of the factory's.

    `factory` is the SHA-256 of the factory text it was written over: another one tells that the
    program brought a newer text since.
    """

    book: str = Field(max_length=40)
    language: str = Field(max_length=5)
    article: str = Field(max_length=40)
    title: str = Field(min_length=1, max_length=200)
    text: str = Field(min_length=1, max_length=LONGEST, sa_type=Text)
    note: str = Field(default="", max_length=400)
    changed_on: date
    factory: str = Field(max_length=64)


class Clause(ClauseDraft, Identity, table=True):
    """A stored clause: one of an article and a language. Earlier texts are in the journal."""

    __tablename__ = "clause"
    __table_args__: ClassVar[Any] = (
        Index("clause_of", "book", "article", "language", unique=True),
        {"sqlite_autoincrement": True},
    )
