"""What is overdue, on home and in the plan coloured by it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.overview import rows
from ctv_desktop.features.overview.screen.side import line_of
from ctv_desktop.features.overview.screen.stacks import Asked, stacks, tone
from ctv_desktop.features.park.rows import plan
from tests.features.leases import desks
from tests.features.payments import till
from tests.features.payments.till import RIF

DUE = date(2027, 3, 2)  # the first invoice of both leases
BOTH = 63_050_00 + 6_000_00


@pytest.fixture
def reader(park: Database) -> Iterator[Reader]:
    found = till.furnish(park).reader()
    yield found
    found.close()


def test_the_figure_counts_what_is_late_and_by_how_many(reader: Reader, park: Database) -> None:
    assert rows.arrears(reader, DUE) == rows.Arrears(0, 0, 0)
    assert rows.arrears(reader, DUE + timedelta(days=1)) == rows.Arrears(BOTH, 2, 0)
    assert rows.arrears(reader, DUE + timedelta(days=91)).older == BOTH
    till.pay(park, RIF, 6_000_00)
    assert rows.arrears(reader, DUE + timedelta(days=1)).tenants == 1


def test_who_owes_most_comes_first_and_leads_to_the_account(reader: Reader) -> None:
    found = rows.late_tenants(reader, DUE + timedelta(days=5))
    assert [(one.title, one.owed) for one in found] == [
        ("Atlas Data SARL", 63_050_00),
        ("Rif Cloud SARL", 6_000_00),
    ]
    line = line_of(found[0], DUE + timedelta(days=5))
    assert line.link is not None
    assert (line.link.noun, line.link.id) == ("account", desks.ATLAS)
    assert "63" in line.detail
    assert "5" in str(line.badge)


@pytest.mark.parametrize(
    ("days", "shown"),
    [(0, "scale1"), (1, "scale2"), (30, "scale2"), (31, "scale3"), (60, "scale3"),
     (61, "scale4"), (90, "scale4"), (91, "scale5"), (900, "scale5")],
)  # fmt: skip
def test_the_plan_is_coloured_by_days_late(reader: Reader, days: int, shown: str) -> None:
    day = DUE + timedelta(days=days)
    asked = Asked("arrears", day, rows.late_leases(reader, day))
    found = plan.stacks(reader, DUE)  # let on that day
    units = {unit.id: unit for stack in found for floor in stack.floors for unit in floor.units}
    assert tone(units[desks.OFFICE], asked) == shown
    empty = replace(units[desks.OFFICE], lease_id=None, state="free")
    assert tone(empty, asked) == "free"
    cells = [cell for stack in stacks(found, asked) for row in stack.rows for cell in row.cells]
    assert any(cell.tone == shown for cell in cells)
