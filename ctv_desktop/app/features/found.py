"""What is found in the features by its name: objects, words, models."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from ctv_desktop.values.kinds import TEXT, Kind
from ctv_desktop.values.say import Say

HERE = "ctv_desktop.features"


def found(place: str) -> Any:
    """The object at `module:NAME` below the features."""
    module, _, name = place.partition(":")
    return getattr(import_module(f"{HERE}.{module}"), name)


LABELS = (
    "landlords", "rates", "park", "tenants", "leases", "register", "clauses", "revisions",
    "deposits", "invoices", "payments", "originals", "charges", "meters", "deadlines",
    "reminders", "tickets", "surveys",
)  # fmt: skip


@cache
def labels() -> Mapping[str, Mapping[str, tuple[Say, Kind]]]:
    """The word and kind of every column that history may show."""
    merged: dict[str, Mapping[str, tuple[Say, Kind]]] = {}
    for name in LABELS:
        merged.update(import_module(f"{HERE}.{name}.words").LABELS)
    return merged


def label(table: str, key: str) -> tuple[Say, Kind]:
    """The word and kind of a column; the column's own name where a newer version wrote it."""
    return labels().get(table, {}).get(key, (Say(key), TEXT))


def schema() -> object:
    """Import every model: the writer needs them all."""
    return import_module(f"{HERE}.schema").metadata()
