"""Freezes a paper inside the act of any store: its words, its file, its place in the register."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import select

from ctv_desktop.database import files
from ctv_desktop.features.register.model import IssuedPaper
from ctv_desktop.features.register.rules import Paper
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work

FINAL = say("An issued paper is changed by another paper, not undone.")


def freeze(
    work: "Work",
    park: Path,
    paper: Paper,
    today: date,
    stated: Sequence[str] = (),
    final: Say | None = FINAL,
) -> IssuedPaper:
    """Keep a paper for good: its PDF beside the park file, its row in the register.

    `stated` are the tables it speaks of: a change in one of them since it was composed makes it
    void. `final` is why the act is not undone. Raises Refused where it is void, or where the
    record has this paper in this language already; Unavailable where its file cannot be kept.
    """
    refuse_moved(work, paper.seen, stated)
    _refuse_twice(work, paper)
    same = ("kind", "noun", "row_id", "sequence", "reference", "language", "total", "content",
            "digest")  # fmt: skip
    values = {key: getattr(paper, key) for key in same}
    row = work.make(
        IssuedPaper, {**values, "issued_on": today, "file": files.keep(park, paper.pdf)}
    )
    work.final = final
    return row


def refuse_moved(work: "Work", seen: int, tables: Sequence[str]) -> None:
    """Refuse where the journal changed one of the tables after an act."""
    names = ", ".join(f"'{table}'" for table in tables)
    found = work.plain.execute(
        f"SELECT 1 FROM journal_change WHERE act_id > ? AND table_name IN ({names}) LIMIT 1",
        (seen,),
    ).fetchone()
    if found:
        raise Refused({"": say("The park changed in the meantime. Look at the paper again.")})


def _refuse_twice(work: "Work", paper: Paper) -> None:
    same = select(IssuedPaper).where(
        IssuedPaper.kind == paper.kind,
        IssuedPaper.noun == paper.noun,
        IssuedPaper.row_id == paper.row_id,
        IssuedPaper.sequence == paper.sequence,
        IssuedPaper.language == paper.language,
    )
    row = work.exec(same).first()
    if row is not None:
        said = say("This paper was issued on {day} already.", day=row.issued_on)
        raise Refused({"language": said})
