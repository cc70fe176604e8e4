"""The acts on meters and readings."""

from ctv_desktop.features.meters.store.meters import delete, save
from ctv_desktop.features.meters.store.readings import delete_last, read

__all__ = ["delete", "delete_last", "read", "save"]
