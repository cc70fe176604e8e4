"""One paper of each kind and language from the demo park, checked by Apache PDFBox Preflight.

Run with `make archive`. Each paper claims to be PDF/A-1b; this is where somebody else says so. It
needs Java and the validator, and says how to get them where they are missing. A jar of one's own is
named by PREFLIGHT=preflight-app.jar.
"""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from ctv_desktop.app import features
from ctv_desktop.app.commands.papers import ONE_LANGUAGE, PAPERS
from ctv_desktop.app.demo import build
from ctv_desktop.database import files
from ctv_desktop.database.park_file import open_park
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.register import rows as register
from ctv_desktop.pdf.batch import Piece, one_file
from ctv_desktop.pdf.merging import About
from ctv_desktop.ui.lot import Wanted
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

OUT = Path("out", "archive")
MAIN = "org.apache.pdfbox.preflight.Validator_A1b"
JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation",
        "jaxb-api")  # fmt: skip
HOW = """The validator is not here. On Debian or Ubuntu:
  apt-get install -y --no-install-recommends default-jre-headless libpdfbox2-java \\
      libactivation-java libjaxb-api-java
Elsewhere: install Java, take preflight-app.jar from pdfbox.apache.org, and name it:
  make archive PREFLIGHT=/path/to/preflight-app.jar"""
TRIED = 60  # records of a table: not each has the paper


def classpath() -> str | None:
    """Where Java finds the validator; None where it does not."""
    if shutil.which("java") is None:
        return None
    named = os.environ.get("PREFLIGHT")
    jars = [Path("/usr/share/java", f"{name}.jar") for name in JARS]
    if named:
        jars = [Path(named)]
    return os.pathsep.join(map(str, jars)) if all(jar.is_file() for jar in jars) else None


def found_fault(classes: str, paper: Path) -> str:
    """What the validator says against a paper; nothing where it is valid."""
    line = ["java", "-cp", classes, MAIN, str(paper)]
    run = subprocess.run(line, capture_output=True, encoding="utf-8", errors="replace", check=False)
    fine = run.returncode == 0 and "is a valid PDF/A-1b file" in run.stdout
    return "" if fine else (run.stdout + run.stderr).strip() or "the validator said nothing"


def see_through() -> bytes:
    """A logo that is half transparent, as offices have them."""
    out = io.BytesIO()
    Image.new("RGBA", (200, 80), (15, 92, 105, 128)).save(out, "PNG")
    return out.getvalue()


def with_logo(park: Database) -> None:
    """Every landlord of the park has a logo."""
    digest = files.keep(park.path, see_through())
    with park.write(say("Logo")) as work:
        work.plain.execute("UPDATE landlord SET logo = ?", (digest,))


def papers(reader: Reader, folder: Path) -> Iterator[Path]:
    """Each paper in each language it has, from the first record that has it."""
    for paper, (table, printer) in PAPERS.items():
        if paper == "issued":
            yield from issued(reader, folder)
            continue
        both = () if paper in ONE_LANGUAGE else (language.BOTH,)
        for code in (*language.CODES, *both):
            content = printed(reader, features.found(printer), table, code)
            if content is None:
                raise SystemExit(f"No {paper} could be printed in {code}.")
            place = folder / f"{paper}-{code}.pdf"
            place.write_bytes(content)
            yield place


def issued(reader: Reader, folder: Path) -> Iterator[Path]:
    """Each paper that was issued, the very bytes."""
    for (id,) in reader.rows("SELECT id FROM issued_paper ORDER BY id"):
        one = register.paper(reader, int(id))
        assert one is not None
        place = folder / f"issued-{one.kind}-{one.language}.pdf"
        place.write_bytes(register.reprint(reader, one))
        yield place


def batch(reader: Reader, folder: Path) -> Path:
    """Many papers joined: invoices and the files that were issued, in one."""
    place, wanted = folder / "batch.pdf", Wanted(language.today())
    items = [Piece(item.title, item.composer, item.facts, item.data)
             for kind in ("invoice", "issued")
             for item in features.lot(kind).items(reader, wanted, language.of("fr"))]  # fmt: skip
    about = About("Lot d’essai", "Parc", language.of("fr"), language.today())
    place.write_bytes(one_file(items[-120:], "fr", about, lambda _done: None))
    return place


def printed(reader: Reader, printer: Any, table: str, code: str) -> bytes | None:
    """The paper of the first record that has it."""
    spoken, today = language.of(code), language.today()
    if not table:
        return bytes(printer(reader, today, today, spoken))
    for (id,) in reader.rows(f"SELECT id FROM {table} ORDER BY id LIMIT {TRIED}"):
        try:
            return bytes(printer(reader, id, today, spoken))
        except Refused:
            continue
    return None


def main() -> int:
    """Print a line a paper; 1 where one is not valid, 2 where nothing could be checked."""
    classes = classpath()
    if classes is None:
        print(HOW, file=sys.stderr)
        return 2
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    wrong = 0
    with TemporaryDirectory() as folder:
        path = Path(folder, "archive.park")
        build(path, "small", None, 7, language.today())
        park = open_park(path, features.schema)
        with_logo(park)
        reader = park.reader()
        for paper in (*papers(reader, OUT), batch(reader, OUT)):
            fault = found_fault(classes, paper)
            wrong += bool(fault)
            print(f"{paper}: {fault or 'valid PDF/A-1b'}", flush=True)
        reader.close()
        park.close()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
