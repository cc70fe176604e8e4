"""A table of amounts that explain themselves."""

from ctv_desktop.ui.amounts.rows import TOTAL
from ctv_desktop.ui.amounts.table import AmountTable

__all__ = ["TOTAL", "AmountTable"]
