"""The lists of deposits and of guarantees."""

from ctv_desktop.features.deposits.rows.deposits import DEPOSITS
from ctv_desktop.features.deposits.rows.guarantees import GUARANTEES
from ctv_desktop.features.deposits.screen.acts import ACTIONS
from ctv_desktop.features.deposits.screen.guarantee_acts import ACTIONS as GUARANTEE_ACTIONS
from ctv_desktop.features.deposits.words import KIND, STATE, VALIDITY
from ctv_desktop.features.leases.words import STATE as LEASE_STATE
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import CODE, COUNT, DAY, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="deposit",
    title=say("Deposits"),
    query=DEPOSITS,
    columns=(
        Column("tenant", say("Tenant"), width=20, stretch=True),
        Column("reference", say("Lease"), CODE, width=12),
        Column("state", say("Deposit"), STATE, width=15),
        Column("asked", say("Asked"), MONEY, width=13),
        Column("held", say("Held"), MONEY, width=13),
        Column("missing", say("Missing"), MONEY, width=12),
        Column("back_by", say("Return by"), DAY),
        Column("leaves_on", say("Leaves on"), DAY),
        Column("lease_state", say("State of the lease"), LEASE_STATE, hidden=True),
        Column("months", say("Months of rent"), COUNT, hidden=True),
        Column("units", say("Units"), CODE, hidden=True),
    ),
    watches=frozenset(
        {"lease", "tenant", "unit", "deposit_entry", "rent_span", "dated_rate", "revision"}
    ),
    empty=say("The deposit of each signed lease stands here, from what is asked to its return."),
    chips=(
        Chip("", say("All")),
        Chip("to_receive", say("To receive")),
        Chip("held", say("Held deposits")),
        Chip("to_return", say("To return")),
        Chip("late", say("Return overdue")),
        Chip("settled", say("Deposits paid out")),
    ),
    totals=(Total("held", say("held"), MONEY), Total("missing", say("missing"), MONEY)),
    actions=ACTIONS,
    help=say(
        "What each lease asks follows its rent: a revision asks for more. Note what is received,"
        " give it back after the move-out, or keep a part and say why."
    ),
)

GUARANTEE_LISTING = Listing(
    noun="guarantee",
    title=say("Guarantees and insurance"),
    query=GUARANTEES,
    columns=(
        Column("tenant", say("Tenant"), width=20, stretch=True),
        Column("kind", say("Kind"), KIND, width=20),
        Column("expires_on", say("Expires on"), DAY),
        Column("validity", say("State"), VALIDITY, width=13),
        Column("issuer", say("Issued by"), width=18),
        Column("number", say("Number"), CODE, width=13),
        Column("amount", say("Amount covered"), MONEY, width=13),
        Column("days_left", say("Days left"), COUNT, width=9, hidden=True),
        Column("valid_from", say("Valid from"), DAY, hidden=True),
        Column("lease", say("Lease"), CODE, width=12, hidden=True),
        Column("file", say("File"), hidden=True),
    ),
    watches=frozenset({"guarantee", "tenant", "lease"}),
    empty=say("Bank guarantees and insurance certificates stand here with the day they expire."),
    chips=(
        Chip("live", say("Valid guarantees")),
        Chip("expiring", say("Expiring soon")),
        Chip("expired", say("Expired guarantees")),
        Chip("renewed", say("Replaced guarantees")),
        Chip("", say("All guarantees")),
    ),
    totals=(Total("covered", say("guaranteed"), MONEY),),
    actions=GUARANTEE_ACTIONS,
    help=say(
        "Ctrl+N notes a bank guarantee or an insurance certificate. Before it expires, note the"
        " newer one with Renew: the older one is then replaced and no longer watched."
    ),
)
