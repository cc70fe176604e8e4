"""The stack plan: rows of blocks in proportion, painted at once and kept as pixels."""

from ctv_desktop.ui.plan.stacks import Cell, Row, Stack
from ctv_desktop.ui.plan.view import Plan

__all__ = ["Cell", "Plan", "Row", "Stack"]
