"""The contracts of pyproject.toml hold, and each of them would notice the import it forbids."""

import json
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from importlinter import api
from importlinter.application import use_cases
from importlinter.application.output import console

from tests.architecture.source import ROOT

CONFIG = ROOT / "pyproject.toml"
CONTRACTS = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
NAMES = {contract["id"]: contract["name"] for contract in CONTRACTS}


@cache
def broken(config: str) -> dict[str, str]:
    """What each broken contract has to say, chains included."""
    assert api.read_configuration(config)["contracts_options"]
    options = use_cases.read_user_options(config)
    use_cases._register_contract_types(options)
    with console.capture():
        report = use_cases.create_report(options, cache_dir=None)
    problems = {name: str(error) for name, error in report.invalid_contract_options.items()}
    for contract, check in report.get_contracts_and_checks():
        if not check.kept:
            with console.capture() as said:
                contract.render_broken_contract(check)
            problems[contract.name] = said.get()
    return problems


@pytest.mark.parametrize("contract", NAMES)
def test_contract_is_kept(contract: str) -> None:
    chain = broken(str(CONFIG)).get(NAMES[contract], "")
    assert not chain, f"{NAMES[contract]}\n{chain}"


# One wrong import for each contract: the file it stands in, and what it imports.
WRONG = {
    "house": ("values/money.py", "ctv_desktop.database.work"),
    "floors": ("features/leases/store.py", "ctv_desktop.features.leases.rows"),
    "screens-apart": ("features/leases/screen.py", "ctv_desktop.features.park.screen"),
    "stores-apart": ("features/leases/store.py", "ctv_desktop.features.park.store"),
    "words-above": ("features/leases/words.py", "ctv_desktop.features.park.model"),
    "model-above": ("features/leases/model.py", "ctv_desktop.features.park.rules"),
    "rules-above": ("features/leases/rules.py", "ctv_desktop.features.park.store"),
    "rows-above": ("features/leases/rows.py", "ctv_desktop.features.park.model"),
    "session-above": ("features/leases/session.py", "ctv_desktop.features.park.store"),
    "store-above": ("features/leases/store.py", "ctv_desktop.features.park.rows"),
    "papers-above": ("features/leases/papers/summary.py", "ctv_desktop.features.leases.rows"),
    "no-kit-below-screen": ("features/leases/rules.py", "ctv_desktop.ui.declare"),
    "qt-free": ("features/leases/papers/summary.py", "PySide6.QtGui"),
    "sqlmodel-home": ("features/leases/rules.py", "sqlmodel"),
    "alembic-home": ("features/leases/store.py", "alembic"),
    "rows-light": ("features/leases/rows.py", "reportlab.lib"),
    "reportlab-home": ("features/leases/papers/summary.py", "reportlab.lib"),
}
FLOORS = ("words", "model", "rules", "session", "rows", "store", "papers/summary", "screen")
SHELL = ("app/start", "ui/declare", "pdf/sheet", "database/work", "values/money")

LIST_BROKEN = """
import json, sys
from tests.architecture.test_contracts import broken
sys.path.insert(0, sys.argv[1])
print(json.dumps(broken(sys.argv[1] + "/pyproject.toml")))
"""


def test_every_contract_notices_the_import_it_forbids(tmp_path: Path) -> None:
    files = [
        *SHELL,
        *(f"features/{noun}/{floor}" for noun in ("leases", "park") for floor in FLOORS),
    ]
    write(tmp_path, dict.fromkeys((f"{file}.py" for file in files), ""))
    for file, module in WRONG.values():
        with (tmp_path / "ctv_desktop" / file).open("a") as source:
            source.write(f"import {module}\n")
    (tmp_path / "pyproject.toml").write_bytes(CONFIG.read_bytes())
    command = [sys.executable, "-c", LIST_BROKEN, str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert WRONG.keys() == NAMES.keys()
    assert said.keys() == set(NAMES.values())
    for contract, (_, module) in WRONG.items():
        assert module.partition(".")[0] in said[NAMES[contract]]


def write(root: Path, files: dict[str, str]) -> None:
    """A small house of empty rooms, each folder a package."""
    for name, text in files.items():
        path = root / "ctv_desktop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        for folder in path.parents:
            if folder == root:
                break
            (folder / "__init__.py").touch()
