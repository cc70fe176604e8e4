"""Many invoices printed at once, into one file or a file each. No Qt here: commands use it too."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.invoices.rows.paper import Batched, chosen, of_period
from ctv_desktop.features.invoices.rules.naming import STANDARD, Named, names
from ctv_desktop.features.invoices.screen import issuing
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.values.errors import Refused, Unavailable, reason
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.invoices.papers.batch import Piece
    from ctv_desktop.ui.lanes import Progress

Step = Callable[[int], object]


def print_period(
    reader: "Reader", period: str, output: Path, name: str, code: str, step: Step
) -> list[Path]:
    """Print all that was issued within a period; gives the files written. Raises Refused."""
    first, last = issuing.period(period)
    return _written(reader, of_period(reader, first, last), output, name, code, step)


def print_chosen(
    reader: "Reader", progress: "Progress", ids: tuple[int, ...], output: Path, name: str, code: str
) -> list[Path]:
    """Print some papers, in a reading lane."""
    found = chosen(reader, ids)

    def step(done: int) -> None:
        progress.step(done, len(found))

    try:
        return _written(reader, found, output, name, code, step)
    except OSError as error:
        said = say("The invoices could not be written: {reason}", reason=reason(error))
        raise Unavailable(said) from error


def _written(
    reader: "Reader", found: Sequence[Batched], output: Path, name: str, code: str, step: Step
) -> list[Path]:
    from ctv_desktop.features.invoices.papers import batch

    if not found:
        raise Refused({"": say("No invoice was issued then.")})
    logos: dict[str, bytes | None] = {}
    pieces = [_piece(reader, one, logos) for one in found]
    if output.suffix.lower() == ".pdf":
        _put(output, batch.one_file(pieces, code, step))
        return [output]
    filled = [Named(one.reference, one.tenant, one.starts) for one in found]
    titles = names(name or STANDARD, filled)
    output.mkdir(parents=True, exist_ok=True)
    files = [output / f"{title}.pdf" for title in titles]
    written: list[Path] = []
    try:
        for path, made in zip(files, batch.each(pieces, code, step), strict=True):
            written.append(path)
            _put(path, made)
    except BaseException:  # stopped, or the disk is full: all of them or none
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return files


def _piece(reader: "Reader", one: Batched, logos: dict[str, bytes | None]) -> "Piece":
    from ctv_desktop.features.invoices.papers.batch import Piece

    logo = str(json.loads(one.content)["seller"]["logo"])
    if logo not in logos:
        logos[logo] = kept(reader.path, logo)
    return Piece(one.content, one.digest, logos[logo], fictitious(reader))


def _put(path: Path, made: bytes) -> None:
    """Write a whole file or none: a full disk leaves no stump."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(made)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
