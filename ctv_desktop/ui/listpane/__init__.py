"""A whole list as a screen: title and acts, filters, the list, its totals; empty states; export."""

from ctv_desktop.ui.listpane.pane import MANY, ListPane

__all__ = ["MANY", "ListPane"]
