"""Leases and dated rates in the window, said as data."""

from ctv_desktop.features.leases.screen.form import FORM
from ctv_desktop.features.leases.screen.listing import LISTING
from ctv_desktop.features.leases.screen.rates import (
    RATE_ACTIONS,
    RATE_FORM,
    RATE_LISTING,
    RATE_RECORD,
)
from ctv_desktop.features.leases.screen.record import RECORD
from ctv_desktop.features.leases.screen.summary import print_summary, summary_facts

ACTIONS = {"rate": RATE_ACTIONS}

__all__ = [
    "ACTIONS",
    "FORM",
    "LISTING",
    "RATE_ACTIONS",
    "RATE_FORM",
    "RATE_LISTING",
    "RATE_RECORD",
    "RECORD",
    "print_summary",
    "summary_facts",
]
