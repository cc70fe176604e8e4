"""What can be done to leases from their list and record."""

from ctv_desktop.features.leases.screen.acts import begin, change, edit, ending

ACTIONS = (
    edit.NEW,
    *begin.ACTIONS,
    edit.EDIT,
    edit.PRINT,
    *change.ACTIONS,
    *ending.ACTIONS,
    *edit.REST,
)

__all__ = ["ACTIONS"]
