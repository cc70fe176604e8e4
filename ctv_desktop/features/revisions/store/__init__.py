"""The acts of the revision desk: keep a proposal, approve, import the values of an index."""

from ctv_desktop.features.revisions.store.approve import approve
from ctv_desktop.features.revisions.store.indexes import import_values
from ctv_desktop.features.revisions.store.proposal import propose, withdraw

__all__ = ["approve", "import_values", "propose", "withdraw"]
