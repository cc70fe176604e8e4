"""Tickets in the window: list, record, form and paper, said as data."""

from ctv_desktop.features.tickets.screen.form import FORM
from ctv_desktop.features.tickets.screen.listing import LISTING
from ctv_desktop.features.tickets.screen.paper import print_ticket
from ctv_desktop.features.tickets.screen.record import RECORD

__all__ = ["FORM", "LISTING", "RECORD", "print_ticket"]
