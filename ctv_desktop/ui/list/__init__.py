"""The one list of the program, of any length."""

from ctv_desktop.ui.list.view import ListView

__all__ = ["ListView"]
