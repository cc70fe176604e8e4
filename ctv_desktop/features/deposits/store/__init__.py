"""The acts on deposits, guarantees and insurance certificates."""

from ctv_desktop.features.deposits.store.deposit import carry, give_back, receive, strike
from ctv_desktop.features.deposits.store.guarantee import attach, delete, save

__all__ = ["attach", "carry", "delete", "give_back", "receive", "save", "strike"]
