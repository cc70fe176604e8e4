"""Makes a batch of papers: read in a lane, drawn in processes, written whole or not at all.

No Qt here: the window and the command do the same.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable, reason
from ctv_desktop.values.naming import STANDARD, Named, names
from ctv_desktop.values.naming import refuse as refuse_pattern
from ctv_desktop.values.say import say
from ctv_desktop.values.writing import put

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.pdf.batch import Piece
    from ctv_desktop.ui.lanes import Progress
    from ctv_desktop.ui.lot import Item, Lot, Wanted

Step = Callable[[int, int], object]  # done, of how many; may raise to stop


@dataclass(frozen=True)
class Made:
    """What was made: the files written or the one PDF, and whose originals are among the papers."""

    files: tuple[Path, ...]
    data: bytes
    originals: tuple[int, ...]
    count: int


def written(
    reader: "Reader", progress: "Progress", lot: "Lot", wanted: "Wanted", output: Path, name: str,
    code: str,
) -> Made:  # fmt: skip
    """Write into a PDF, or a file each into a folder; in a reading lane. Raises Refused."""
    return write(reader, lot, wanted, output, name, code, progress.step)


def drawn(reader: "Reader", progress: "Progress", lot: "Lot", wanted: "Wanted", code: str) -> Made:
    """One PDF for a printer, in a reading lane. Raises Refused."""
    items = _items(reader, lot, wanted, code)
    return _made((), _one_file(reader, lot, items, wanted.today, code, progress.step), items)


def write(
    reader: "Reader", lot: "Lot", wanted: "Wanted", output: Path, name: str, code: str, step: Step
) -> Made:
    """Write into a PDF where the output is one, else a file each into that folder."""
    whole = output.suffix.lower() == ".pdf"
    if not whole:
        refuse_pattern(name or STANDARD)
    items = _items(reader, lot, wanted, code)
    if whole:
        put(output, _one_file(reader, lot, items, wanted.today, code, step))
        return _made((output,), b"", items)
    return _made(_each(lot, items, output, name or STANDARD, code, step), b"", items)


def _made(files: Sequence[Path], data: bytes, items: "Sequence[Item]") -> Made:
    originals = tuple(item.id for item in items if item.original)
    return Made(tuple(files), data, originals, len(items))


def _items(reader: "Reader", lot: "Lot", wanted: "Wanted", code: str) -> "list[Item]":
    items = lot.items(reader, wanted, language.of(code))
    if not items:
        raise Refused({"": say("There is no paper of this kind then.")})
    return items


def _pieces(items: "Sequence[Item]") -> "list[Piece]":
    from ctv_desktop.pdf.batch import Piece

    return [Piece(item.title, item.composer, item.facts, item.data) for item in items]


def _one_file(
    reader: "Reader", lot: "Lot", items: "Sequence[Item]", today: date, code: str, step: Step
) -> bytes:
    from ctv_desktop.pdf.batch import one_file
    from ctv_desktop.pdf.merging import About

    spoken = language.of(code)
    author = reader.value("SELECT legal_name FROM landlord ORDER BY id LIMIT 1") or "CTV Desktop"
    about = About(lot.title.in_language(spoken), str(author), spoken, today)
    return one_file(_pieces(items), code, about, lambda done: step(done, len(items)))


def named(
    lot: "Lot", items: "Sequence[Item]", pattern: str, code: str, taken: Sequence[str] = ()
) -> list[str]:
    """The names of the files, without ending; none comes twice. Raises Refused."""
    kind = lot.one.in_language(language.of(code))
    filled = [Named(item.number, item.tenant, item.period, kind) for item in items]
    return names(pattern, filled, taken)


def _each(
    lot: "Lot", items: "Sequence[Item]", folder: Path, pattern: str, code: str, step: Step
) -> list[Path]:
    """All of the files or none: they are put in their place when the last one is drawn."""
    from ctv_desktop.pdf.batch import each

    fresh = not folder.exists()
    stage = folder / f".ctv-batch-{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = [path.stem for path in folder.iterdir() if path.suffix.lower() == ".pdf"]
        titles = named(lot, items, pattern, code, there)
        stage.mkdir(exist_ok=True)
        drawn_ones = each(_pieces(items), code, lambda done: step(done, len(items)))
        for title, made in zip(titles, drawn_ones, strict=True):
            (stage / f"{title}.pdf").write_bytes(made)
        return [(stage / f"{title}.pdf").replace(folder / f"{title}.pdf") for title in titles]
    except OSError as error:
        said = say("The papers could not be written into {folder}: {reason}.",
                   folder=str(folder), reason=reason(error))  # fmt: skip
        raise Unavailable(said) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if fresh and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
