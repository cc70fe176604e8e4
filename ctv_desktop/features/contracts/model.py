"""Papers issued once and for all: their words, their file, and what proves both."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, Text
from sqlmodel import Field

from ctv_desktop.database.columns import Money
from ctv_desktop.database.meanings import means
from ctv_desktop.database.tables import Identity
from ctv_desktop.values.say import say

means("issued contract is kept", say("An issued contract is changed by an amendment only."))
means(
    "contract issued",
    say("The contract of this lease was issued: its signature stays as it is."),
)


class IssuedPaper(Identity, table=True):
    """A paper issued of a record: frozen (triggers watch), one of a kind and language.

    `content` is all that it states, as JSON, and `digest` its SHA-256; `file` is the SHA-256 of
    the PDF, whose bytes lie with the files of the park. `total` in centimes where it has one.
    """

    __tablename__ = "issued_paper"
    __table_args__: ClassVar[Any] = (
        Index("issued_once", "kind", "noun", "row_id", "language", unique=True),
        {"sqlite_autoincrement": True},
    )
    kind: str = Field(max_length=20)
    noun: str = Field(max_length=20)
    row_id: int
    reference: str = Field(max_length=40)
    language: str = Field(max_length=10)
    issued_on: date
    total: int | None = Money(None, nullable=True)
    content: str = Field(sa_type=Text)
    digest: str = Field(max_length=64, index=True)
    file: str = Field(max_length=64, index=True)
