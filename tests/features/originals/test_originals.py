"""An original goes out once; every later print is a duplicate, until the first is spoilt."""

from datetime import date
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.invoices.screen.paper import print_invoice
from ctv_desktop.features.originals import store
from ctv_desktop.features.originals.rows import all_out, handed, out
from ctv_desktop.features.originals.screen import invoice_again, spoil
from ctv_desktop.features.payments import store as payments
from ctv_desktop.features.payments.screen.paper import print_receipt
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from tests.features.payments import till
from tests.features.stage import Desk
from tests.pdf import reading

TODAY = date(2027, 4, 30)
FRENCH, ARABIC = language.of("fr"), language.of("ar")


@pytest.fixture
def billed(park: Database) -> Database:
    return till.furnish(park)


def hand_out(park: Database, *rows: int, way: str = "print", code: str = "fr") -> bool:
    return bool(store.hand_out(park, "invoice", rows, way, code, TODAY).act)


def marked(reader: Reader, id: int, spoken: language.Language = FRENCH) -> bool:
    text = reading.words(print_invoice(reader, id, TODAY, spoken))
    return "DUPLICATA" in text or "نظير" in text


def test_the_second_print_is_the_same_but_for_the_mark(billed: Database, reader: Reader) -> None:
    first = print_invoice(reader, 1, TODAY, FRENCH)
    assert first == print_invoice(reader, 1, TODAY, FRENCH)
    assert "DUPLICATA" not in reading.words(first)
    hand_out(billed, 1)
    again = print_invoice(reader, 1, TODAY, FRENCH)
    assert "DUPLICATA" in reading.words(again)
    words = reading.words(again).replace("DUPLICATA", "").split()
    assert words == reading.words(first).split()
    assert again == print_invoice(reader, 1, TODAY, FRENCH)


def test_who_took_it_when_and_how_is_noted(billed: Database, reader: Reader) -> None:
    assert hand_out(billed, 1, way="mail")
    found = out(reader, "invoice", 1)
    assert found is not None
    assert (found.way, found.handed_on, found.handed_by) == ("mail", TODAY, billed.who)
    said = str(journal.history(reader, [("original", found.id)])[0].said)
    assert "FAC-2027-000001" in said


def test_a_translation_is_no_original(billed: Database, reader: Reader) -> None:
    assert not hand_out(billed, 1, code="ar")
    assert out(reader, "invoice", 1) is None
    hand_out(billed, 1)
    assert marked(reader, 1, ARABIC)


def test_the_original_may_have_the_other_language_beside_it(
    billed: Database, reader: Reader
) -> None:
    assert hand_out(billed, 1, code="fr-ar")
    assert marked(reader, 1)
    assert marked(reader, 1, language.of("fr-ar"))


def test_only_those_that_are_not_out_yet_are_noted_in_a_batch(
    billed: Database, reader: Reader
) -> None:
    hand_out(billed, 1)
    assert hand_out(billed, 1, 2, 3, way="batch")
    assert not hand_out(billed, 1, 2, 3, way="batch")
    assert all_out(reader, "invoice", (1, 2, 3, 4)) == {1, 2, 3}
    assert [one.way for one in handed(reader, "invoice", 1)] == ["print"]


def test_a_spoilt_original_is_printed_again_with_its_reason_kept(
    billed: Database, reader: Reader
) -> None:
    hand_out(billed, 1)
    store.spoil(billed, "invoice", 1, "Bourrage papier", TODAY)
    assert not marked(reader, 1)
    hand_out(billed, 1)
    assert marked(reader, 1)
    latest, first = handed(reader, "invoice", 1)
    assert (latest.number, latest.spoilt_on) == (2, None)
    assert (first.number, first.spoilt_on, first.spoilt_reason) == (1, TODAY, "Bourrage papier")


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_spoilt_original_needs_a_reason(billed: Database, reason: str) -> None:
    hand_out(billed, 1)
    with pytest.raises(Refused) as caught:
        store.spoil(billed, "invoice", 1, reason, TODAY)
    assert list(caught.value.problems) == ["reason"]


def test_what_is_not_out_is_not_spoilt(billed: Database) -> None:
    with pytest.raises(Refused):
        store.spoil(billed, "invoice", 1, "Déchirée", TODAY)
    desk = Desk(billed, billed.path.parent)
    invoice_again(desk, 1)  # type: ignore[arg-type]
    assert desk.asked[-1][0] == "notify"
    desk.tasks.close()


def test_the_act_asks_why_and_notes_it(billed: Database, reader: Reader) -> None:
    hand_out(billed, 1)
    desk = Desk(billed, billed.path.parent)
    asked: list[Any] = []
    desk.ask_values = lambda *given: asked.append(given)  # type: ignore[attr-defined]
    invoice_again(desk, 1)  # type: ignore[arg-type]
    desk.tasks.close()
    ((_title, fields, _values, act, _yes, _text),) = asked
    assert [(field.key, field.required) for field in fields] == [("reason", True)]
    act(billed, {"reason": "Encre baveuse"})
    assert handed(reader, "invoice", 1)[0].spoilt_reason == "Encre baveuse"


def test_undo_passes_it_by_and_never_takes_it_back(billed: Database, reader: Reader) -> None:
    payment = till.pay(billed, till.ATLAS, 1_000_00)
    hand_out(billed, 1)
    store.spoil(billed, "invoice", 1, "Déchirée", TODAY)
    hand_out(billed, 1)
    journal.undo(billed)
    assert reader.value("SELECT count(*) FROM payment WHERE id = $1", payment) == 0
    assert marked(reader, 1)
    journal.redo(billed)
    assert reader.value("SELECT count(*) FROM payment WHERE id = $1", payment) == 1
    act = reader.value("SELECT max(act_id) FROM journal_change WHERE table_name = 'original'")
    with pytest.raises(Refused):
        journal.reverse(billed, act, say("Undone"))


def test_receipts_have_originals_too(billed: Database, reader: Reader) -> None:
    till.pay(billed, till.RIF, 100_00)
    invoice = till.of(billed, till.RIF)[0]
    receipt = payments.issue_receipt(billed, invoice, TODAY, TODAY).subject
    assert receipt is not None
    assert "DUPLICATA" not in reading.words(print_receipt(reader, receipt, TODAY, FRENCH))
    store.hand_out(billed, "receipt", (receipt,), "save", "fr", TODAY)
    assert "DUPLICATA" in reading.words(print_receipt(reader, receipt, TODAY, FRENCH))
    spoil("receipt", receipt, TODAY, billed, {"reason": "Tachée"})
    assert "DUPLICATA" not in reading.words(print_receipt(reader, receipt, TODAY, FRENCH))
