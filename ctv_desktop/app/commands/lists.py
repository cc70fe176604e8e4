"""Rows without a window: `list` and `schedule`."""

import argparse
from typing import Any

from ctv_desktop.app import features
from ctv_desktop.app.commands.opened import reading
from ctv_desktop.app.commands.options import day_of, forms, order
from ctv_desktop.database.read import Ask
from ctv_desktop.values import language
from ctv_desktop.values.say import say


def declare_list(orders: Any) -> None:
    made = order(orders, "list", print_list, say("print or export a list"))
    made.add_argument(
        "noun",
        choices=tuple(features.LISTS),
        metavar="NOUN",
        help=", ".join(features.LISTS),
    )
    made.add_argument(
        "--filter",
        default="",
        metavar="TEXT",
        help=str(say("a filter of the list, or words to search")),
    )
    forms(made)


def print_list(options: argparse.Namespace) -> int:
    """Print or export a list."""
    from ctv_desktop.app import lists

    listing = features.listing(options.noun)
    chip = options.filter if options.filter in listing.query.filters else ""
    ask = Ask(day_of(options.day), chip, "" if chip else options.filter)
    with reading(options) as reader:
        columns, found = lists.rows(reader, listing, ask)
        lists.write(columns, found, options.form, options.output, listing.title)
    return 0


def declare_schedule(orders: Any) -> None:
    said = say("print all dues of a lease, from its first to its last")
    made = order(orders, "schedule", print_schedule, said)
    made.add_argument("reference", metavar="REFERENCE", help=str(say("the number of the lease")))
    forms(made)


def print_schedule(options: argparse.Namespace) -> int:
    """Print or export the dues of a lease."""
    from ctv_desktop.app import lists
    from ctv_desktop.features.leases.screen.schedule import RECORDS, records

    with reading(options) as reader:
        found = records(reader, options.reference, language.today())
    title = say("Schedule of {reference}", reference=options.reference)
    lists.write(RECORDS, found, options.form, options.output, title)
    return 0
