"""Many papers at once: drawn in processes of their own, on all cores, in the order given.

What the processes get and give is plain: texts and bytes. They load neither the window nor the
database, and a paper drawn among others is byte for byte the one drawn alone.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

from ctv_desktop.pdf.merging import About, Part, joined, pages_of
from ctv_desktop.pdf.sheet import Sheet, draw, pages
from ctv_desktop.values import language

CHUNK = 25  # papers a process draws before it says so
T = TypeVar("T")
Step = Callable[[int], object]  # hears how many are done; may raise to stop


@dataclass(frozen=True)
class Piece:
    """A paper to draw: who composes it (`module:function`), from which plain facts.

    The function takes the language and the facts, and gives the sheet. A paper that was issued as
    a file is that file: `data`.
    """

    title: str
    composer: str = ""
    facts: tuple[Any, ...] = ()
    data: bytes = b""


def each(pieces: Sequence[Piece], code: str, step: Step, workers: int = 0) -> Iterator[bytes]:
    """The PDF of each paper in order, byte for byte the one it has when printed alone."""
    with _pool(workers or os.cpu_count() or 1) as pool:
        done = 0
        for found in _in_order(pool, drawn_apart, pieces, code):
            yield from found
            done += len(found)
            step(done)


def one_file(
    pieces: Sequence[Piece], code: str, about: About, step: Step, workers: int = 0
) -> bytes:
    """One PDF of all papers, each with its own pages 1 to m and its entry in the outline."""
    with _pool(workers or os.cpu_count() or 1) as pool:
        # A part is taken in while the processes draw the next ones.
        return joined(
            _told(_in_order(pool, drawn_together, pieces, code), len(pieces), step), about
        )


def _told(found: Iterator[list[Part]], count: int, step: Step) -> Iterator[Part]:
    for number, parts in enumerate(found, 1):
        yield from parts
        step(min(number * CHUNK, count))


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # Spawned, not forked: a fork would copy the threads and locks of the window half-way.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[Sequence[Piece], str], T],
    pieces: Sequence[Piece],
    code: str,
) -> Iterator[T]:
    chunks = [pieces[start : start + CHUNK] for start in range(0, len(pieces), CHUNK)]
    futures: list[Future[T]] = [pool.submit(work, chunk, code) for chunk in chunks]
    for future in futures:
        yield future.result()


def composed(one: Piece, tongue: language.Language) -> Sheet:
    """The sheet of a paper that is drawn."""
    module, _, name = one.composer.partition(":")
    made: Sheet = getattr(import_module(module), name)(tongue, *one.facts)
    return made


def drawn_apart(pieces: Sequence[Piece], code: str) -> list[bytes]:
    """In a process: a PDF of each."""
    tongue = language.of(code)
    return [one.data or draw(composed(one, tongue)) for one in pieces]


def drawn_together(pieces: Sequence[Piece], code: str) -> list[Part]:
    """In a process: one PDF of those that are drawn, and each that is there as it is."""
    tongue = language.of(code)
    parts: list[Part] = []
    waiting: list[tuple[str, Sheet]] = []

    def close() -> None:
        if waiting:
            titles = [(title, len(pages(one.blocks, one.room))) for title, one in waiting]
            parts.append(Part(draw(*(one for _, one in waiting)), titles))
            waiting.clear()

    for one in pieces:
        if one.data:
            close()
            parts.append(Part(one.data, [(one.title, pages_of(one.data))]))
        else:
            waiting.append((one.title, composed(one, tongue)))
    close()
    return parts
