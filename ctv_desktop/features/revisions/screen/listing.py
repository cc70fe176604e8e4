"""The revision desk: every lease whose rent may be revised, with what is proposed."""

from ctv_desktop.features.revisions.rows.desk import DESK
from ctv_desktop.features.revisions.screen.acts import ACTIONS
from ctv_desktop.features.revisions.words import READY, STATE
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import CODE, DAY, MONEY, PERCENT, TEXT
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="proposal",
    title=say("Revisions"),
    query=DESK,
    columns=(
        Column("tenant", say("Tenant"), width=20, stretch=True),
        Column("reference", say("Lease"), CODE, width=12),
        Column("rent", say("Rent per month"), MONEY, width=13),
        Column("rate", say("Increase"), PERCENT, width=8),
        Column("proposed", say("Proposed rent"), MONEY, width=13),
        Column("day", say("In effect from"), DAY, width=13),
        Column("ready", say("Approval"), READY, width=14),
        Column("first", say("Possible from"), DAY, width=13),
        Column("since", say("Rent since"), DAY, width=13),
        Column("state", say("Revision"), STATE, width=11),
        Column("units", say("Units"), CODE, width=12, hidden=True),
        Column("cap", say("Cap"), PERCENT, hidden=True),
        Column("due", say("Due by the lease"), DAY, width=14, hidden=True),
        Column("last_day", say("Last day"), DAY, hidden=True),
        Column("reason", say("Reason"), TEXT, hidden=True),
    ),
    watches=frozenset(
        {"lease", "tenant", "unit", "revision", "revision_proposal", "rent_span", "index_value",
         "rent_index", "dated_rate", "invoice"}
    ),
    empty=say("Leases stand here once their rent may be revised: by law after 36 months."),
    chips=(
        Chip("due", say("To revise")),
        Chip("allowed", say("To revise or possible")),
        Chip("soon", say("Within 6 months")),
        Chip("blocked", say("Held up")),
        Chip("done", say("Revised leases")),
        Chip("", say("All")),
    ),
    totals=(
        Total("rent", say("a month now"), MONEY),
        Total("proposed", say("once revised"), MONEY),
    ),
    actions=ACTIONS,
    help=say(
        "Each line proposes the rent that the lease and the law give. Change it with F2, then"
        " approve one or several: a rise above the cap or before its time asks for a reason."
    ),
)  # fmt: skip
