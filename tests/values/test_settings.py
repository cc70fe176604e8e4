"""Folders of one person, preferences and what happens when their file is broken."""

import json
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

from ctv_desktop.values import settings
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.settings import OPTIONS, Paths, Preferences, copies_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "preferences.json"


def stored(file: Path, text: str) -> Preferences:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return Preferences(file)


def test_folders_on_linux() -> None:
    here = Paths.here({"HOME": "/home/a", "XDG_CACHE_HOME": "/var/c"}, "linux")
    assert here.park == Path("/home/a/.local/share/ctv-desktop/park.ctv")
    assert here.preferences == Path("/home/a/.config/ctv-desktop/preferences.json")
    assert here.theme == Path("/var/c/ctv-desktop/theme")


def test_a_relative_folder_is_ignored() -> None:
    here = Paths.here({"HOME": "/home/a", "XDG_DATA_HOME": "share"}, "linux")
    assert here.demo == Path("/home/a/.local/share/ctv-desktop/demo.ctv")


def test_folders_on_windows() -> None:
    here = Paths.here({"LOCALAPPDATA": r"C:\Users\a\AppData\Local"}, "win32")
    assert PureWindowsPath(here.data) == PureWindowsPath(r"C:\Users\a\AppData\Local\ctv-desktop")
    assert here.cache.name == "cache"


def test_folders_on_macos() -> None:
    here = Paths.here({"HOME": "/Users/a"}, "darwin")
    assert here.drafts == Path("/Users/a/Library/Application Support/ctv-desktop/drafts")
    assert here.cache == Path("/Users/a/Library/Caches/ctv-desktop")


def test_copies_stand_beside_their_park() -> None:
    assert copies_of(Path("/d/park.ctv")) == Path("/d/park copies")


def test_naming_folders_makes_none(tmp_path: Path) -> None:
    _ = Paths.here({"HOME": str(tmp_path)}, "linux").park
    assert not list(tmp_path.iterdir())


def test_without_a_file_every_option_has_its_default(file: Path) -> None:
    preferences = Preferences(file)
    assert {key: preferences.get(key) for key in OPTIONS} == {
        key: option.default for key, option in OPTIONS.items()
    }
    assert not preferences.reported
    assert not file.exists()


def test_what_is_set_is_there_the_next_time(file: Path) -> None:
    values = {"language": "ar", "theme": "dark", "zoom": 125, "columns": {"leases": ["état"]}}
    preferences = Preferences(file)
    for key, value in values.items():
        preferences.set(key, value)
    preferences.save()
    again = Preferences(file)
    assert {key: again.get(key) for key in values} == values
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_reset_gives_the_default_back(file: Path) -> None:
    preferences = Preferences(file)
    preferences.set("zoom", 150)
    preferences.reset("zoom")
    preferences.reset("zoom")
    assert preferences.get("zoom") == 100


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "de"),
        ("language", None),
        ("zoom", 89),
        ("zoom", 151),
        ("zoom", True),
        ("zoom", "100"),
        ("zoom", 10**400),
        ("columns", []),
        ("last_database", 5),
        ("window", "x" * 1_000_001),
        ("first_steps_dismissed", 1),
    ],
)
def test_a_value_that_cannot_be_right(file: Path, key: str, value: Any) -> None:
    """It is refused when set; when stored, its default stands and is told, the others stay."""
    preferences = Preferences(file)
    with pytest.raises(Refused) as refusal:
        preferences.set(key, value)
    assert list(refusal.value.problems) == [key]
    kept = "theme" if key != "theme" else "zoom"
    old = stored(file, json.dumps({key: value, kept: "dark"})) if value != 10**400 else None
    if old:
        assert old.get(key) == OPTIONS[key].default
        assert old.get(kept) == "dark"
        assert len(old.reported) == 1
        assert len(str(old.reported[0])) < 200


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\ufeff{}", "[" * 100_000, '{"a": 1'])
def test_a_broken_file_is_kept_aside(file: Path, text: str) -> None:
    preferences = stored(file, text)
    assert preferences.get("language") == "fr"
    assert len(preferences.reported) == 1
    assert file.with_suffix(".broken.json").read_text(encoding="utf-8") == text
    preferences.save()
    assert not Preferences(file).reported


def test_bytes_that_are_no_text(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe\x00")
    assert Preferences(file).reported


def test_keys_of_another_version_are_kept(file: Path) -> None:
    preferences = stored(file, '{"of_tomorrow": [1], "language": "en"}')
    preferences.set("language", "ar")
    preferences.save()
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept == {"of_tomorrow": [1], "language": "ar"}


def test_a_mapping_is_changed_by_set_alone(file: Path) -> None:
    preferences = Preferences(file)
    preferences.get("columns")["leases"] = "x"
    assert preferences.get("columns") == {}
    assert OPTIONS["columns"].default == {}


def test_a_folder_that_cannot_be_written(file: Path) -> None:
    """A file stands where the folder should be: no rights are needed to see it fail."""
    file.parent.parent.mkdir(exist_ok=True)
    file.parent.write_text("in the way", encoding="utf-8")
    preferences = Preferences(file)
    preferences.set("language", "en")
    with pytest.raises(Unavailable):
        preferences.save()
    assert preferences.get("language") == "en"


def test_a_failed_save_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preferences = stored(file, '{"language": "en"}')
    preferences.set("language", "ar")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unavailable, match="disque est plein"):
        preferences.save()
    monkeypatch.undo()
    assert Preferences(file).get("language") == "en"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("option", OPTIONS.values(), ids=lambda option: option.key)
def test_every_option_explains_itself(option: settings.Option) -> None:
    assert str(option.label)
    assert str(option.effect).endswith(".")
    assert option.check(option.default) == option.default
