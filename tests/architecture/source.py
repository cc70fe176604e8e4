"""The program's own source as the architecture tests read it: files, trees, places."""

import ast
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ctv_desktop"
MADE = {".git", ".venv", "out", "__pycache__"}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the project: those git tracks or would track, else all but what was made."""
    command = ["git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z"]
    command += ["--cached", "--others", "--exclude-standard"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        names = [name for name in run.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        names = [str(path) for path in found if not any(_made(part) for part in path.parts)]
    return tuple(path for name in names if (path := ROOT / name).is_file())


def _made(part: str) -> bool:
    return part in MADE or part.endswith("_cache")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def modules(*folders: Path) -> tuple[Path, ...]:
    """Every Python file below the folders (the package itself when none is named)."""
    return tuple(path for folder in folders or (PACKAGE,) for path in sorted(folder.rglob("*.py")))


def where(path: Path, line: int = 0) -> str:
    """A place as an editor opens it: `ctv_desktop/values/say.py:12`."""
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def offences(wrong: Callable[[ast.AST], bool], *paths: Path) -> list[str]:
    """Every place in the files where a node is wrong."""
    return [
        where(path, getattr(node, "lineno", 0))
        for path in paths
        for node in ast.walk(tree(path))
        if wrong(node)
    ]


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Every module a file imports anywhere (also inside functions), with its line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
