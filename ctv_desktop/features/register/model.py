"""Papers issued once and for all: their words, their file, and what proves both."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Money
from ctv_desktop.database.meanings import means
from ctv_desktop.database.tables import Identity
from ctv_desktop.values.say import say

means("issued paper is kept", say("An issued paper stays as it is: another paper changes it."))
means(
    "contract issued",
    say("The contract of this lease was issued: its signature stays as it is."),
)

means(
    "amendment issued",
    say("The paper of this amendment was issued: another amendment changes it."),
)


class IssuedPaper(Identity, table=True):
    """A paper issued of a record: frozen (triggers watch), one of a kind, sequence and language.

    `sequence` tells apart papers of one kind and record that are issued again and again.
    `content` is all that it states, as JSON, and `digest` its SHA-256; `file` is the SHA-256 of
    the PDF, whose bytes lie with the files of the park. `total` in centimes where it has one.
    """

    __tablename__ = "issued_paper"
    __table_args__: ClassVar[Any] = (
        Index("issued_once", "kind", "noun", "row_id", "sequence", "language", unique=True),
        {"sqlite_autoincrement": True},
    )
    kind: str = Field(max_length=20)
    noun: str = Field(max_length=20)
    row_id: int
    sequence: int = 1
    reference: str = Field(max_length=40)
    language: str = Field(max_length=10)
    issued_on: date
    total: int | None = Money(None, nullable=True)
    content: str = Field(sa_type=Text)
    digest: str = Field(max_length=64, index=True)
    file: str = Field(max_length=64, index=True)


class SignedCopyDraft(SQLModel):
    """A signed version of an issued paper: `how` it was signed, and on which day.

    It stands beside the paper as it was issued and never replaces it.
    """

    paper_id: int = Field(foreign_key="issued_paper.id", index=True)
    how: str = Field(default="scan", max_length=20)
    signed_on: date
    signer: str = Field(default="", max_length=200)
    remark: str = Field(default="", max_length=2_000)
    name: str = Field(min_length=1, max_length=200)
    digest: str = Field(min_length=64, max_length=64)
    size: int = Field(ge=1)


class SignedCopy(SignedCopyDraft, Identity, table=True):
    """A stored signed copy; the bytes lie with the files of the park under their SHA-256."""

    __tablename__ = "signed_copy"
