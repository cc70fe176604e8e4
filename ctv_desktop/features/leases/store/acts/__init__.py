"""What happens to a lease after its draft, one file an act; each act is one entry to undo."""

from ctv_desktop.features.leases.store.acts.amend import amend
from ctv_desktop.features.leases.store.acts.assign import assign
from ctv_desktop.features.leases.store.acts.begin import hand_over, sign
from ctv_desktop.features.leases.store.acts.end import move_out, terminate
from ctv_desktop.features.leases.store.acts.extend import extend, use_option
from ctv_desktop.features.leases.store.acts.notice import cancel_notice, give_notice
from ctv_desktop.features.leases.store.acts.remarks import change_remarks
from ctv_desktop.features.leases.store.acts.renew import renew

__all__ = [
    "amend",
    "assign",
    "cancel_notice",
    "change_remarks",
    "extend",
    "give_notice",
    "hand_over",
    "move_out",
    "renew",
    "sign",
    "terminate",
    "use_option",
]
