"""The renewals worklist: what ends soon, what is proposed for each, and the new leases made."""

from ctv_desktop.features.leases.screen.renewals.screen import RenewalsScreen

__all__ = ["RenewalsScreen"]
