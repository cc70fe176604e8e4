"""The clauses in the window: chosen, written, looked at as a lease fills them, compared."""

from ctv_desktop.features.clauses.screen.screen import ClausesScreen

__all__ = ["ClausesScreen"]
