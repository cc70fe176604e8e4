"""Invoices issued without a window: `invoice`."""

import argparse
from typing import Any

from ctv_desktop.app.commands.opened import opened
from ctv_desktop.app.commands.options import order
from ctv_desktop.values import language
from ctv_desktop.values.say import say


def declare_invoice(orders: Any) -> None:
    made = order(orders, "invoice", issue, say("issue the invoices of a period and print them"))
    made.add_argument(
        "--period", required=True, metavar="2027-01", help=str(say("2027-01, 2027-T1 or 2027"))
    )
    made.add_argument(
        "--dry-run", action="store_true", help=str(say("only say what would be issued"))
    )


def issue(options: argparse.Namespace) -> int:
    """Issue what is invoiced within a period; say what was issued, what was blocked and why."""
    from ctv_desktop.features.invoices.screen import command

    with opened(options) as database:
        for line in command.run(database, options.period, language.today(), options.dry_run):
            print(line)
    return 0
