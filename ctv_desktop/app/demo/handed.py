"""The originals of the demo park that went out: all papers about money but those of this month."""

from ctv_desktop.app.demo.rows import Draft
from ctv_desktop.app.demo.writing import AUTHOR

WAYS = ("batch", "mail", "print")


def hand_out(draft: Draft) -> None:
    """Note how and when each went out: on the day it was issued."""
    first = draft.today.replace(day=1).isoformat()
    for noun in ("invoice", "receipt"):
        for row in draft.all(noun):
            if row["issued_on"] < first:
                draft.add(
                    "original",
                    noun=noun, row_id=row["id"], number=1, way=WAYS[row["id"] % len(WAYS)],
                    handed_on=row["issued_on"], handed_by=AUTHOR,
                )  # fmt: skip
