"""Papers per second against a bare canvas and against fpdf2, WeasyPrint and typst, in one run.

Run with `make bench NAME=rivals`. Every side gets the same texts, tables and fonts and makes the
PDF; all take turns in each round and only their ratios say something. The three rivals live in an
environment of their own, `out/rivals`, made from `rivals.lock` the first time.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pypdf import PdfReader

from ctv_desktop.features.contracts.papers import contract
from ctv_desktop.features.contracts.rules.content import pairs
from ctv_desktop.features.invoices.papers import invoice
from ctv_desktop.features.invoices.papers.parts import Mail
from ctv_desktop.pdf import fonts
from ctv_desktop.pdf.blocks import Glyphs
from ctv_desktop.pdf.letterhead import Issuer, legal_line
from ctv_desktop.pdf.sheet import Sheet, pages
from ctv_desktop.values import language
from tests.benchmarks import contracts, invoices
from tests.benchmarks.papers import Said, bare

HERE = Path(__file__).parent
HOME = Path("out", "rivals")
RIVALS = ("fpdf2", "WeasyPrint", "typst")
FRENCH = language.of("fr")
DIGEST = "0a" * 32
Document = dict[str, Any]


@dataclass(frozen=True)
class Job:
    """A kind of paper: its contents, what we make of one, and the same as a plain document."""

    name: str
    content: Callable[[int], Mapping[str, Any]]
    compose: Callable[[Mapping[str, Any]], Sheet]
    render: Callable[[Mapping[str, Any]], bytes]
    plain: Callable[[Mapping[str, Any]], Document]


# ------------------------------------------------------------------ the same text, plainly


def plain_contract(content: Mapping[str, Any]) -> Document:
    """A contract as headings, paragraphs and tables."""
    codes = content["languages"]
    blocks: list[list[Any]] = [["h", *(content["title"][code] for code in codes)],
                               ["p", *[content["reference"]] * len(codes)]]  # fmt: skip
    for article in content["articles"]:
        blocks.append(["h", *(f"{article['number'] or ''} {article['title'][c]}" for c in codes)])
        blocks += [["p", *(text.replace("**", "") for text in pair)]
                   for pair in pairs(article, codes)]  # fmt: skip
        if article["key"] == "premises":
            blocks.append(_premises(content))
    blocks += [["p", *(annex[code] for code in codes)] for annex in content["annexes"]]
    blocks += [["p", *[content[party]["name"]] * len(codes)] for party in ("landlord", "tenant")]
    blocks.append(_schedule(content))
    return {
        "title": content["title"][codes[0]], "running": content["reference"],
        "foot": legal_line(Issuer(**content["issuer"]), FRENCH), "face": "amiri",
        "size": 10.2 if len(codes) == 1 else 9.6, "leading": 12.6 if len(codes) == 1 else 12.0,
        "side": 54.0 if len(codes) == 1 else 42.0, "rtl": codes[0] == "ar", "blocks": blocks,
    }  # fmt: skip


def _premises(content: Mapping[str, Any]) -> list[Any]:
    money = FRENCH.money
    rows = [["Local", "Type", "Bâtiment", "Surface, m²", "Prix, MAD", "Loyer mensuel, MAD"]]
    rows += [
        [unit["code"], unit["kind"]["fr"], unit["building"], FRENCH.area(unit["area"], unit=False),
         money(unit["price"], unit=False), money(unit["rent"], unit=False)]
        for unit in content["premises"]
    ]  # fmt: skip
    return ["table", [78, 116, 103, 50, 60, 72], "LLLRRR", rows]


def _schedule(content: Mapping[str, Any]) -> list[Any]:
    rows = [["Période", "Échéance", "Loyer", "Charges et TSC", "TVA", "Total TTC"]]
    rows += [
        [f"{due['starts']} – {due['ends']}", due["due_on"],
         *(FRENCH.money(due[key], unit=False) for key in ("rent", "charges", "vat", "gross"))]
        for due in content["schedule"]
    ]  # fmt: skip
    return ["table", [126, 64, 72, 72, 72, 72], "LLRRRR", rows]


def plain_invoice(content: Mapping[str, Any]) -> Document:
    """An invoice as paragraphs and tables."""
    money, seller, client = FRENCH.money, content["seller"], content["client"]
    facts = [["Émission", content["issued_on"]], ["Bail", content["lease"]["reference"]],
             ["Échéance", content["due_on"]], ["RIB", seller["rib"]], ["Banque", seller["bank"]],
             *([key.upper(), client[key]] for key in ("ice", "tax_id", "rc"))]  # fmt: skip
    lines = [["Description", "Prix unitaire", "TVA", "Montant HT (MAD)"]]
    lines += [
        ["\n".join([line["label"], *line["details"]]),
         money(line["price"], unit=False) if line["price"] else "",
         FRENCH.percent(line["vat_rate"]), money(line["net"], unit=False)]
        for line in content["lines"]
    ]  # fmt: skip
    sums = [[key, money(content[key], unit=False)] for key in ("net", "vat", "gross", "to_pay")]
    blocks = [
        ["h", seller["legal_name"]], ["p", seller["seat"]], ["h", content["reference"]],
        ["p", client["legal_name"]], ["p", client["address"]],
        ["table", [88, 200], "LL", facts], ["table", [272, 76, 46, 109], "LRRR", lines],
        ["table", [146, 104], "LR", sums], ["p", content["words"]],
    ]  # fmt: skip
    issuer = Issuer(seller["legal_name"], seller["legal_form"], seller["capital"], seller["seat"])
    return {"title": content["reference"], "running": "", "foot": legal_line(issuer, FRENCH),
            "face": "noto", "size": 8.5, "leading": 11.5, "side": 46.0, "rtl": False,
            "blocks": blocks}  # fmt: skip


# ------------------------------------------------------------------ the sides


def jobs() -> Iterator[Job]:
    """The papers that are compared."""
    found = contracts.leased()
    for languages, name in ((("fr",), "contract"), (("fr", "ar"), "contract in two columns")):
        yield Job(
            name,
            lambda number, spoken=languages: contracts.varied(found, number, spoken),  # type: ignore[misc]
            contract.compose,
            contract.render,
            plain_contract,
        )
    yield Job(
        "invoice",
        invoices.varied,
        lambda told: invoice.compose(told, DIGEST, FRENCH, Mail()),
        lambda told: invoice.render(told, DIGEST, FRENCH),
        plain_invoice,
    )


def said_on(sheet: Sheet) -> list[list[Said]]:
    """Every run of text of a sheet: font, size, place, characters; page by page."""
    return [
        [
            (run.font, run.size, mark.x + run.x, top + offset + mark.drop, run.text)
            for top, block in page
            for offset, mark in block.marks()
            if isinstance(mark, Glyphs)
            for run in mark.line.runs
        ]
        for page in pages(sheet.blocks, sheet.room)
    ]


class Rival:
    """A program at work in its own process and environment."""

    def __init__(self, name: str, python: Path, folder: Path) -> None:
        self.name, self._file = name, folder / f"{name}.json"
        self._made = folder / f"{name}.pdf"
        command = [str(one) for one in (python, HERE / "_rival.py", name, fonts.FOLDER, self._made)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def seconds(self, documents: Sequence[Document]) -> tuple[float, int]:
        """How long it takes for all of them, and the pages of the last."""
        self._file.write_text(json.dumps(documents), encoding="utf-8")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{self._file}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.name} ended: see above.")
        return float(answer), len(PdfReader(self._made).pages)

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


def environment() -> Path:
    """The Python of the rivals' environment, made where it is missing. Raises SystemExit."""
    python = HOME / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    lock, done = HERE / "rivals.lock", HOME / "installed.lock"
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return python
    install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)]
    print(f"making {HOME}: {python} {' '.join(install)}", flush=True)
    venv.create(HOME, with_pip=True, clear=True)
    if subprocess.run([str(python), *install], check=False).returncode:
        raise SystemExit(
            "The rivals could not be installed. WeasyPrint also needs the Pango library"
            " (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)."
        )
    done.write_bytes(lock.read_bytes())
    return python


