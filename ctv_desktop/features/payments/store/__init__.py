"""The acts on payments: note, settle, clear, bounce, pay back; certificates; receipts."""

from ctv_desktop.features.payments.store.acts import bounce, clear, repay
from ctv_desktop.features.payments.store.certificates import certify, remove_certificate
from ctv_desktop.features.payments.store.payment import allocate, delete, save, settle_oldest
from ctv_desktop.features.payments.store.receipts import issue_receipt, issue_receipts, void_receipt
from ctv_desktop.features.payments.store.statement import take_statement

__all__ = [
    "allocate",
    "bounce",
    "certify",
    "clear",
    "delete",
    "issue_receipt",
    "issue_receipts",
    "remove_certificate",
    "repay",
    "save",
    "settle_oldest",
    "take_statement",
    "void_receipt",
]
