"""A line of a due as it stands on paper: its words, its price, its arithmetic."""

from collections.abc import Sequence

from ctv_desktop.features.invoices.rules.items import Item
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules import explain
from ctv_desktop.features.rent.rules.schedule import Due, DueLine
from ctv_desktop.features.rent.rules.spans import Span
from ctv_desktop.features.rent.rules.terms import Terms


def item_of(terms: Terms, rates: Rates, found: Sequence[Span], due: Due, line: DueLine) -> Item:
    why = explain.of_line(terms, rates, due, line)
    quantity, measure, price = _priced(found, due, line)
    return Item(
        line.kind, why.title, line.net, line.vat_rate, line.regime, line.withholdable, line.unit_id,
        line.code, quantity, measure, price, why.steps,
    )  # fmt: skip


def _priced(found: Sequence[Span], due: Due, line: DueLine) -> tuple[int | None, str, int | None]:
    """Quantity and monthly price of a rent line, where one price holds for all of its days."""
    near = [
        span for span in found
        if span.line.id == line.line_id and span.line.unit_id == line.unit_id
        and span.starts <= due.ends and due.starts <= span.ends
    ]  # fmt: skip
    if line.unit_id is None or len(near) != 1 or near[0].off or near[0].free:
        return None, "", None
    level, of = near[0].level, near[0].line
    if of.basis == "item" or (level is not None and level.kind == "amount"):
        return 100, "item", near[0].rent
    return of.area, "area", level.amount if level is not None else of.price
