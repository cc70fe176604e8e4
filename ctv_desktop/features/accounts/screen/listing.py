"""The list of accounts: every tenant with what is open by age."""

from ctv_desktop.features.accounts.rows.lists import ACCOUNTS
from ctv_desktop.features.accounts.screen.acts import ACTIONS
from ctv_desktop.features.accounts.words import AGES
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import COUNT, DAY, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="account",
    title=say("Tenant accounts"),
    query=ACCOUNTS,
    columns=(
        Column("tenant", say("Tenant"), width=20, stretch=True),
        Column("balance", say("Balance"), MONEY, width=12),
        Column("overdue", say("Overdue"), MONEY, width=13, hidden=True),
        *(Column(key, title, MONEY, width=10) for key, title in AGES.items()),
        Column("credit", say("Credit"), MONEY, width=10),
        Column("to_certify", say("To be certified"), MONEY, width=13, hidden=True),
        Column("oldest", say("Oldest due"), DAY, hidden=True),
        Column("late", say("Days late"), COUNT, width=9, hidden=True),
    ),
    watches=frozenset({"invoice", "payment", "allocation", "repayment", "certificate", "tenant"}),
    empty=say("Each tenant has its account here from its first lease on."),
    chips=(
        Chip("", say("All")),
        Chip("open", say("With a balance to pay")),
        Chip("overdue", say("Overdue")),
        Chip("older", say("Late by over 90 days")),
        Chip("credit", say("In credit")),
        Chip("to_certify", say("To be certified")),
        Chip("former", say("Left, not settled")),
    ),
    totals=(
        Total("balance", say("balance"), MONEY),
        Total("overdue", say("overdue"), MONEY),
        Total("older", say("over 90 days"), MONEY),
        Total("credit", say("credit"), MONEY),
    ),
    actions=ACTIONS,
    help=say(
        "What each tenant owes over all its leases, by how late it is; it outlives the lease. What"
        " tenants withhold for the tax office stands as to be certified until they prove it."
    ),
)
