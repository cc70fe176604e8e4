"""The dated rates every park begins with, in a demo park too."""

from ctv_desktop.app.demo.rows import Draft
from ctv_desktop.features.rates.rules import KNOWN


def build_rates(draft: Draft) -> None:
    """The rates in force and where they come from."""
    for kind, day, value, source in KNOWN:
        draft.add("dated_rate", kind=kind, valid_from=day.isoformat(), value=value, source=source)
