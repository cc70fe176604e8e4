"""Notes that originals left the house, and that one was spoilt."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import select

from ctv_desktop.database.sealing import NOTED
from ctv_desktop.features.originals.model import Original
from ctv_desktop.features.originals.words import NOUNS
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def hand_out(
    database: "Database", noun: str, rows: Sequence[int], way: str, code: str, today: date
) -> "Changed":
    """Note that the originals of some records left the house, in the language they were issued in.

    In two languages side by side it is one where one of them is that language; a translation is
    none. One that is out already stays as it was noted: what went out
    now was marked a duplicate. Nothing is written where nothing is to be noted.
    """
    with database.write(say("Original handed out")) as work:
        fresh = _fresh(work, noun, rows, code)
        for row, number in fresh:
            work.make(Original, {
                "noun": noun, "row_id": row, "number": number, "way": way, "handed_on": today,
                "handed_by": database.who,
            })  # fmt: skip
        if len(fresh) == 1:
            work.act = say("Original of {reference} handed out",
                           reference=_reference(work, noun, fresh[0][0]))  # fmt: skip
        elif fresh:
            work.act = says("{count} original handed out", "{count} originals handed out",
                            len(fresh))  # fmt: skip
        work.final = NOTED
    return work.changed


def _fresh(work: "Work", noun: str, rows: Sequence[int], code: str) -> list[tuple[int, int]]:
    """The records whose original goes out now, each with the number of that original."""
    found = []
    for row in rows:
        spoken = work.plain.execute(
            f"SELECT language FROM {_table(noun)} WHERE id = ?", (row,)
        ).fetchone()
        last = _last(work, noun, row)
        if spoken is not None and spoken[0] in code.split("-") and (last is None or last.spoilt_on):
            found.append((row, last.number + 1 if last else 1))
    return found


def spoil(database: "Database", noun: str, row: int, reason: str, today: date) -> "Changed":
    """Note that the original of a record was spoilt: the next print is the original again.

    Raises Refused where none is out, or where no reason is given.
    """
    if not reason.strip():
        raise Refused({"reason": say("Say why it is printed again.")})
    with database.write(say("Original spoilt")) as work:
        last = _last(work, noun, row)
        if last is None or last.spoilt_on is not None:
            raise Refused({"": say("No original of it is out: the next print is the original.")})
        work.act = say("Original of {reference} spoilt", reference=_reference(work, noun, row))
        last.spoilt_on = today
        last.spoilt_reason = reason.strip()[:400]
        work.subject = last.id
        work.final = NOTED
    return work.changed


def _last(work: "Work", noun: str, row: int) -> Original | None:
    same = select(Original).where(Original.noun == noun, Original.row_id == row)
    return work.exec(same.order_by(Original.number.desc())).first()  # type: ignore[attr-defined]


def _reference(work: "Work", noun: str, row: int) -> str:
    found = work.plain.execute(
        f"SELECT reference FROM {_table(noun)} WHERE id = ?", (row,)
    ).fetchone()
    return str(found[0]) if found else "?"


def _table(noun: str) -> str:
    """Only what is on the list becomes part of a statement."""
    return NOUNS[NOUNS.index(noun)]
