"""Rules of the house that no import contract can say, read from the source itself."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, imported, modules, offences, tracked, where

NAMELESS = {"utils", "util", "common", "helpers", "helper", "core", "base", "manager", "service"}
NAMELESS |= {"managers", "services", "misc"}
SAID = {"say", "says"}
FOREIGN_LICENCE = ("PySide6.QtCharts", "PySide6.QtGraphs", "PySide6.QtDataVisualization")
# Written in pieces, so that this file does not name what it forbids.
UNFINISHED = re.compile(r"#.*\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX"]) + r")\b")
HOSTS = re.compile(
    "|".join(
        re.escape(".".join(host))
        for host in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("python", "org/simple"),
            ("anaconda", "org"),
            ("conda-forge", "org"),
            ("jfrog", "io"),
            ("npmjs", "org"),
        )
    )
    + "|--(extra-)?index"
    + "-url[ =]"
)


def test_only_the_database_kit_commits() -> None:
    def commits(node: ast.AST) -> bool:
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "commit"
        )

    outside = [path for path in modules() if PACKAGE / "database" not in path.parents]
    assert offences(commits, *outside) == []


def test_no_bare_except() -> None:
    def bare(node: ast.AST) -> bool:
        return isinstance(node, ast.ExceptHandler) and node.type is None

    assert offences(bare, *modules(PACKAGE, ROOT / "tests")) == []


def test_every_folder_and_file_has_a_name_of_its_own() -> None:
    named = [path.relative_to(ROOT) for path in modules(PACKAGE, ROOT / "tests")]
    parts = {(path, part.removesuffix(".py")) for path in named for part in path.parts}
    assert sorted(str(path) for path, part in parts if part in NAMELESS) == []
    assert sorted(str(path) for path, part in parts if re.search(r"_part\d|_v\d", part)) == []


def test_sentences_are_whole_literals() -> None:
    """`say` marks what the catalogs collect: a literal, never put together while running."""

    def put_together(node: ast.AST) -> bool:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            return False
        texts = node.args[: {"say": 1, "says": 2}.get(node.func.id, 0)]
        return not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts)

    assert offences(put_together, *modules()) == []


def test_gaps_of_sentences_are_filled() -> None:
    """Every `{name}` of a sentence has its argument, and every argument its gap."""

    def unfilled(node: ast.AST) -> bool:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            return False
        if node.func.id not in SAID or not node.args or not literal(node.args[0]):
            return False
        given = {keyword.arg for keyword in node.keywords}
        if None in given:
            return False
        given |= {"count"} if node.func.id == "says" else set()
        texts = node.args[: 1 if node.func.id == "say" else 2]
        return any(not gaps(text) <= given for text in texts)

    assert offences(unfilled, *modules()) == []


def literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def gaps(node: ast.expr) -> set[str | None]:
    """The names between braces in a literal sentence."""
    text = node.value if isinstance(node, ast.Constant) else ""
    return set(re.findall(r"\{(\w+)[^}]*\}", str(text)))


def test_no_library_of_another_licence() -> None:
    found = [
        where(path, line)
        for path in modules(PACKAGE, ROOT / "tests")
        for name, line in imported(path)
        if name.startswith(FOREIGN_LICENCE)
    ]
    assert found == []


def test_a_screen_prints_its_own_papers_only() -> None:
    found = []
    for path in modules(PACKAGE / "features"):
        inside = path.relative_to(PACKAGE / "features").with_suffix("").parts
        if len(inside) > 1 and inside[1] == "screen":
            own = f"ctv_desktop.features.{inside[0]}."
            found += [where(path, line) for name, line in imported(path) if foreign(name, own)]
    assert found == []


def foreign(name: str, own: str) -> bool:
    """True for a module of another feature's papers."""
    parts = name.split(".")
    return parts[:2] == ["ctv_desktop", "features"] and "papers" in parts and own not in name


def test_packages_open_without_loading_anything() -> None:
    """A kit's or feature's `__init__` is a sentence: what it imported, all below it would load."""
    kits = [
        path for depth in ("", "*/", "features/*/") for path in PACKAGE.glob(f"{depth}__init__.py")
    ]
    assert [where(path) for path in kits if list(imported(path))] == []


def test_nothing_unfinished_is_left_in_the_source() -> None:
    found = [
        where(path, number)
        for path in tracked()
        if path.suffix == ".py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert found == []


def test_no_tracked_file_names_a_package_host() -> None:
    found = []
    for path in tracked():
        text = path.read_bytes()
        if b"\0" not in text[:8000]:
            lines = text.decode("utf-8", "replace").splitlines()
            found += [where(path, n) for n, line in enumerate(lines, 1) if HOSTS.search(line)]
    assert found == []


@pytest.mark.parametrize("group", ["dependencies", "dev"])
def test_every_dependency_is_locked(group: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {**project["project"], **project["dependency-groups"]}[group]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {plain(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    assert [line for line in wanted if plain(re.split(r"[<>=!\[ ;]", line)[0]) not in locked] == []


def plain(name: str) -> str:
    """A package's name in its normal form."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_has_a_hash_for_each_library() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", lock, flags=re.MULTILINE).strip())
    assert len(entries) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_modules_say_in_one_sentence_what_they_are() -> None:
    empty = [path for path in modules() if not ast.get_docstring(ast.parse(path.read_bytes()))]
    assert [where(Path(path)) for path in empty] == []
