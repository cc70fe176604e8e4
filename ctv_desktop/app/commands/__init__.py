"""The same acts without a window: for scripts, for support and for our own checks."""

import argparse
import sys
from collections.abc import Sequence

import ctv_desktop
from ctv_desktop.app.commands import (
    clauses,
    imports,
    invoices,
    lists,
    options,
    papers,
    parks,
    pictures,
    signing,
)
from ctv_desktop.app.commands.terms import argparse_says
from ctv_desktop.values.errors import Refused, Unavailable, reason
from ctv_desktop.values.say import say

DECLARED = (  # in the order of the help
    parks.declare_demo,
    lists.declare_list,
    papers.declare_print,
    invoices.declare_invoice,
    lists.declare_schedule,
    imports.declare_import,
    parks.declare_check,
    parks.declare_copy,
    papers.declare_verify,
    signing.declare_sign,
    clauses.declare_clauses,
    pictures.declare_tour,
)


def parser() -> argparse.ArgumentParser:
    """All commands and their options, in the language now in use."""
    vars(argparse)["_"] = argparse_says
    made = argparse.ArgumentParser(
        prog="main.py",
        description=str(say("Without a command, opens the window of CTV Desktop.")),
        epilog=str(say("Exit code 0, or 2 with one line that says what is wrong.")),
    )
    made.add_argument("--version", action="version", version=ctv_desktop.__version__)
    made.add_argument(
        "--demo", action="store_true", help=str(say("open the demo park, in its own file"))
    )
    made.add_argument("--theme", choices=("light", "dark", "system"), help=str(say("the colours")))
    options.shared(made)
    orders = made.add_subparsers(dest="command", metavar="COMMAND", title=str(say("commands")))
    for declare in DECLARED:
        declare(orders)
    return made


def run(arguments: Sequence[str]) -> int:
    """Run one command; its errors are one line each and the code 2."""
    asked = parser().parse_args(arguments)
    try:
        return int(asked.act(asked))
    except (Refused, Unavailable) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(
            say(
                "“{name}” cannot be read or written: {reason}.",
                name=error.filename or "?",
                reason=reason(error),
            ),
            file=sys.stderr,
        )
    return 2
