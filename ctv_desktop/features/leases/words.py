"""The leases' closed lists: legal regimes, VAT regimes, payment periods, bases, states, reasons."""

from ctv_desktop.values.kinds import Choice, Choices, choice
from ctv_desktop.values.say import say

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
