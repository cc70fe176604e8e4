"""The rows of a batch's preview: each paper that would be issued, what it comes to, why not."""

from dataclasses import dataclass
from typing import ClassVar

from ctv_desktop.features.invoices.rows.plan import Entry, Plan
from ctv_desktop.features.invoices.screen.issuing import what
from ctv_desktop.ui.grouped import Grouped
from ctv_desktop.values import language
from ctv_desktop.values.kinds import DAY, MONEY
from ctv_desktop.values.say import say


@dataclass(frozen=True)
class Shown:
    """One row as texts, which group it belongs to, and the paper itself."""

    group: str
    texts: tuple[str, ...]
    entry: Entry


def shown_rows(plan: Plan) -> list[Shown]:
    """Every row of a plan, what needs a look first."""
    return [_row(entry) for entry in (*plan.blocked, *plan.ready)]


def _row(entry: Entry) -> Shown:
    speech = language.current()
    facts, paper = entry.facts, entry.paper
    remark = " ".join(str(problem.said) for problem in entry.problems) or str(paper.reason or "")
    span = f"{DAY.show(paper.starts, speech)} – {DAY.show(paper.ends, speech)}"
    texts = (
        facts.reference, facts.client.legal_name, str(what(entry)), speech.led(span),
        MONEY.show(paper.net, speech),
        MONEY.show(paper.gross, speech), remark,
    )  # fmt: skip
    group = "credit" if paper.kind == "credit" else "ready"
    return Shown("blocked" if entry.problems else group, texts, entry)


class BatchModel(Grouped[Shown]):
    """The rows of a batch's plan; what is ready needs no colour."""

    HEADS = (
        say("Lease"), say("Tenant"), say("Paper"), say("Period"), say("Before VAT"),
        say("With VAT"), say("Remark"),
    )  # fmt: skip
    TONES: ClassVar = {"credit": "info", "blocked": "bad"}
    TOLD = (2, 6)
    FIGURES = (4, 5)

    def put(self, plan: Plan, group: str = "") -> None:
        """Show a plan."""
        self.show_rows(shown_rows(plan), group)
