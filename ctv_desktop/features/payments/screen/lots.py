"""Receipts printed many at once. No Qt here: commands use it too."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.landlords.rows import logos
from ctv_desktop.features.originals.rows import all_out
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.features.payments.rows.batch import batched, count
from ctv_desktop.features.payments.words import RECEIPT_KINDS
from ctv_desktop.ui.lot import Item, Lot, Wanted
from ctv_desktop.values.language import OF_PAPERS
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.values.language import Language

COMPOSER = "ctv_desktop.features.payments.papers.receipt:of_issued"


def how_many(reader: "Reader", wanted: Wanted) -> int:
    """How many receipts are wanted."""
    return count(reader, wanted.ids, wanted.first, wanted.last)


def receipts(reader: "Reader", wanted: Wanted, language: "Language") -> list[Item]:
    """The receipts that are wanted, each as it was issued."""
    found = batched(reader, wanted.ids, wanted.first, wanted.last)
    gone = all_out(reader, "receipt", [one.id for one in found])
    logo, demo = logos(reader), fictitious(reader)
    items = []
    for one in found:
        again = one.id in gone
        mark = logo(str(json.loads(one.content)["seller"]["logo"]))
        facts = (one.content, one.digest, mark, again, one.cancelled, demo)
        title = say("{kind} {reference}", kind=RECEIPT_KINDS.label(one.kind),
                    reference=one.reference).in_language(language)  # fmt: skip
        original = not again and one.language in (language.code, language.beside)
        items.append(
            Item(one.id, one.reference, one.tenant, one.starts, title, COMPOSER, facts,
                 original=original)
        )  # fmt: skip
    return items


def hand_out(database: "Database", ids: Sequence[int], code: str, today: date) -> "Changed":
    """Note in the writing lane that originals went out."""
    from ctv_desktop.features.originals import store

    return store.hand_out(database, "receipt", ids, "batch", code, today)


RECEIPTS = Lot(
    "receipt",
    say("Receipts"),
    say("receipt"),
    say("issued within the period"),
    how_many,
    receipts,
    OF_PAPERS,
    hand_out,
)
