"""The leases' closed lists: legal regimes, VAT regimes, payment periods, bases, states, reasons."""

from ctv_desktop.values.kinds import (
    AREA,
    CODE,
    COUNT,
    DAY,
    LONG_TEXT,
    MONEY,
    PERCENT,
    TEXT,
    YES_NO,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.say import Say, say

REGIMES = Choices(  # DOMAIN.md §1.1
    Choice("doc", say("Outside law 49-16 (DOC)")),
    Choice("49-16", say("Law 49-16 (commercial)")),
    Choice("67-12", say("Law 67-12 (professional)")),
    Choice("coworking", say("Co-working contract")),
    Choice("domiciliation", say("Domiciliation (law 89-17)")),
)
VAT_REGIMES = Choices(  # DOMAIN.md §1.4
    Choice("equipped", say("Equipped premises, taxable")),
    Choice("option", say("Bare premises, VAT by option")),
    Choice("outside", say("Bare premises, outside VAT")),
    Choice("exempt", say("Exempt tenant (certificate)")),
)
TAXABLE = ("equipped", "option")
PERIODS = Choices(
    Choice("month", say("Monthly")),
    Choice("quarter", say("Quarterly")),
    Choice("half_year", say("Half-yearly")),
    Choice("year", say("Yearly")),
)
TERMS = Choices(Choice("advance", say("In advance")), Choice("arrears", say("In arrears")))
BASES = Choices(Choice("area", say("per m²")), Choice("item", say("per item")))
STATES = Choices(
    Choice("draft", say("Draft"), "warn"),
    Choice("signed", say("Signed"), "info"),
    Choice("running", say("Running"), "good"),
    Choice("notice", say("Notice given"), "warn"),
    Choice("ended", say("Ended"), "quiet"),
    Choice("terminated", say("Terminated early"), "bad"),
)
TERMINATION_REASONS = Choices(
    Choice("agreement", say("By agreement")),
    Choice("non_payment", say("Non-payment")),
    Choice("breach", say("Breach of the lease")),
    Choice("tenant_leaves", say("Tenant leaves")),
    Choice("rebuilding", say("Rebuilding or own use")),
    Choice("destruction", say("Destruction of the premises")),
    Choice("other", say("Other reason")),
)

REGIME = choice(REGIMES)
VAT_REGIME = choice(VAT_REGIMES)
PERIOD = choice(PERIODS)
TERM = choice(TERMS)
BASIS = choice(BASES)
STATE = choice(STATES)
TERMINATION_REASON = choice(TERMINATION_REASONS)

GIVERS = Choices(Choice("tenant", say("The tenant")), Choice("landlord", say("The landlord")))
RATES = Choices(
    Choice("vat", say("VAT")),
    Choice("withholding", say("Withholding on rents")),
    Choice("tsc", say("Communal services tax (TSC)")),
    Choice("revision_cap", say("Cap of a rent revision")),
)
GIVER = choice(GIVERS)
RATE = choice(RATES)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "lease": {
        "reference": (say("Reference"), CODE),
        "landlord_id": (say("Landlord"), TEXT),
        "tenant_id": (say("Tenant"), TEXT),
        "regime": (say("Legal regime"), REGIME),
        "signed": (say("Signed"), YES_NO),
        "signed_on": (say("Signature"), DAY),
        "starts": (say("Start"), DAY),
        "rent_starts": (say("Rent due from"), DAY),
        "firm_until": (say("Firm until"), DAY),
        "ends": (say("End"), DAY),
        "notice_months": (say("Notice, months"), COUNT),
        "charges_rate": (say("Charges per m² and month"), MONEY),
        "vat_regime": (say("VAT regime"), VAT_REGIME),
        "exemption": (say("Exemption and certificate"), TEXT),
        "deposit_months": (say("Deposit, months of rent"), COUNT),
        "payment_period": (say("Payment"), PERIOD),
        "payment_term": (say("Falls due"), TERM),
        "purpose": (say("Purpose of the premises"), LONG_TEXT),
        "remarks": (say("Remarks"), LONG_TEXT),
        "notice_on": (say("Notice given on"), DAY),
        "notice_by": (say("Notice given by"), GIVER),
        "terminated_on": (say("Terminated on"), DAY),
        "termination_reason": (say("Reason"), TERMINATION_REASON),
        "termination_note": (say("Note on the termination"), LONG_TEXT),
        "last_day": (say("Last day"), DAY),
        "monthly_rent": (say("Rent per month, excl. VAT"), MONEY),
        "area": (say("Area"), AREA),
    },
    "lease_line": {
        "unit_id": (say("Unit"), TEXT),
        "starts": (say("From"), DAY),
        "ends": (say("To"), DAY),
        "basis": (say("Rent by"), BASIS),
        "rent": (say("Rent per month, excl. VAT"), MONEY),
        "area": (say("Area"), AREA),
        "binding": (say("Binding"), YES_NO),
        "agreed_ends": (say("End agreed"), DAY),
    },
    "dated_rate": {
        "kind": (say("Rate of"), RATE),
        "valid_from": (say("Valid from"), DAY),
        "rate": (say("Rate"), PERCENT),
        "source": (say("Source"), TEXT),
    },
}
