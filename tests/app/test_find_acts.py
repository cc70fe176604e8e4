"""The search above the window finds what can be done to the record in sight, and does it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ctv_desktop.app.find import ACT, MENU
from ctv_desktop.app.menus import Menus
from ctv_desktop.app.window import Window
from ctv_desktop.ui import ask
from tests.app.test_window import opened, shut


@pytest.fixture
def window(qapp: QApplication, demo_park_file: Path, tmp_path: Path) -> Iterator[Window]:
    assert qapp is not None
    path = tmp_path / "demo.ctv"
    shutil.copy(demo_park_file, path)
    made = opened(path)
    yield made
    with ask.answering("discard"):
        shut(made)


def typed(window: Window, text: str) -> list[tuple[str, object]]:
    """What the results say for a text, with where each leads."""
    window.finder.field.setText(text)
    window.finder._search()
    rows = window.finder.results
    return [
        (rows.item(row).text(), rows.item(row).data(Qt.ItemDataRole.UserRole))
        for row in range(rows.count())
    ]


def lease(window: Window, where: str) -> int:
    reader = window.desk.database.reader()
    try:
        return int(reader.value(f"SELECT min(id) FROM lease WHERE {where}") or 0)
    finally:
        reader.close()


def test_any_word_of_an_act_finds_it_for_the_record_in_sight(window: Window) -> None:
    assert all(where is None or where[0] != ACT for _text, where in typed(window, "attestation"))  # type: ignore[index]
    id = lease(window, "notice_on IS NOT NULL")
    window.open_record("lease", id)
    found = [where for _text, where in typed(window, "attest")]
    assert (ACT, ("lease", id, "establishment")) in found
    assert (ACT, ("lease", id, "quit")) in [where for _text, where in typed(window, "Congé")]


def test_taking_it_does_it_or_says_why_not(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[str, int]] = []
    said: list[str] = []
    monkeypatch.setattr(window.desk, "paper", lambda name, id, *_: done.append((name, id)))
    monkeypatch.setattr(window.desk, "warn", lambda words: said.append(str(words)))
    id = lease(window, "notice_on IS NOT NULL")
    window.open_record("lease", id)
    typed(window, "congé…")
    window.finder._take(window.finder.results.item(0))
    assert done == [("quit", id)]
    draft = lease(window, "signed = 0")
    window.open_record("lease", draft)
    typed(window, "congé…")
    window.finder._take(window.finder.results.item(0))
    assert len(done) == 1
    assert "Aucun congé" in said[0]


def test_what_stands_in_the_menu_is_found_and_done(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, int]] = []
    monkeypatch.setattr(window.desk, "paper", lambda name, id, *_: done.append((name, id)))
    window.menus = Menus(window)
    found = typed(window, "vérif")
    assert [text.partition("   ")[0] for text, where in found if where and where[0] == MENU] == [  # type: ignore[index]
        "Vérifier le fichier", "Vérifier un document…",
    ]  # fmt: skip
    place = next(row for row, (text, _) in enumerate(found) if "document" in text)
    window.finder._take(window.finder.results.item(place))
    assert done == [("verify", 0)]
    screens = [text.partition("   ")[0].rstrip("…") for text, _ in typed(window, "préf")]
    assert screens.count("Préférences") == 1


def test_ctrl_p_prints_the_neighbour_in_sight(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An amendment opened from its lease, while the list of leases has the keyboard."""
    done: list[tuple[str, int]] = []
    monkeypatch.setattr(window.desk, "paper", lambda name, id, *_: done.append((name, id)))
    reader = window.desk.database.reader()
    amendment, of = reader.row("SELECT id, lease_id FROM amendment ORDER BY id LIMIT 1") or (0, 0)
    reader.close()
    window.open_record("lease", of)
    pane: Any = window.place("leases").main
    printing = pane.acts.made["print"]
    assert printing.shortcut().toString() == "Ctrl+P"
    window.open_record("amendment", amendment)
    assert printing.shortcut().isEmpty()
    theirs = next(one for one in pane.actions() if one.shortcut().toString() == "Ctrl+P")
    theirs.trigger()
    assert done == [("amendment", amendment)]
    window.open_record("lease", of)
    assert printing.shortcut().toString() == "Ctrl+P"
