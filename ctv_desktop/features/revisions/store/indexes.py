"""The values of an index taken in from a file that was shown first."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import select

from ctv_desktop.features.revisions.model import (
    IndexValue,
    IndexValueDraft,
    RentIndex,
    RentIndexDraft,
)
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database


def import_values(
    database: "Database", code: str, name: str, source: str, values: Mapping[date, int]
) -> "Changed":
    """Put the values of some months (ten-thousandths) into an index, made where it is not there.

    A month that has another value gets the new one: an index is corrected after it is published.
    Raises Refused.
    """
    if not values:
        raise Refused({"": say("The file holds no value of an index.")})
    with database.write(say("Import index {code}", code=code)) as work:
        row = work.exec(select(RentIndex).where(RentIndex.code == code.strip())).first()
        wanted = {"code": code, "name": name, "source": source}
        if row is not None:
            wanted = {"code": code, "name": name or row.name, "source": source or row.source}
        index = work.put(RentIndex, RentIndexDraft, wanted, row.id if row else None)
        known = {
            one.month: one
            for one in work.exec(select(IndexValue).where(IndexValue.index_id == index.id)).all()
        }
        for month, value in sorted(values.items()):
            before = known.get(month)
            if before is None or before.value != value:
                fresh = {"index_id": index.id, "month": month, "value": value}
                work.put(IndexValue, IndexValueDraft, fresh, before.id if before else None)
    return work.changed