def clocked(work: Callable[[], object]) -> float:
    """Seconds a work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compared(job: Job, rivals: Sequence[Rival], rounds: int, batch: int) -> None:
    """Print a line for each side: papers a second, and how many times ours takes of its time."""
    job.render(job.content(0))  # fonts and shaping tables: once per process
    times: dict[str, list[float]] = {}
    counts: dict[str, int] = {}
    for turn in range(rounds):
        numbers = range(1 + turn * batch, 1 + (turn + 1) * batch)
        contents = [job.content(number) for number in numbers]
        took = clocked(lambda told=contents: [job.render(one) for one in told])  # type: ignore[misc]
        times.setdefault("ours", []).append(took)
        said = [said_on(job.compose(one)) for one in contents]
        counts["ours"] = counts["bare canvas"] = len(said[-1])
        took = clocked(lambda told=said: [bare(one) for one in told])  # type: ignore[misc]
        times.setdefault("bare canvas", []).append(took)
        documents = [job.plain(one) for one in contents]
        for rival in rivals:
            few = documents if rival.name == "typst" else documents[: max(batch // 5, 1)]
            took, counts[rival.name] = rival.seconds(few)
            times.setdefault(rival.name, []).append(took * batch / len(few))
    ours = statistics.median(times["ours"])
    print(f"{job.name}:")
    for name, seen in times.items():
        other = statistics.median(seen)
        print(f"  {name:12} {counts[name]:2} pages  {batch / other:8.1f} a second"
              f"  ours takes {ours / other:7.3f} of its time", flush=True)  # fmt: skip


def main() -> None:
    """Compare all papers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--batch", type=int, default=10)
    parser.add_argument("--keep", metavar="DIR", help="keep the last paper of each rival")
    chosen = parser.parse_args()
    python = environment()
    with TemporaryDirectory() as place:
        folder = Path(chosen.keep or place)
        rivals = [Rival(name, python, folder) for name in RIVALS]
        for job in jobs():
            compared(job, rivals, chosen.rounds, chosen.batch)
        for rival in rivals:
            rival.close()


if __name__ == "__main__":
    main()
