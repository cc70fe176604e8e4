"""The acts on tickets: log, change, pass on, start, wait, resolve, close, remark, attach."""

from ctv_desktop.features.tickets.store.acts import (
    add_remark,
    assign,
    assign_many,
    cancel,
    close,
    close_many,
    delete,
    delete_many,
    reopen,
    resolve,
    resume,
    start,
    wait,
)
from ctv_desktop.features.tickets.store.files import attach
from ctv_desktop.features.tickets.store.ticket import save

__all__ = [
    "add_remark",
    "assign",
    "assign_many",
    "attach",
    "cancel",
    "close",
    "close_many",
    "delete",
    "delete_many",
    "reopen",
    "resolve",
    "resume",
    "save",
    "start",
    "wait",
]
