"""The acts on service charges."""

from ctv_desktop.features.charges.store.closing import close, reopen
from ctv_desktop.features.charges.store.years import delete_key, delete_year, save_key, save_year

__all__ = ["close", "delete_key", "delete_year", "reopen", "save_key", "save_year"]
