"""What home shows of the park, read in one go."""

from dataclasses import dataclass
from datetime import date

from ctv_desktop.database.read import Reader
from ctv_desktop.features.overview import rows
from ctv_desktop.features.park.rows import plan


@dataclass(frozen=True)
class Seen:
    """All that home shows of the park on a day."""

    today: date
    figures: rows.Figures
    arrears: rows.Arrears
    late: dict[int, rows.Late]
    occupancy: plan.Occupancy
    concerns: list[rows.Concern]
    quarters: list[rows.Quarter]
    stacks: tuple[plan.Stack, ...]
    steps: rows.Steps


def look(reader: Reader, today: date) -> Seen:
    """Read home in one go, in a reading lane."""
    return Seen(
        today,
        rows.figures(reader, today),
        rows.arrears(reader, today),
        rows.late_leases(reader, today),
        plan.occupancy(reader, today),
        rows.concerns(reader, today),
        rows.expiry(reader, today),
        plan.stacks(reader, today) if _small(reader) else (),
        rows.steps(reader),
    )


def _small(reader: Reader) -> bool:
    """A plan of more than 5 000 units tells nobody anything."""
    return bool(reader.value("SELECT count(*) <= 5000 FROM unit"))
