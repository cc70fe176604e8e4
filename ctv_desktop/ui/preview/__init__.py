"""Papers in the window: their pages drawn, turned over, printed and saved."""

from ctv_desktop.ui.preview.paper import PaperPreview

__all__ = ["PaperPreview"]
