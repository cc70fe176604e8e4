"""The rent roll and its figures as plain SQL."""

from ctv_desktop.features.rentroll.rows.figures import Figures, Stock, figures
from ctv_desktop.features.rentroll.rows.roll import RENT_ROLL, Line, lines

__all__ = ["RENT_ROLL", "Figures", "Line", "Stock", "figures", "lines"]
