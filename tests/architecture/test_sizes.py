"""No file and no function of the program grows past what can be read at a sitting."""

import ast

import pytest

from tests.architecture.source import PACKAGE, modules, tree, where

FILE, FUNCTION = 300, 45  # lines

# What is still longer: it may only shrink, and leaves the list once it is short enough.
FILES = {
    "ctv_desktop/ui/declare.py": 356,
    "ctv_desktop/ui/form/page.py": 340,
    "ctv_desktop/values/settings.py": 304,
}
FUNCTIONS: dict[str, int] = {}


def files() -> dict[str, int]:
    """The lines of each file."""
    return {
        where(path).partition(":")[0]: path.read_text("utf-8").count("\n") for path in modules()
    }


def functions() -> dict[str, int]:
    """The lines of each function, by its file and name; of two of one name, the longer."""
    found: dict[str, int] = {}
    for path in modules(PACKAGE):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{where(path).partition(':')[0]}:{node.name}"
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                found[name] = max(found.get(name, 0), lines)
    return found


def offences(found: dict[str, int], most: int, known: dict[str, int]) -> list[str]:
    """What is too long, or longer than it was; what is on the list and need not be."""
    grown = [
        f"{name}: {lines} lines, at most {known.get(name, most)}"
        for name, lines in found.items()
        if lines > known.get(name, most)
    ]
    done = [f"{name}: off the list" for name in known if found.get(name, 0) <= most]
    return grown + done


def test_files_are_short() -> None:
    assert offences(files(), FILE, FILES) == []


def test_functions_are_short() -> None:
    assert offences(functions(), FUNCTION, FUNCTIONS) == []


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"a": 301}, ["a: 301 lines, at most 300"]),
        ({"a": 300, "b": 310}, []),
        ({"b": 311}, ["b: 311 lines, at most 310"]),
        ({"b": 300}, ["b: off the list"]),
        ({}, ["b: off the list"]),
    ],
)
def test_what_is_too_long_is_told(found: dict[str, int], told: list[str]) -> None:
    known = {"b": 310} if "b" in str(found) or not found else {}
    assert offences(found, 300, known) == told
