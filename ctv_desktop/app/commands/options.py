"""The options that several commands have, and what is read from them."""

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from datetime import date

Act = Callable[[argparse.Namespace], int]


def shared(
    made: argparse.ArgumentParser, inner: bool = False, codes: Sequence[str] = language.CODES
) -> None:
    """The park and the language, before a command or after it."""
    default = argparse.SUPPRESS if inner else None
    made.add_argument(
        "--database",
        metavar="PATH",
        default=default,
        help=str(say("the park file (without it, your own park)")),
    )
    made.add_argument(
        "--language",
        choices=codes,
        default=default,
        help=str(say("French, Arabic or English")),
    )


def order(
    orders: Any, name: str, act: Act, help_text: Say, codes: Sequence[str] = language.CODES
) -> argparse.ArgumentParser:
    """A command: its name, what does it, and what it says of itself."""
    made: argparse.ArgumentParser = orders.add_parser(
        name, help=str(help_text), description=str(help_text)
    )
    made.set_defaults(act=act)
    shared(made, inner=True, codes=codes)
    return made


def forms(made: argparse.ArgumentParser) -> None:
    """In which form rows are written, and where to."""
    made.add_argument(
        "--as",
        dest="form",
        choices=("table", "csv", "json", "xlsx"),
        default="table",
        help=str(say("the form of the output")),
    )
    as_of(made)
    made.add_argument("--output", metavar="FILE", help=str(say("write into a file")))


def as_of(made: argparse.ArgumentParser) -> None:
    """The day rows and papers are told for."""
    made.add_argument(
        "--as-of", dest="day", metavar="DATE", help=str(say("as on a day (without it, today)"))
    )


def day_of(text: str | None) -> "date":
    """The day asked for, today where none is. Raises Refused."""
    from ctv_desktop.values.period import read_day

    return read_day(text, language.today()) if text else language.today()
