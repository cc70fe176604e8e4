"""Papers without a window: `print` and `verify`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.app import features
from ctv_desktop.app.commands.opened import opened, reading
from ctv_desktop.app.commands.options import as_of, day_of, order
from ctv_desktop.database.read import Ask
from ctv_desktop.ui.lot import Wanted
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.naming import shown
from ctv_desktop.values.period import period
from ctv_desktop.values.say import say
from ctv_desktop.values.writing import put

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Database

PAPERS = {  # paper → the table it speaks of, and what prints it
    "summary": ("lease", "leases.screen.summary:print_summary"),
    "contract": ("lease", "contracts.screen.paper:print_contract"),
    "amendment": ("amendment", "letters.screen.paper:print_amendment"),
    "quit": ("lease", "letters.screen.paper:print_quit"),
    "revision": ("lease", "letters.screen.paper:print_revision"),  # the latest of it
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

ONE_LANGUAGE = ("summary", "ticket", "meter-sheet", "ticket-sheet", "rent-roll")
ORIGINALS = ("invoice", "receipt")  # tables whose papers have an original and duplicates
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
        orders,
        "print",
        print_paper,
        say("print a paper, or many of a kind, as PDF"),
        (*language.CODES, language.BOTH),
    )
    made.add_argument(
        "paper", choices=tuple(PAPERS), metavar="PAPER", nargs="?", help=", ".join(PAPERS)
    )
    made.add_argument(
        "reference",
        metavar="REFERENCE",
        nargs="?",
        default="",
        help=str(say("the number of its record; of a tenant the ICE or name")),
    )
    as_of(made)
    _batch(made)
    made.add_argument("--output", metavar="FILE.pdf|DIR", required=True)


def _batch(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--batch",
        choices=tuple(features.LOTS),
        metavar="KIND",
        help=str(say("all papers of a kind: {kinds}", kinds=", ".join(features.LOTS))),
    )
    made.add_argument(
        "--period",
        metavar="2027-01",
        help=str(say("those of a period: one PDF, or one each in a folder")),
    )
    made.add_argument(
        "--filter",
        default="",
        metavar="TEXT",
        help=str(say("those of a list: a filter of it, or words to search")),
    )
    made.add_argument(
        "--name",
        default="",
        metavar="PATTERN",
        help=str(say("how the files of a folder are named, such as {pattern}", pattern=shown())),
    )


def print_paper(options: argparse.Namespace) -> int:
    """Print a paper as PDF, or many of a kind."""
    if options.batch or options.period:
        return _print_batch(options, options.batch or options.paper)
    if not options.paper:
        raise Refused({"": say("Say which paper: print PAPER REFERENCE, or print --batch KIND.")})
    table, printer = PAPERS[options.paper]
    with opened(options) as database:
        reader = database.reader()
        try:
            made, row = _one(options, reader, table, features.found(printer))
        finally:
            reader.close()
        put(Path(options.output), made)
        if table in ORIGINALS:
            _hand_out(database, table, row, options)
    print(options.output)
    return 0


def _one(
    options: argparse.Namespace, reader: "Reader", table: str, paper: Any
) -> tuple[bytes, int]:
    """A paper, and of which row it is where it is of a record."""
    spoken = language.of(options.language or "fr")
    if spoken.beside and options.paper in ONE_LANGUAGE:
        raise Refused({"": say("This paper is made in one language: choose fr, ar or en.")})
    if not table:
        return paper(reader, day_of(options.day), language.today(), spoken), 0
    row = _row(options, reader, table)
    return paper(reader, row, day_of(options.day), spoken), row


def _hand_out(database: "Database", noun: str, row: int, options: argparse.Namespace) -> None:
    """Note that an original was saved; what was out already was marked a duplicate."""
    from ctv_desktop.features.originals import store

    code = options.language or "fr"
    store.hand_out(database, noun, (row,), "save", code, language.today())


def _print_batch(options: argparse.Namespace, kind: str) -> int:
    from ctv_desktop.app.lots import making

    if kind not in features.LOTS:
        said = say("Printed many at once: {kinds}.", kinds=", ".join(features.LOTS))
        raise Refused({"": said})
    lot, code = features.lot(kind), options.language or "fr"
    with opened(options) as database:
        reader = database.reader()
        try:
            wanted = _wanted(options, reader, kind)
            made = making.write(
                reader, lot, wanted, Path(options.output), options.name, code, _silent
            )
        finally:
            reader.close()
        if lot.handed is not None and made.originals:
            lot.handed(database, made.originals, code, language.today())
    for path in made.files:
        print(path)
    return 0


def _wanted(options: argparse.Namespace, reader: "Reader", kind: str) -> Wanted:
    """Those of a period, or of a list as filtered. Raises Refused."""
    today = day_of(options.day)
    if options.period:
        return Wanted(today, None, *period(options.period))
    noun = features.LOT_LISTS.get(kind)
    if noun is None:
        raise Refused({"": say("Say of which period: --period 2027-01.")})
    from ctv_desktop.app import lists

    listing = features.listing(noun)
    chip = options.filter if options.filter in listing.query.filters else ""
    _columns, rows = lists.rows(reader, listing, Ask(today, chip, "" if chip else options.filter))
    return Wanted(today, tuple(row[0] for row in rows))


def _silent(_done: int, _total: int) -> None:
    """Commands print what they made, not how far they are."""


def _row(options: argparse.Namespace, reader: "Reader", table: str) -> int:
    """The record named by its reference. Raises Refused."""
    if not options.reference:
        raise Refused(
            {"": say("Say of which record: print {paper} REFERENCE.", paper=options.paper)}
        )
    named = NAMED.get(table, "lower(reference) = lower($1)")
    sql = f"SELECT id FROM {table} WHERE {named}"  # noqa: S608 - our words
    found = reader.value(sql, options.reference)
    if found is None:
        raise Refused({"": say("There is no “{text}” here.", text=options.reference)})
    return int(found)


def declare_verify(orders: Any) -> None:
    made = order(
        orders,
        "verify",
        verify,
        say(
            "say whether PDFs are papers that were issued: 0 where all are as issued, 3 where one"
            " is to be compared with what is on record, 2 where one is altered or unknown"
        ),
    )
    made.add_argument("file", metavar="FILE.pdf", nargs="+")


TO_COMPARE = ("stated", "added")


def verify(options: argparse.Namespace) -> int:
    """Say of each file whether it is a paper that was issued, as it was issued."""
    from ctv_desktop.features.register.screen.verify import all_checked

    with reading(options) as reader:
        found = all_checked(reader, [Path(file) for file in options.file])
    for one in found:
        for said in one.told:
            print(said)
    if all(one.fine for one in found):
        return 0
    return 3 if all(one.fine or one.state in TO_COMPARE for one in found) else 2
