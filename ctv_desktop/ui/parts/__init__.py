"""Small widgets in the look of the house: cards, chips, switches, navigation, notices."""

from ctv_desktop.ui.parts.breadcrumb import Breadcrumb
from ctv_desktop.ui.parts.card import Card, Figure, Line
from ctv_desktop.ui.parts.chip import Chip, ChipBar, Filter, paint_chip
from ctv_desktop.ui.parts.empty import EmptyState
from ctv_desktop.ui.parts.heading import SplitHeading
from ctv_desktop.ui.parts.legend import Legend
from ctv_desktop.ui.parts.light import CopyLight
from ctv_desktop.ui.parts.navigation import NavigationList, Place, PlaceGroup
from ctv_desktop.ui.parts.notice import Notice, Notices
from ctv_desktop.ui.parts.search import SearchField
from ctv_desktop.ui.parts.segmented import Segmented

__all__ = [
    "Breadcrumb",
    "Card",
    "Chip",
    "ChipBar",
    "CopyLight",
    "EmptyState",
    "Figure",
    "Filter",
    "Legend",
    "Line",
    "NavigationList",
    "Notice",
    "Notices",
    "Place",
    "PlaceGroup",
    "SearchField",
    "Segmented",
    "SplitHeading",
    "paint_chip",
]
