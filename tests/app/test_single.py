"""One window for one park: a second start raises the first, a crash leaves no lock behind."""

from pathlib import Path

from PySide6.QtCore import QDir, QObject
from PySide6.QtWidgets import QApplication

from ctv_desktop.app.opening import doorbell_name, raise_first
from ctv_desktop.app.single import Doorbell


def test_a_second_start_raises_the_first(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "park.ctv"
    assert not raise_first(path)
    raised: list[bool] = []
    owner = QObject()
    bell = Doorbell(doorbell_name(path), lambda: raised.append(True), owner)
    assert raise_first(path)
    for _ in range(50):
        qapp.processEvents()
    assert raised == [True]
    assert not raise_first(tmp_path / "other.ctv")
    bell.close()
    assert not raise_first(path)


def test_what_a_crash_left_behind_is_in_nobody_s_way(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "park.ctv"
    left = Path(QDir.tempPath(), doorbell_name(path))
    left.write_text("")
    assert not raise_first(path)
    owner = QObject()
    bell = Doorbell(doorbell_name(path), lambda: None, owner)
    assert raise_first(path)
    qapp.processEvents()
    bell.close()
