"""The acts on leases: drafts are saved and deleted, leases signed and ended."""

from ctv_desktop.features.leases.store.acts import (
    cancel_notice,
    change_remarks,
    give_notice,
    sign,
    terminate,
)
from ctv_desktop.features.leases.store.lease import delete, save

__all__ = [
    "cancel_notice",
    "change_remarks",
    "delete",
    "give_notice",
    "save",
    "sign",
    "terminate",
]
