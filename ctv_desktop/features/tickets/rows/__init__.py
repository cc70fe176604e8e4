"""Tickets as lists, panels, forms and papers read them: plain SQL and frozen rows."""

from ctv_desktop.features.tickets.rows.lists import TICKETS
from ctv_desktop.features.tickets.rows.places import place_choices, place_label
from ctv_desktop.features.tickets.rows.single import (
    Attached,
    Named,
    Remarked,
    Ticket,
    attachments,
    nearby,
    remarks,
    several,
    ticket,
)

__all__ = [
    "TICKETS",
    "Attached",
    "Named",
    "Remarked",
    "Ticket",
    "attachments",
    "nearby",
    "place_choices",
    "place_label",
    "remarks",
    "several",
    "ticket",
]
