"""Critical dates as plain SQL: where they come from, their list, and what presses."""

from ctv_desktop.features.deadlines.rows.lists import (
    DEADLINES,
    Found,
    between,
    calendar,
    leads,
    lease_of,
    pressing,
    pressing_count,
    several,
)

__all__ = [
    "DEADLINES",
    "Found",
    "between",
    "calendar",
    "lease_of",
    "leads",
    "pressing",
    "pressing_count",
    "several",
]
