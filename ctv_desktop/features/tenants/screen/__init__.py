"""Tenants in the window: list, record and form, said as data."""

from ctv_desktop.features.tenants.screen.form import FORM
from ctv_desktop.features.tenants.screen.listing import LISTING
from ctv_desktop.features.tenants.screen.record import RECORD

__all__ = ["FORM", "LISTING", "RECORD"]
