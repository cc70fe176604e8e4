"""What was typed and not saved is there again after a crash."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.ui.recover import About, Drafts
from ctv_desktop.values import language
from tests.ui.stage import Desk, form

SEVEN = About("lease", 7)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    language.use("en")
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()


def typed(folder: Path, text: str) -> FormPage:
    page = FormPage(Desk(folder), form(), 7)
    page.show()
    line: Any = page.body.cells()["name"].editor.widget
    line.setText(text)
    line.typed.emit()
    page._keep_draft()
    return page


def test_unsaved_work_is_offered_again_and_put_back(tmp_path: Path) -> None:
    text = "<b>Rif</b> & 🎉 شركة"
    crashed = typed(tmp_path, text)
    crashed.body.rows["lines"].add.click()
    crashed._keep_draft()
    page = FormPage(Desk(tmp_path), form(), 7)
    page.show()
    assert "not saved" in page.unsaved.text()
    draft = Drafts(tmp_path, at_once=True).find(SEVEN)
    assert draft is not None
    page.put_back(draft)
    assert page.body.typed() == crashed.body.typed()
    assert page.values()["name"] == text
    assert page.dirty


@pytest.mark.parametrize("answer", ["Put it back", "Forget it"])
def test_an_answered_offer_leaves_the_keyboard_in_the_form(tmp_path: Path, answer: str) -> None:
    typed(tmp_path, "Rif")
    page = FormPage(Desk(tmp_path), form(), 7)
    page.show()
    page.activateWindow()
    button = next(each for each in page.findChildren(QPushButton) if each.text() == answer)
    button.setFocus()
    button.click()
    holder = page.focusWidget()
    assert holder is not None
    assert page.body.isAncestorOf(holder)


def test_saving_and_discarding_forget_the_draft(tmp_path: Path) -> None:
    page = typed(tmp_path, "Rif")
    assert len(list(tmp_path.iterdir())) == 1
    page.save()
    assert not list(tmp_path.iterdir())


def test_a_draft_is_only_offered_to_its_own_record(tmp_path: Path) -> None:
    typed(tmp_path, "Rif")
    page = FormPage(Desk(tmp_path), form(), None)
    page.show()
    assert page.unsaved.text() == ""


def test_a_damaged_or_foreign_draft_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "lease-7.draft.json").write_bytes(b'{"typed": \xff')
    assert Drafts(tmp_path, at_once=True).find(SEVEN) is None
    assert Drafts(tmp_path, at_once=True).all() == []


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    drafts = Drafts(tmp_path / "file", at_once=True)
    drafts.keep(SEVEN, {"name": "Rif"}, 1)
    drafts.drop(SEVEN)
    assert drafts.find(SEVEN) is None


def test_all_drafts_are_listed_for_the_start(tmp_path: Path) -> None:
    typed(tmp_path, "Rif")
    assert [draft.about for draft in Drafts(tmp_path).all()] == [SEVEN]


def new_for(folder: Path, given: dict[str, Any]) -> FormPage:
    page = FormPage(Desk(folder), form(), None, given)
    page.show()
    return page


def test_a_draft_of_a_new_record_is_only_offered_for_what_it_was_begun_for(tmp_path: Path) -> None:
    first = new_for(tmp_path, {"tenant_id": 1, "kind": "exit", "kept": [{"amount": 1}]})
    line: Any = first.body.cells()["name"].editor.widget
    line.setText("Rif")
    line.typed.emit()
    first._keep_draft()
    for given in ({}, {"tenant_id": 2, "kind": "exit"}, {"tenant_id": 1}, {"tenant_id": 11}):
        page = new_for(tmp_path, given)
        assert page.unsaved.text() == ""
        page.leave()  # forgets its own, not that of another
    assert (
        "not saved"
        in new_for(tmp_path, {"kind": "exit", "tenant_id": 1, "focus": "x"}).unsaved.text()
    )
    (draft,) = Drafts(tmp_path).all()
    assert dict(draft.about.subject) == {"tenant_id": 1, "kind": "exit"}


def test_two_subjects_of_one_file_name_are_not_mixed_up(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, at_once=True)
    one, other = (About("lease", None, (("like", held),)) for held in ("a b", "a-b"))
    drafts.keep(one, {"name": "Rif"}, None)
    assert drafts.find(one) is not None
    assert drafts.find(other) is None
