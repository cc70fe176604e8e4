"""The steps and options of a draft: saved with it where they are given, deleted with it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ctv_desktop.database.work import checked
from ctv_desktop.features.leases.model import (
    Lease,
    LeaseOption,
    LeaseStep,
    OptionDraft,
    StepDraft,
)
from ctv_desktop.values.errors import Refused

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work

Values = Mapping[str, Any]
Part = LeaseStep | LeaseOption
KINDS: Mapping[str, tuple[type[Any], type[Any]]] = {
    "steps": (LeaseStep, StepDraft),
    "options": (LeaseOption, OptionDraft),
}


def put(work: "Work", lease: Lease, values: Values) -> None:
    """Write steps and options as listed under their names; what is not given stays. Refused."""
    for name, (table, draft) in KINDS.items():
        if name in values:
            _put(work, lease, name, table, draft, values[name] or ())


def _put(
    work: "Work",
    lease: Lease,
    name: str,
    table: type[Any],
    draft: type[Any],
    given: Sequence[Values],
) -> None:
    present = {row.id: row for row in _rows(work, lease, table)}
    for place, source in enumerate(given):
        data = _checked(draft, source, f"{name}.{place}.")
        row = present.pop(source.get("id"), None)
        if row is None:
            work.add(table(**data, lease_id=lease.id or 0))
            continue
        for key, value in data.items():
            if getattr(row, key) != value:
                setattr(row, key, value)
    for row in present.values():
        work.delete(row)
    work.flush()


def _checked(draft: type[Any], source: Values, before: str) -> dict[str, Any]:
    try:
        given = {key: value for key, value in source.items() if value is not None}
        data: dict[str, Any] = checked(draft, given).model_dump()
    except Refused as refused:
        raise Refused({before + key: said for key, said in refused.problems.items()}) from None
    return data


def _rows(work: "Work", lease: Lease, table: type[Any]) -> Sequence[Part]:
    rows: Sequence[Part] = work.exec(
        select(table).where(table.lease_id == lease.id).order_by(col(table.id))
    ).all()
    return rows


def remove(work: "Work", lease: Lease) -> None:
    """Delete the steps and options of a lease."""
    for table, _ in KINDS.values():
        for row in _rows(work, lease, table):
            work.delete(row)
    work.flush()
