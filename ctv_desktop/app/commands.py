"""The same acts without a window: for scripts, for support and for our own checks."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ctv_desktop
from ctv_desktop.app import features
from ctv_desktop.database.read import Ask
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable, reason
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.settings import Paths

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Database

PAPERS = {  # paper → the table it speaks of, and what prints it
    "summary": ("lease", "leases.screen.summary:print_summary"),
    "contract": ("lease", "contracts.screen.paper:print_contract"),
    "ticket": ("ticket", "tickets.screen.paper:print_ticket"),
    "invoice": ("invoice", "invoices.screen.paper:print_invoice"),  # and a credit note
    "notice": ("lease", "invoices.screen.paper:print_next"),  # of its next payment
    "account": ("tenant", "accounts.screen.paper:print_account"),
    "reminder": ("lease", "reminders.screen.paper:print_last"),  # the latest of it
    "receipt": ("receipt", "payments.screen.paper:print_receipt"),
    "rent-roll": ("", "rentroll.screen.paper:print_today"),  # of the whole park, as of a day
}

NAMED = {"tenant": "ice = $1 OR lower(legal_name) = lower($1)"}  # tables without references

# What argparse itself says; it asks this table instead of a catalog of its own.
ARGPARSE = {
    text.message: text
    for text in (
        say("usage: "),
        say("positional arguments"),
        say("options"),
        say("show this help message and exit"),
        say("show program's version number and exit"),
        say("the following arguments are required: %s"),
        say("unrecognized arguments: %s"),
        say("expected one argument"),
        say("argument %(argument_name)s: %(message)s"),
        say("invalid choice: %(value)r (choose from %(choices)s)"),
        say("%(prog)s: error: %(message)s\n"),
        say("invalid %(type)s value: %(value)r"),
    )
}


def _argparse_says(text: str) -> str:
    found = ARGPARSE.get(text)
    return str(found) if found else text


def parser() -> argparse.ArgumentParser:
    """All commands and their options, in the language now in use."""
    vars(argparse)["_"] = _argparse_says
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
    _shared(made)
    orders = made.add_subparsers(dest="command", metavar="COMMAND", title=str(say("commands")))
    _demo(orders)
    _list(orders)
    _print(orders)
    _invoice(orders)
    _schedule(orders)
    _import(orders)
    _check(orders)
    _copy(orders)
    _verify(orders)
    _tour(orders)
    return made


def _shared(
    made: argparse.ArgumentParser, inner: bool = False, codes: Sequence[str] = language.CODES
) -> None:
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


def _order(
    orders: Any, name: str, help_text: Say, codes: Sequence[str] = language.CODES
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = orders.add_parser(
        name, help=str(help_text), description=str(help_text)
    )
    _shared(made, inner=True, codes=codes)
    return made


def _demo(orders: Any) -> None:
    made = _order(orders, "demo", say("build a fictitious park and print what is in it"))
    made.add_argument("--size", choices=("small", "large"), default="small")
    made.add_argument("--units", type=int, help=str(say("how many units, about")))
    made.add_argument("--seed", type=int, default=7, help=str(say("the same seed, the same park")))


def _list(orders: Any) -> None:
    made = _order(orders, "list", say("print or export a list"))
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
    _forms(made)


def _forms(made: argparse.ArgumentParser) -> None:
    """In which form rows are written, and where to."""
    made.add_argument(
        "--as",
        dest="form",
        choices=("table", "csv", "json", "xlsx"),
        default="table",
        help=str(say("the form of the output")),
    )
    _as_of(made)
    made.add_argument("--output", metavar="FILE", help=str(say("write into a file")))


def _schedule(orders: Any) -> None:
    made = _order(orders, "schedule", say("print all dues of a lease, from its first to its last"))
    made.add_argument("reference", metavar="REFERENCE", help=str(say("the number of the lease")))
    _forms(made)


def _print(orders: Any) -> None:
    made = _order(orders, "print", say("print a paper as PDF"), (*language.CODES, language.BOTH))
    made.add_argument(
        "paper",
        choices=tuple(PAPERS),
        metavar="PAPER",
        help=", ".join(PAPERS),
    )
    made.add_argument(
        "reference",
        metavar="REFERENCE",
        nargs="?",
        default="",
        help=str(say("the number of its record; of a tenant the ICE or name")),
    )
    _as_of(made)
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
    made.add_argument("--output", metavar="FILE.pdf|DIR", required=True)


def _as_of(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--as-of", dest="day", metavar="DATE", help=str(say("as on a day (without it, today)"))
    )


def _invoice(orders: Any) -> None:
    made = _order(orders, "invoice", say("issue the invoices of a period and print them"))
    made.add_argument(
        "--period", required=True, metavar="2027-01", help=str(say("2027-01, 2027-T1 or 2027"))
    )
    made.add_argument(
        "--dry-run", action="store_true", help=str(say("only say what would be issued"))
    )


def _import(orders: Any) -> None:
    made = _order(
        orders, "import", say("read units and tenants from a COBie workbook, XLSX or CSV")
    )
    made.add_argument("file", metavar="FILE")
    made.add_argument(
        "--dry-run",
        action="store_true",
        help=str(say("only say what would be made, changed or skipped")),
    )


def _check(orders: Any) -> None:
    _order(orders, "check", say("check the file, the links between records and the journal"))


def _copy(orders: Any) -> None:
    made = _order(orders, "copy", say("save a verified copy of the park"))
    made.add_argument("--output", metavar="FILE", required=True)


def _verify(orders: Any) -> None:
    made = _order(orders, "verify", say("say whether a PDF is a paper that was issued"))
    made.add_argument("file", metavar="FILE.pdf")


def _tour(orders: Any) -> None:
    made = _order(orders, "tour", say("take a picture of every screen, without a display"))
    made.add_argument("--output", metavar="DIR", required=True)
    made.add_argument("--theme", choices=("light", "dark"), default="light")
    made.add_argument("--size", default="1366x768", metavar="WxH")


def run(arguments: Sequence[str]) -> int:
    """Run one command; its errors are one line each and the code 2."""
    options = parser().parse_args(arguments)
    if options.command == "tour":
        from ctv_desktop.app.tour import tour

        return tour(options)
    try:
        return int(globals()[f"do_{options.command}"](options))
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


def _path(options: argparse.Namespace) -> Path:
    return Path(options.database) if options.database else Paths.here().park


@contextmanager
def opened(options: argparse.Namespace) -> "Iterator[Database]":
    """The park of a command; one that is not there is refused, not made."""
    from ctv_desktop.database.park_file import look, open_park

    path = _path(options)
    if look(path) == 0:
        raise Unavailable(say("There is no park file “{name}”.", name=str(path)))
    database = open_park(path, features.schema)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def reading(options: argparse.Namespace) -> "Iterator[Reader]":
    """A reader on the park of a command."""
    with opened(options) as database:
        reader = database.reader()
        try:
            yield reader
        finally:
            reader.close()


def do_demo(options: argparse.Namespace) -> int:
    """Build a fictitious park."""
    from ctv_desktop.app.demo import build

    path = _path(options) if options.database else Paths.here().demo
    if path.exists() and path.stat().st_size:
        raise Refused({"": say("“{name}” is already there. Choose another name.", name=str(path))})
    counts = build(path, options.size, options.units, options.seed, language.today())
    for name, count in counts.lines():
        print(f"{language.current().number(count):>12}  {name}")
    print(path)
    return 0


def do_list(options: argparse.Namespace) -> int:
    """Print or export a list."""
    from ctv_desktop.app import lists

    listing = features.listing(options.noun)
    chip = options.filter if options.filter in listing.query.filters else ""
    ask = Ask(_day(options.day), chip, "" if chip else options.filter)
    with reading(options) as reader:
        columns, found = lists.rows(reader, listing, ask)
        lists.write(columns, found, options.form, options.output, listing.title)
    return 0


def do_schedule(options: argparse.Namespace) -> int:
    """Print or export the dues of a lease."""
    from ctv_desktop.app import lists
    from ctv_desktop.features.leases.screen.schedule import RECORDS, records

    with reading(options) as reader:
        found = records(reader, options.reference, language.today())
    title = say("Schedule of {reference}", reference=options.reference)
    lists.write(RECORDS, found, options.form, options.output, title)
    return 0


def _day(text: str | None) -> "date":
    """The day a list is asked as of. Raises Refused."""
    from ctv_desktop.values.period import read_day

    return read_day(text, language.today()) if text else language.today()


def do_invoice(options: argparse.Namespace) -> int:
    """Issue what is invoiced within a period; say what was issued, what was blocked and why."""
    from ctv_desktop.features.invoices.screen import command

    with opened(options) as database:
        for line in command.run(database, options.period, language.today(), options.dry_run):
            print(line)
    return 0


def do_print(options: argparse.Namespace) -> int:
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
                reader, _day(options.day), language.today(), language.of(options.language or "fr")
            )
    Path(options.output).write_bytes(content)
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
        day = _day(options.day)
        made: bytes = paper(reader, found, day, language.of(options.language or "fr"))
    return made


def do_import(options: argparse.Namespace) -> int:
    """Read a workbook, say what it would make, and make it; a dry run makes no park either."""
    from tempfile import TemporaryDirectory

    from ctv_desktop.database.park_file import look

    path = _path(options)
    if not options.dry_run or look(path):
        return _import_into(path, options)
    with TemporaryDirectory() as folder:
        return _import_into(Path(folder, path.name), options)


def _import_into(path: Path, options: argparse.Namespace) -> int:
    from ctv_desktop.database.park_file import open_park
    from ctv_desktop.features.imports import plan, store

    database = open_park(path, features.schema)
    try:
        reader = database.reader()
        try:
            planned = plan.plan_file(Path(options.file), reader)
        finally:
            reader.close()
        for line in planned.lines():
            print(line)
        if not options.dry_run:
            print(store.apply(database, planned).said)
    finally:
        database.close()
    return 0


def do_check(options: argparse.Namespace) -> int:
    """Check the file; 2 where something is not sound."""
    from ctv_desktop.database.park_file import examine

    with opened(options) as database:
        findings = examine(database)
    for finding in findings:
        state = say("sound") if finding.sound else say("NOT SOUND")
        print(f"{finding.title}: {state} {'' if finding.sound else finding.detail}".rstrip())
    return 0 if all(finding.sound for finding in findings) else 2


def do_copy(options: argparse.Namespace) -> int:
    """Save a verified copy."""
    from ctv_desktop.database.copies import save_copy

    with opened(options) as database:
        made = save_copy(database.path, Path(options.output))
    print(made.path)
    return 0


def do_verify(options: argparse.Namespace) -> int:
    """Say whether a PDF is a paper that was issued; 2 where it is not, or not any more."""
    from ctv_desktop.features.register.screen.verify import checked

    with reading(options) as reader:
        fine, said = checked(reader, Path(options.file))
    print(said)
    return 0 if fine else 2
