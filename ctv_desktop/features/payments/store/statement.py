"""Takes lines of a bank statement in as payments, in one act."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.database.work import checked
from ctv_desktop.features.payments.model import Payment, PaymentDraft
from ctv_desktop.features.payments.rules import payment as rules
from ctv_desktop.features.payments.store.payment import landlord_of
from ctv_desktop.features.payments.store.settling import open_of, settle
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def take_statement(
    database: "Database", taken: Sequence[Mapping[str, Any]], today: date
) -> "Changed":
    """Note lines as cleared transfers; each holds payment values, `statement_key` and `parts`.

    `parts` (invoice id → centimes) are settled as far as they are still open; the rest is credit.
    Raises Refused where a line was taken in before.
    """
    act = says("Import {count} payment", "Import {count} payments", len(taken))
    with database.write(act) as work:
        if not taken:
            raise Refused({"": say("Choose at least one line.")})
        for values in taken:
            work.subject = _take(work, values, today).id
    return work.changed


def _take(work: "Work", values: Mapping[str, Any], today: date) -> Payment:
    key = str(values["statement_key"])
    if work.exec(select(Payment).where(Payment.statement_key == key)).first() is not None:
        said = say("The line of {day} was already imported.", day=values["received_on"])
        raise Refused({"": said})
    given = {"method": "transfer", **values, "landlord_id": landlord_of(work, values)}
    wrong = rules.problems(given, today)
    if wrong:
        raise Refused(wrong)
    draft = checked(PaymentDraft, given).model_dump()
    more = {"state": "cleared", "cleared_on": draft["received_on"], "unused": draft["amount"]}
    row = work.make(Payment, {**draft, **more, "statement_key": key})
    opens = {one.id: one.balance for one in open_of(work, row.tenant_id, row.landlord_id)}
    left, wanted = row.amount, {}
    for id, part in values.get("parts", {}).items():
        wanted[id] = min(part, opens.get(id, 0), left)
        left -= wanted[id]
    settle(work, row, wanted)
    return row
