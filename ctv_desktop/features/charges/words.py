"""The words of yearly service charges."""

from ctv_desktop.values.kinds import (
    CODE,
    COUNT,
    DAY,
    LONG_TEXT,
    MONEY,
    TEXT,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.say import Say, say

STATES = Choices(
    Choice("open", say("To reconcile"), "info"),
    Choice("closed", say("Reconciled"), "good"),
)
STATE = choice(STATES)
CATEGORIES = Choices(
    Choice("security", say("Security")),
    Choice("cleaning", say("Cleaning")),
    Choice("lifts", say("Lifts")),
    Choice("hvac", say("Heating and cooling")),
    Choice("energy", say("Energy of the common parts")),
    Choice("water", say("Water")),
    Choice("upkeep", say("Upkeep and repairs")),
    Choice("fees", say("Management fees")),
    Choice("insurance", say("Insurance of the building")),
    Choice("tsc", say("TSC")),
    Choice("other", say("Other")),
)
CATEGORY = choice(CATEGORIES)
BASES = Choices(
    Choice("invoices", say("Provisions invoiced")),
    Choice("schedule", say("Provisions due by the lease")),
)
BASIS = choice(BASES)
AREA_KEY = say("Rentable area")
# A year is not a quantity: no group of thousands in it.
YEAR = Kind(
    "year",
    "end",
    7,
    lambda value, _language: str(value),
    COUNT.read,
)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "charge_year": {
        "building_id": (say("Building"), TEXT),
        "year": (say("Year"), YEAR),
        "notes": (say("Notes"), LONG_TEXT),
        "state": (say("State"), STATE),
        "closed_on": (say("Reconciled on"), DAY),
    },
    "charge_key": {
        "building_id": (say("Building"), TEXT),
        "name": (say("Name"), TEXT),
    },
    "key_weight": {
        "key_id": (say("Key"), TEXT),
        "unit_id": (say("Unit"), TEXT),
        "weight": (say("Weight"), COUNT),
    },
    "charge_cost": {
        "year_id": (say("Year"), TEXT),
        "category": (say("Category"), CATEGORY),
        "label": (say("Description"), TEXT),
        "key_id": (say("Key"), TEXT),
        "budget": (say("Budget"), MONEY),
        "actual": (say("Actual cost"), MONEY),
        "invoice_reference": (say("Supplier's invoice"), CODE),
    },
    "charge_statement": {
        "year_id": (say("Year"), TEXT),
        "lease_id": (say("Lease"), TEXT),
        "share": (say("Share of the costs"), MONEY),
        "provisions": (say("Provisions"), MONEY),
        "balance": (say("Balance"), MONEY),
        "content": (say("Content"), LONG_TEXT),
    },
}
