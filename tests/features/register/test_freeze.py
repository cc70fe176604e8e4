"""Any store freezes a paper inside its own act: once a kind, record, sequence and language."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ctv_desktop.database import journal
from ctv_desktop.features.register.rows import issued, reprint, verdict
from ctv_desktop.features.register.rules import Paper, packed
from ctv_desktop.features.register.session import freeze
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from tests.features.leases import desks

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database

TODAY = date(2027, 1, 4)
TEXT, DIGEST = packed({"kind": "survey", "words": "état des lieux"})
PAPER = Paper("survey", "survey", 7, "EL-2027-001", "fr", None, TEXT, DIGEST, b"%PDF-1.7", 0)


def issue(park: "Database", paper: Paper = PAPER, stated: tuple[str, ...] = ()) -> "Changed":
    with park.write(say("Issue")) as work:
        work.subject = freeze(work, park.path, paper, TODAY, stated).id
    return work.changed


def test_its_words_and_its_bytes_are_kept(park: "Database") -> None:
    assert issue(park).final
    reader = park.reader()
    (one,) = issued(reader, "survey", "survey", 7)
    assert (one.content, one.digest, one.issued_on) == (TEXT, DIGEST, TODAY)
    assert reprint(reader, one) == b"%PDF-1.7"
    assert verdict(reader, b"%PDF-1.7").state == "issued"
    reader.close()


def test_it_is_not_undone(park: "Database") -> None:
    issue(park)
    with pytest.raises(Refused, match="autre document"):
        journal.undo(park)


def test_a_second_one_is_refused_but_in_another_language_or_sequence(park: "Database") -> None:
    issue(park)
    with pytest.raises(Refused, match="04/01/2027"):
        issue(park)
    issue(park, replace(PAPER, language="ar"))
    issue(park, replace(PAPER, sequence=2))
    reader = park.reader()
    found = [(one.language, one.sequence) for one in issued(reader, "survey", "survey", 7)]
    assert found == [("fr", 1), ("ar", 1), ("fr", 2)]
    reader.close()


def test_a_change_of_what_it_states_makes_it_void(park: "Database") -> None:
    desks.furnish(park)
    with pytest.raises(Refused, match="entre-temps"):
        issue(park, stated=("tenant",))
    issue(park, stated=("lease",))  # no lease yet: nothing changed there
