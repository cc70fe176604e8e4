"""The import: a file's rows shown before anything is done, then done in one act."""

from ctv_desktop.features.imports.screen.sheet import ImportSheet, open_import

__all__ = ["ImportSheet", "open_import"]
