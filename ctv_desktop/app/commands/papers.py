"""Papers without a window: `print` and `verify`."""

import argparse
from pathlib import Path
from typing import Any

from ctv_desktop.app import features
from ctv_desktop.app.commands.opened import reading
from ctv_desktop.app.commands.options import as_of, day_of, order
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from ctv_desktop.values.writing import put

PAPERS = {  # paper → the table it speaks of, and what prints it
    "summary": ("lease", "leases.screen.summary:print_summary"),
    "contract": ("lease", "contracts.screen.paper:print_contract"),
    "amendment": ("amendment", "letters.screen.paper:print_amendment"),
    "quit": ("lease", "letters.screen.paper:print_quit"),
    "establishment": ("lease", "letters.screen.paper:print_establishment"),
    "issued": ("issued_paper", "register.screen.paper:print_issued"),  # by its own number
    "ticket": ("ticket", "tickets.screen.paper:print_ticket"),
    "invoice": ("invoice", "invoices.screen.paper:print_invoice"),  # and a credit note
    "notice": ("lease", "invoices.screen.paper:print_next"),  # of its next payment
    "account": ("tenant", "accounts.screen.paper:print_account"),
    "reminder": ("lease", "reminders.screen.paper:print_last"),  # the latest of it
    "survey": ("survey", "surveys.screen.paper:print_survey"),
    "receipt": ("receipt", "payments.screen.paper:print_receipt"),
    "survey-sheet": ("unit", "surveys.screen.sheet:print_sheet"),  # to fill by hand, as are
    "meter-sheet": ("building", "meters.screen.sheet:print_sheet"),
    "ticket-sheet": ("", "tickets.screen.blank:print_blank"),
    "rent-roll": ("", "rentroll.screen.paper:print_today"),  # of the whole park, as of a day
}

NAMED = {  # tables without references of their own
    "tenant": "ice = $1 OR lower(legal_name) = lower($1)",
    "unit": "lower(code) = lower($1)",
    "building": "lower(code) = lower($1)",
    # Of a lease its latest, else by its number: BC-2027-001-AV2.
    "amendment": "lease_id IN (SELECT id FROM lease WHERE lower(reference) = lower($1)"
    " OR lower(reference || '-AV' || amendment.number) = lower($1)) ORDER BY number DESC LIMIT 1",
}


def declare_print(orders: Any) -> None:
    made = order(
        orders, "print", print_paper, say("print a paper as PDF"), (*language.CODES, language.BOTH)
    )
    made.add_argument("paper", choices=tuple(PAPERS), metavar="PAPER", help=", ".join(PAPERS))
    made.add_argument(
        "reference",
        metavar="REFERENCE",
        nargs="?",
        default="",
        help=str(say("the number of its record; of a tenant the ICE or name")),
    )
    as_of(made)
    _period(made)
    made.add_argument("--output", metavar="FILE.pdf|DIR", required=True)


def _period(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--period",
        metavar="2027-01",
        help=str(say("all invoices issued within a period: one PDF, or one each in a folder")),
    )
    made.add_argument(
        "--name",
        default="",
        metavar="PATTERN",
        help=str(
            say(
                "how the files of a folder are named, such as {pattern}",
                pattern="{number} {tenant} {period}",
            )
        ),
    )


def print_paper(options: argparse.Namespace) -> int:
    """Print a paper as PDF, or all invoices of a period."""
    if options.period:
        return _print_period(options)
    table, printer = PAPERS[options.paper]
    paper = features.found(printer)
    if table:
        content = _of_record(options, table, paper)
    else:
        with reading(options) as reader:
            content = paper(
                reader, day_of(options.day), language.today(), language.of(options.language or "fr")
            )
    put(Path(options.output), content)
    print(options.output)
    return 0


def _print_period(options: argparse.Namespace) -> int:
    from ctv_desktop.features.invoices.screen import bulk

    if options.paper != "invoice":
        raise Refused({"": say("Only invoices are printed by period.")})
    spoken = language.of(options.language or "fr").code
    with reading(options) as reader:
        made = bulk.print_period(
            reader, options.period, Path(options.output), options.name, spoken, lambda _done: None
        )
    for path in made:
        print(path)
    return 0


def _of_record(options: argparse.Namespace, table: str, paper: "Any") -> bytes:
    """The paper of a record named by its reference."""
    if not options.reference:
        raise Refused(
            {"": say("Say of which record: print {paper} REFERENCE.", paper=options.paper)}
        )
    with reading(options) as reader:
        named = NAMED.get(table, "lower(reference) = lower($1)")
        sql = f"SELECT id FROM {table} WHERE {named}"  # noqa: S608 - our words
        found = reader.value(sql, options.reference)
        if found is None:
            raise Refused({"": say("There is no “{text}” here.", text=options.reference)})
        made: bytes = paper(
            reader, found, day_of(options.day), language.of(options.language or "fr")
        )
    return made


def declare_verify(orders: Any) -> None:
    made = order(orders, "verify", verify, say("say whether a PDF is a paper that was issued"))
    made.add_argument("file", metavar="FILE.pdf")


def verify(options: argparse.Namespace) -> int:
    """Say whether a PDF is a paper that was issued; 2 where it is not, or not any more."""
    from ctv_desktop.features.register.screen.verify import checked

    with reading(options) as reader:
        fine, said = checked(reader, Path(options.file))
    print(said)
    return 0 if fine else 2
