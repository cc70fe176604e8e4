"""The acts on leases: drafts are saved and deleted, leases signed, ended; dated rates kept."""

from ctv_desktop.features.leases.store.acts import (
    cancel_notice,
    change_remarks,
    give_notice,
    sign,
    terminate,
)
from ctv_desktop.features.leases.store.lease import delete, save
from ctv_desktop.features.leases.store.rates import seed

__all__ = [
    "cancel_notice",
    "change_remarks",
    "delete",
    "give_notice",
    "save",
    "seed",
    "sign",
    "terminate",
]
