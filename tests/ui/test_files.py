"""The file dialog speaks the language of the window, asks before it overwrites, adds the ending."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from ctv_desktop.ui import files
from ctv_desktop.values import language
from ctv_desktop.values.say import say

PARKS = ((say("Park file"), "*.ctv *.park"), (say("All files"), "*"))


@pytest.fixture(autouse=True)
def dialogs(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[QFileDialog]:
    """Every dialog that would be shown; it is accepted as it stands."""
    assert qapp is not None
    shown: list[QFileDialog] = []

    def accept(dialog: QFileDialog) -> int:
        shown.append(dialog)
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accept)
    return shown


@pytest.mark.parametrize("code", language.CODES)
def test_no_word_of_the_dialog_is_left_in_english(
    dialogs: list[QFileDialog], tmp_path: Path, code: str
) -> None:
    language.use(code)
    files.to_open(None, say("Open a park"), tmp_path, PARKS)
    files.to_save(None, say("Save as"), tmp_path / "a.ctv", PARKS)
    label = QFileDialog.DialogLabel
    wanted = ("Look in:", "File name:", "Files of type:", "Cancel")
    for dialog, accept in zip(dialogs, ("Open file", "Save"), strict=True):
        places = (label.LookIn, label.FileName, label.FileType, label.Reject, label.Accept)
        shown = [dialog.labelText(place) for place in places]
        assert shown == [language.of(code).text(word) for word in (*wanted, accept)]


def test_parks_of_both_endings_are_shown(dialogs: list[QFileDialog], tmp_path: Path) -> None:
    files.to_open(None, say("Open a park"), tmp_path, PARKS)
    assert "(*.ctv *.park)" in dialogs[0].nameFilters()[0]


def test_a_name_without_ending_gets_it_before_it_is_looked_for(
    dialogs: list[QFileDialog], tmp_path: Path
) -> None:
    path = files.to_save(None, say("Save as"), tmp_path / "parc", PARKS)
    assert path == tmp_path / "parc.ctv"
    assert not dialogs[0].testOption(QFileDialog.Option.DontConfirmOverwrite)
