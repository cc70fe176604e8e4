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
START_RULES = Choices(
    Choice("fixed", say("On a fixed day")), Choice("handover", say("After the hand-over"))
)
PART_MONTHS = Choices(
    Choice("calendar", say("By the days of the month")),
    Choice("thirty", say("By months of 30 days")),
)
STEP_KINDS = Choices(
    Choice("price", say("New price per m² or item")),
    Choice("amount", say("New rent of the unit")),
    Choice("discount", say("Discount")),
    Choice("free", say("Rent-free")),
    Choice("fit_out", say("Fit-out, no rent and no charges")),
)
ORIGINS = Choices(
    Choice("contract", say("Lease")),
    Choice("amendment", say("Amendment")),
    Choice("revision", say("Revision")),
)
REVISIONS = Choices(
    Choice("none", say("No revision")),
    Choice("rate", say("By a rate")),
    Choice("index", say("By an index")),
)
RENEWALS = Choices(
    Choice("express", say("By a new lease only")),
    Choice("tacit", say("By itself, unless notice is given")),
    Choice("none", say("None")),
)
OPTION_KINDS = Choices(
    Choice("break", say("Break")),
    Choice("extend", say("Extension")),
    Choice("expand", say("More space")),
    Choice("purchase", say("Purchase")),
)
AMENDMENT_KINDS = Choices(
    Choice("terms", say("Terms")),
    Choice("premises", say("Premises")),
    Choice("extension", say("Extension")),
    Choice("assignment", say("Assignment")),
)
TEMPLATES = Choices(
    Choice("equipped", say("Equipped offices")),
    Choice("bare", say("Bare offices")),
    Choice("startup", say("Start-up pack")),
    Choice("coworking", say("Co-working contract")),
    Choice("lab", say("Innovation lab")),
    Choice("shop", say("Shop")),
    Choice("parking", say("Parking")),
    Choice("domiciliation", say("Domiciliation")),
)
STATES = Choices(
    Choice("draft", say("Draft"), "warn"),
    Choice("signed", say("Signed"), "info"),
    Choice("waiting", say("Waiting for hand-over"), "warn"),
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
START_RULE = choice(START_RULES)
PART_MONTH = choice(PART_MONTHS)
STEP_KIND = choice(STEP_KINDS)
ORIGIN = choice(ORIGINS)
REVISION = choice(REVISIONS)
RENEWAL = choice(RENEWALS)
OPTION_KIND = choice(OPTION_KINDS)
AMENDMENT_KIND = choice(AMENDMENT_KINDS)
TEMPLATE = choice(TEMPLATES)
TERMINATION_REASON = choice(TERMINATION_REASONS)

PREMISES_ACTS = Choices(
    Choice("add", say("Add")),
    Choice("give_back", say("Give back")),
    Choice("price", say("New price")),
)
PREMISES_ACT = choice(PREMISES_ACTS)
# What an amendment changed in the premises: the word, and the kind of its old and new value.
PREMISES_ITEMS: dict[str, tuple[Say, Kind]] = {
    "added": (say("added, at"), MONEY),
    "given_back": (say("given back, last day"), DAY),
    "price": (say("price"), MONEY),
}
GROUNDS = Choices(  # DOMAIN.md §1.1: law 49-16 art. 8 and 26, law 67-12, the contract
    Choice("contract", say("Delay of the contract")),
    Choice("arrears", say("Rents unpaid")),
    Choice("collapse", say("Building about to fall")),
    Choice("own_use", say("Own use")),
    Choice("rebuilding", say("Rebuilding")),
    Choice("breach", say("Serious breach")),
    Choice("term", say("End of the term")),
)
GROUND = choice(GROUNDS)
GIVERS = Choices(Choice("tenant", say("The tenant")), Choice("landlord", say("The landlord")))
GIVER = choice(GIVERS)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "lease": {
        "reference": (say("Reference"), CODE),
        "landlord_id": (say("Landlord"), TEXT),
        "tenant_id": (say("Tenant"), TEXT),
        "regime": (say("Legal regime"), REGIME),
        "signed": (say("Signed"), YES_NO),
        "signed_on": (say("Signature"), DAY),
        "starts": (say("Start"), DAY),
        "template": (say("Kind of lease"), TEMPLATE),
        "start_rule": (say("The lease begins"), START_RULE),
        "handover_days": (say("Days after the hand-over"), COUNT),
        "not_before": (say("Not before"), DAY),
        "not_after": (say("Not after"), DAY),
        "rent_starts": (say("Rent due from"), DAY),
        "firm_until": (say("Firm until"), DAY),
        "ends": (say("End"), DAY),
        "notice_months": (say("Notice, months"), COUNT),
        "notice_days": (say("Notice, days"), COUNT),
        "charges_rate": (say("Charges per m² and month"), MONEY),
        "vat_regime": (say("VAT regime"), VAT_REGIME),
        "exemption": (say("Exemption and certificate"), TEXT),
        "deposit_months": (say("Deposit, months of rent"), COUNT),
        "payment_period": (say("Payment"), PERIOD),
        "payment_term": (say("Falls due"), TERM),
        "payment_days": (say("Payable within, days"), COUNT),
        "part_month": (say("Parts of months"), PART_MONTH),
        "tsc_recharged": (say("TSC recharged"), YES_NO),
        "revision_kind": (say("Revision"), REVISION),
        "revision_months": (say("Revised every, months"), COUNT),
        "revision_rate": (say("Revised by"), PERCENT),
        "index_id": (say("Index"), TEXT),
        "index_month": (say("Month of the index"), DAY),
        "index_share": (say("Share of the index"), PERCENT),
        "index_floor": (say("At least"), PERCENT),
        "index_ceiling": (say("At most"), PERCENT),
        "renewal": (say("Renewal"), RENEWAL),
        "entry_fee": (say("Entry fee (pas-de-porte)"), MONEY),
        "purpose": (say("Purpose of the premises"), LONG_TEXT),
        "special": (say("Special conditions"), LONG_TEXT),
        "remarks": (say("Remarks"), LONG_TEXT),
        "notice_on": (say("Notice given on"), DAY),
        "notice_by": (say("Notice given by"), GIVER),
        "notice_served_on": (say("Served on"), DAY),
        "notice_ground": (say("Ground of the notice"), GROUND),
        "notice_expires_on": (say("Delay of the notice ends"), DAY),
        "notice_court_by": (say("To court by"), DAY),
        "notice_article": (say("Article relied on"), TEXT),
        "notice_reason": (say("Reason for the notice"), LONG_TEXT),
        "notice_survey_on": (say("Exit condition report on"), DAY),
        "handed_over_on": (say("Handed over on"), DAY),
        "planned_starts": (say("Start as planned"), DAY),
        "moved_out_on": (say("Moved out on"), DAY),
        "keys_note": (say("Keys and badges given back"), LONG_TEXT),
        "renewed_from_id": (say("Renews"), TEXT),
        "assigned_from_id": (say("Assigned from"), TEXT),
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
        "vat_regime": (say("VAT regime"), VAT_REGIME),
        "area": (say("Area"), AREA),
        "binding": (say("Binding"), YES_NO),
        "agreed_ends": (say("End agreed"), DAY),
        "amendment_id": (say("Amendment"), TEXT),
    },
    "lease_step": {
        "unit_id": (say("Unit"), TEXT),
        "kind": (say("Step"), STEP_KIND),
        "starts": (say("From"), DAY),
        "ends": (say("To"), DAY),
        "amount": (say("Amount"), MONEY),
        "note": (say("Note"), TEXT),
        "origin": (say("Comes from"), ORIGIN),
        "amendment_id": (say("Amendment"), TEXT),
        "revision_id": (say("Revision"), TEXT),
    },
    "lease_option": {
        "kind": (say("Option"), OPTION_KIND),
        "held_by": (say("Held by"), GIVER),
        "opens": (say("Opens"), DAY),
        "closes": (say("Closes"), DAY),
        "note": (say("Note"), LONG_TEXT),
        "used_on": (say("Used on"), DAY),
    },
    "amendment": {
        "number": (say("Number"), COUNT),
        "kind": (say("Concerns"), AMENDMENT_KIND),
        "signed_on": (say("Signature"), DAY),
        "effective_on": (say("In effect from"), DAY),
        "purpose": (say("What it is for"), LONG_TEXT),
    },
    "amendment_change": {
        "unit_id": (say("Unit"), TEXT),
        "item": (say("Term"), TEXT),
        "old": (say("Before"), TEXT),
        "new": (say("After"), TEXT),
    },
    "rent_span": {
        "unit_id": (say("Unit"), TEXT),
        "starts": (say("From"), DAY),
        "ends": (say("To"), DAY),
        "rent": (say("Rent per month, excl. VAT"), MONEY),
        "charges": (say("Charges"), MONEY),
        "base": (say("Rent before discounts"), MONEY),
    },
}
