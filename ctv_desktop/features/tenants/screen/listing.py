"""The list of tenants."""

from ctv_desktop.features.tenants.rows import TENANTS
from ctv_desktop.features.tenants.screen.acts import ACTIONS
from ctv_desktop.features.tenants.words import (
    LINE,
    OFFSHORING_LINE,
    ORIGIN,
    SIZE,
    STANDING,
)
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.identifiers import EMAIL_ADDRESS, ICE, PHONE_NUMBER
from ctv_desktop.values.kinds import AREA, COUNT, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="tenant",
    title=say("Tenants"),
    query=TENANTS,
    columns=(
        Column("name", say("Name"), width=30, stretch=True),
        Column("standing", say("Standing"), STANDING, width=14),
        Column("line", say("Line of business"), LINE, width=22),
        Column("size", say("Size"), SIZE, hidden=True),
        Column("origin", say("Origin"), ORIGIN, hidden=True),
        Column("offshoring", say("Offshoring line"), OFFSHORING_LINE, hidden=True),
        Column("city", say("City"), width=14, hidden=True),
        Column("ice", say("ICE"), ICE, hidden=True),
        Column("leases", say("Running leases"), COUNT, width=9, hidden=True),
        Column("area", say("Area, m²"), AREA, width=10),
        Column("rent", say("MAD/month"), MONEY, width=13),
        Column("jobs_present", say("Jobs present"), COUNT, width=11, hidden=True),
        Column("jobs_planned", say("Jobs planned"), COUNT, width=11, hidden=True),
        Column("trade_name", say("Trade name"), hidden=True),
        Column("phone", say("Phone"), PHONE_NUMBER, hidden=True),
        Column("email", say("E-mail"), EMAIL_ADDRESS, hidden=True),
    ),
    watches=frozenset({"tenant", "contact", "lease", "lease_line"}),
    empty=say("The companies that rent in the park, or may rent one day, stand here."),
    chips=(
        Chip("", say("All")),
        Chip("current", say("With a lease")),
        Chip("prospect", say("Prospects")),
        Chip("former", say("Former")),
        Chip("startup", say("Start-ups")),
        Chip("foreign", say("Foreign")),
    ),
    totals=(
        Total("area", say("let"), AREA),
        Total("rent", say("per month"), MONEY),
        Total("jobs", say("jobs present"), COUNT),
    ),
    actions=ACTIONS,
    help=say(
        "A tenant is a company that rents, or may rent. Its identifiers go on contracts and"
        " invoices; its leases decide whether it is a tenant, a prospect or a former tenant."
    ),
)
