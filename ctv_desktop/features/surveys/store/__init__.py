"""The acts on condition reports: save, sign, issue, charge, delete."""

from ctv_desktop.features.surveys.store.charging import charge, uncharge
from ctv_desktop.features.surveys.store.issuing import issue
from ctv_desktop.features.surveys.store.survey import delete, save, sign

__all__ = ["charge", "delete", "issue", "save", "sign", "uncharge"]
