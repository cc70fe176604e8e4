"""Python's collector of cycles held off while ten thousand records are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_off() -> Iterator[None]:
    """No search for cycles in here: bulk work makes none, and each search walks all it has made."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
