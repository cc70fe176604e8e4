"""Sentences collected, translations kept, catalogs compiled."""

from gettext import GNUTranslations
from pathlib import Path

import pytest

from ctv_desktop.app import catalogs
from ctv_desktop.app.catalogs import Files, missing, take, translations, update

PROGRAM = """
from ctv_desktop.values.say import say, says
TITLE = say("Units")
MANY = says("{count} unit", "{count} units", 2)
LONG = say("One sentence "
           "over two lines.")
"""

TAKEN = """Units => Locaux
{count} unit | {count} units => {count} local | {count} locaux
"""


@pytest.fixture
def files(tmp_path: Path) -> Files:
    source = tmp_path / "program"
    source.mkdir()
    (source / "screen.py").write_text(PROGRAM, encoding="utf-8")
    return Files(source, tmp_path / "locale")


def forget(files: Files) -> Files:
    """The same folders, read anew."""
    return Files(files.source, files.catalogs)


def test_sentences_are_found_where_they_stand(files: Files) -> None:
    assert files.messages == {
        "One sentence over two lines.": ["program/screen.py"],
        "Units": ["program/screen.py"],
        ("{count} unit", "{count} units"): ["program/screen.py"],
    }


def test_methods_of_that_name_are_nobodys_sentences(files: Files) -> None:
    (files.source / "screen.py").write_text('life.say("x")\nsay(name)\nsay("")', encoding="utf-8")
    assert files.messages == {}


def test_a_sentence_that_is_also_a_singular_is_translated_once(files: Files) -> None:
    (files.source / "more.py").write_text('say("{count} unit")', encoding="utf-8")
    pair = ("{count} unit", "{count} units")
    assert files.messages[pair] == ["program/more.py", "program/screen.py"]
    update(files, {"fr": {pair[0]: ("local", "locaux")}})
    with files.mo("fr").open("rb") as compiled:
        assert GNUTranslations(compiled).gettext("{count} unit") == "local"


def test_a_second_round_changes_nothing(files: Files) -> None:
    assert len(update(files)) == 5
    assert update(forget(files)) == []


def test_moving_a_line_changes_nothing(files: Files) -> None:
    update(files)
    (files.source / "screen.py").write_text("\n\n\n" + PROGRAM, encoding="utf-8")
    assert update(forget(files)) == []


def test_nothing_of_the_machine_stands_in_a_catalog(files: Files, tmp_path: Path) -> None:
    for path in update(files):
        content = path.read_bytes()
        assert str(tmp_path).encode() not in content
        assert b"POT-Creation-Date" not in content
        assert b"2026" not in content


def test_translations_are_taken_kept_and_dropped_with_their_sentence(files: Files) -> None:
    update(
        files,
        {"fr": dict(take(TAKEN))},
    )
    assert missing(files, "fr") == ["One sentence over two lines."]
    assert len(missing(files, "ar")) == 3
    (files.source / "screen.py").write_text('say("Units")', encoding="utf-8")
    update(forget(files))
    assert translations(files.po("fr"), "fr") == {"Units": "Locaux"}


def test_a_changed_sentence_is_not_guessed(files: Files) -> None:
    update(files, {"fr": {"Units": "Locaux"}})
    (files.source / "screen.py").write_text('say("Units.")', encoding="utf-8")
    update(forget(files))
    assert translations(files.po("fr"), "fr") == {}


def test_plural_forms_must_be_all_there(files: Files) -> None:
    update(files, {"ar": {"{count} unit": ("a", "b")}})
    assert ("{count} unit", "{count} units") in missing(files, "ar")


@pytest.mark.parametrize("line", ["Units", "Units =>", "Units => ", "Units=>Locaux"])
def test_a_line_that_is_no_translation(line: str) -> None:
    with pytest.raises(ValueError, match="English => translation"):
        list(take(line))


def test_lines_may_hold_breaks_and_remarks() -> None:
    assert dict(take("# remark\n\nTwo\\nlines => Deux\\nlignes")) == {"Two\nlines": "Deux\nlignes"}


@pytest.mark.parametrize(
    ("count", "form"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (110, 3), (11, 4), (99, 4), (100, 5), (102, 5)],
)
def test_arabic_forms_stand_in_their_usual_order(files: Files, count: int, form: int) -> None:
    update(files, {"ar": {"{count} unit": tuple("abcdef")}})
    with files.mo("ar").open("rb") as compiled:
        spoken = GNUTranslations(compiled)
    assert spoken.ngettext("{count} unit", "{count} units", count) == "abcdef"[form]


def test_our_compiled_catalogs_hold_what_their_texts_say() -> None:
    """Who edits a .po must compile it: `make catalogs`."""
    for code in catalogs.LANGUAGES:
        files = Files()
        known = translations(files.po(code), code)
        by_key: dict[catalogs.Message, list[str]] = {it: [] for it in _messages(files, code)}
        compiled = catalogs.as_mo(catalogs.build(by_key, code, known))
        assert files.mo(code).read_bytes() == compiled


def _messages(files: Files, code: str) -> list[catalogs.Message]:
    from babel.messages.pofile import read_po

    with files.po(code).open("rb") as file:
        read = read_po(file, locale=code)
    ids = [message.id for message in read if message.id]
    return [one if isinstance(one, str) else (one[0], one[1]) for one in ids]
