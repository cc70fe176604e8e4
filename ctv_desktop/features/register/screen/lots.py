"""Issued papers printed many at once: each the very file that was issued."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.register.rows import batched, counted, reprint
from ctv_desktop.features.register.words import PAPERS
from ctv_desktop.ui.lot import Item, Lot, Wanted
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.values.language import Language


def how_many(kinds: tuple[str, ...], reader: "Reader", wanted: Wanted) -> int:
    """How many issued papers are wanted, in whatever language."""
    return counted(reader, kinds, wanted.ids, wanted.first, wanted.last)


def papers(
    kinds: tuple[str, ...], reader: "Reader", wanted: Wanted, language: "Language"
) -> list[Item]:
    """The issued papers that are wanted; each in the language it was issued in."""
    items = []
    for one, tenant in batched(reader, kinds, wanted.ids, wanted.first, wanted.last):
        title = say("{kind} {reference}", kind=PAPERS.label(one.kind), reference=one.reference)
        number = f"{one.reference}-{one.language}"
        items.append(
            Item(one.id, number, tenant, one.issued_on, title.in_language(language),
                 data=reprint(reader, one))
        )  # fmt: skip
    return items


ISSUED = Lot(
    "issued",
    say("Issued papers of leases"),
    say("paper"),
    say("issued within the period"),
    partial(how_many, ()),
    partial(papers, ()),
    languages=(),
)
CONTRACTS = Lot(
    "contract",
    say("Issued contracts"),
    say("contract"),
    say("issued within the period"),
    partial(how_many, ("contract",)),
    partial(papers, ("contract",)),
    languages=(),
)
