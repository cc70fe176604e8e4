"""A long table inside a form, typed cell by cell as in a spreadsheet."""

from ctv_desktop.ui.form.grid.editor import GridEditor

__all__ = ["GridEditor"]
