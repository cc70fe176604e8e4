"""The acts on leases: drafts are saved and deleted, leases signed, changed, renewed and ended."""

from ctv_desktop.features.leases.store.acts import (
    amend,
    assign,
    cancel_notice,
    change_remarks,
    extend,
    give_notice,
    hand_over,
    move_out,
    renew,
    sign,
    terminate,
    use_option,
)
from ctv_desktop.features.leases.store.lease import delete, save

__all__ = [
    "amend",
    "assign",
    "cancel_notice",
    "change_remarks",
    "delete",
    "extend",
    "give_notice",
    "hand_over",
    "move_out",
    "renew",
    "save",
    "sign",
    "terminate",
    "use_option",
]
