"""Every sentence of the program is translated, fully, and fits its gaps."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import ctv_desktop
from ctv_desktop.app import catalogs
from ctv_desktop.app.catalogs import Files, Message, translations
from ctv_desktop.values import language
from ctv_desktop.values.folding import fold
from ctv_desktop.values.kinds import Choices

CODES = pytest.mark.parametrize("code", catalogs.LANGUAGES)
GAP = re.compile(r"\{(\w+)[^}]*\}")


@cache
def files() -> Files:
    return Files()


def forms(said: Any) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def english(message: Message) -> str:
    return message if isinstance(message, str) else message[0]


@CODES
def test_nothing_is_untranslated(code: str) -> None:
    assert catalogs.missing(files(), code) == []


@CODES
def test_nothing_is_translated_that_nobody_says(code: str) -> None:
    known = translations(files().po(code), code)
    assert known.keys() - {english(message) for message in files().messages} == set()


@CODES
def test_gaps_are_those_of_the_sentence(code: str) -> None:
    """A plural form may leave the count out ("one unit"), and nothing else."""
    known = translations(files().po(code), code)
    wrong = []
    for message in files().messages:
        gaps = set(GAP.findall(english(message) if isinstance(message, str) else message[1]))
        for said in forms(known.get(english(message), ())):
            found = set(GAP.findall(said))
            spare = set() if isinstance(message, str) else {"count"}
            if not gaps - spare <= found <= gaps:
                wrong.append((english(message), said))
    assert wrong == []


@CODES
def test_sentences_end_alike(code: str) -> None:
    ends = {".": ".", "?": "?؟", ":": ":", "…": "…"}
    known = translations(files().po(code), code)
    wrong = [
        (key, form)
        for key, said in known.items()
        for form in forms(said)
        if key[-1:] in ends and form[-1:] not in ends[key[-1]] and " | " not in key
    ]
    assert wrong == []


def test_an_area_never_parts_from_its_unit_in_english() -> None:
    """A line of a paper would begin with m²; the translations have their own fixed spaces."""
    assert [english(message) for message in files().messages if "} m²" in english(message)] == []


def test_french_keeps_its_spaces() -> None:
    """A no-break space before : ; ! ? » % and after «; the curved apostrophe."""
    known = translations(files().po("fr"), "fr")
    slip = re.compile(r"[^\u00a0\u202f](?=[;!?»])|«(?!\u00a0)|\w'\w| :|\w:(?=\s|$)|\" ")
    wrong = [form for said in known.values() for form in forms(said) if slip.search(form)]
    assert wrong == []


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    root = Path(ctv_desktop.__path__[0])
    for path in sorted(root.rglob("*.py")):
        later: set[ast.expr] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id == "acting":  # adds the reference once the record is read
                later |= set(node.args)
            elif node.func.id in catalogs.KEYWORDS and node not in later:
                yield f"{path.relative_to(root)}:{node.lineno}", node.func.id, node


def test_sentences_are_given_what_their_gaps_ask_for() -> None:
    wrong = []
    for place, name, call in calls():
        texts = call.args[: 1 if name == "say" else 2]
        if not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts):
            wrong.append(f"{place}: the sentence is not written out")
            continue
        gaps = {gap for t in texts for gap in GAP.findall(str(getattr(t, "value", "")))}
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        open_ended = any(keyword.arg is None for keyword in call.keywords)
        given |= {"count"} if name == "says" else set()
        if not open_ended and not (gaps <= given and given - {"count"} <= gaps):
            wrong.append(f"{place}: gaps {sorted(gaps)}, given {sorted(given)}")
    assert wrong == []


def choices() -> Iterator[tuple[str, Choices]]:
    for module in walk_packages(ctv_desktop.__path__, "ctv_desktop."):
        if module.name.startswith(("ctv_desktop.features", "ctv_desktop.values")):
            for name, value in vars(import_module(module.name)).items():
                if isinstance(value, Choices):
                    yield f"{module.name}.{name}", value


@pytest.mark.parametrize("code", language.CODES)
def test_two_choices_never_have_one_word(code: str) -> None:
    """Else a word that is read back (a filter, a spreadsheet) could mean either."""
    spoken = language.of(code)
    wrong = []
    for place, offered in choices():
        words = [fold(option.label.in_language(spoken)) for option in offered.values()]
        if len(set(words)) < len(words):
            wrong.append((place, sorted(word for word in words if words.count(word) > 1)))
    assert wrong == []
