"""Letters in the window and by command: shown, refused with a sentence, led to what is missing."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.app.commands import run
from ctv_desktop.features.leases.screen import amendment as panel
from ctv_desktop.features.leases.screen.record import view
from ctv_desktop.features.letters.screen import acts
from ctv_desktop.values import language
from ctv_desktop.values.say import say
from tests.features.leases import desks
from tests.features.letters import scene
from tests.features.stage import Desk
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database


@pytest.fixture
def let(park: "Database") -> "Database":
    scene.furnish(park)
    scene.let(park, firm_until=None)
    return park


class Later(Desk):
    """A desk in the days of the letters."""

    def today(self) -> date:
        return scene.TODAY

    def preview(
        self, title: Any, name: str, *given: Any, lacking: Any = None, first: str = "", **_: Any
    ) -> None:
        self.asked.append(("preview", str(title), name, given[0]))
        self.first, self.lacking = first, lacking

    def ask_values(
        self, title: Any, fields: Any, values: Any, act: Any, _yes: Any, _text: Any, then: Any
    ) -> None:
        self.asked.append(("ask_values", str(title), [one.key for one in fields], values, act))
        self.then = then


def desk(park: "Database", folder: Path) -> Any:
    return Later(park, folder)


def test_a_letter_is_shown_with_its_number(let: "Database", tmp_path: Path) -> None:
    at = desk(let, tmp_path)
    acts.establishment(at, 1)
    ((kind, title, name, make),) = at.asked
    assert kind == "preview"
    assert "BC-2027-001-AT1" in title
    assert name == "BC-2027-001-AT1-attestation.pdf"
    reader = let.reader()
    assert "BC-2027-001-AT1" in reading.words(make(reader, language.of("en")))
    reader.close()


def test_why_there_is_no_letter_is_said(let: "Database", tmp_path: Path) -> None:
    at = desk(let, tmp_path)
    acts.quit(at, 1)
    acts.issue_quit(at, 1)
    assert [one[0] for one in at.asked] == ["warn", "warn"]
    assert "Aucun congé" in str(at.asked[0])


def test_what_is_missing_is_named_and_opened(let: "Database", tmp_path: Path) -> None:
    from ctv_desktop.features.tenants.model import Tenant

    with let.write(say("Forget")) as work:
        work.find(Tenant, desks.ATLAS).address = ""
    at = desk(let, tmp_path)
    id = scene.amend(let, notice_months=1)
    acts.issue_amendment(at, id)
    assert [one[0] for one in at.asked] == ["ask", "edit"]
    assert "adresse" in str(at.asked[0])
    assert at.asked[1][:3] == ("edit", "tenant", desks.ATLAS)
    acts.amendment(at, id)
    assert "adresse" in str(at.lacking[0])
    at.lacking[1]()
    assert at.asked[-1][:3] == ("edit", "tenant", desks.ATLAS)


def test_it_is_issued_from_the_window(let: "Database", tmp_path: Path) -> None:
    at = desk(let, tmp_path)
    acts.establishment(at, 1)
    assert at.first == ""
    at.asked.clear()
    acts.issue_establishment(at, 1)
    ((kind, _title, fields, values, act),) = at.asked
    assert (kind, fields) == ("ask_values", ["language", "purpose"])
    changed = act(let, {**values, "purpose": "Banque"})
    assert changed.final
    at.then(changed)  # what was issued is shown, not the draft of the next
    assert at.asked[-1][2] == "BC-2027-001-AT1-attestation.pdf"
    reader = let.reader()
    made = at.asked[-1][3](reader, language.of(values["language"]))
    file = reader.value("SELECT file FROM issued_paper")
    assert hashlib.sha256(made).hexdigest() == file
    shown = view(reader, 1, scene.TODAY)
    reader.close()
    assert shown is not None
    listed = next(one for one in shown.related if str(one.title) == "Documents émis")
    assert "BC-2027-001-AT1" in listed.lines[0].detail
    acts.establishment(at, 1)
    assert at.first == values["language"]  # in another language it would be a draft


def test_the_panel_of_an_amendment_offers_its_paper(let: "Database") -> None:
    id = scene.amend(let, notice_months=1)
    assert {"print", "issue"} <= {one.key for one in panel.ACTIONS}
    scene.issue(let, "amendment", id)
    reader = let.reader()
    shown = panel.view(reader, id, scene.TODAY)
    reader.close()
    assert shown is not None
    assert any("BC-2027-001-AV1" in line.detail for one in shown.related for line in one.lines)


def test_commands_print_each_letter(
    let: "Database", tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.amend(let, notice_months=1)
    scene.amend(let, notice_months=2)
    scene.give_notice(let)
    scene.issue(let, "establishment")
    asked = {
        "amendment": ("BC-2027-001", "BC-2027-001-AV2"), "quit": ("BC-2027-001", "-CG1"),
        "issued": ("bc-2027-001-at1", "BC-2027-001-AT1"),
    }  # fmt: skip
    for paper, (reference, number) in asked.items():
        out = tmp_path / f"{paper}.pdf"
        assert run(["print", paper, reference, "--database", str(let.path), "--output", str(out),
                    "--as-of", "15/06/2028"]) == 0  # fmt: skip
        assert number in reading.words(out.read_bytes())
    out = tmp_path / "first.pdf"
    order = ["print", "amendment", "BC-2027-001-av1", "--database", str(let.path), "--language",
             "fr-ar", "--output", str(out)]  # fmt: skip
    assert run(order) == 0
    assert "BC-2027-001-AV1" in reading.words(out.read_bytes())
    capsys.readouterr()
    other = ["print", "issued", "BC-2027-001-AT1", "--database", str(let.path), "--language", "ar",
             "--output", str(out)]  # fmt: skip
    assert run(other) == 2
    assert "français" in capsys.readouterr().err


def test_old_and_new_read_from_the_right_in_arabic() -> None:
    """Figures alone would be laid out from the left: what is new would stand before what was."""
    said = say("{old} → {new}", old="6", new="3").in_language(language.of("ar"))
    assert said.startswith("\u200f")
    assert said.index("6") < said.index("3")
