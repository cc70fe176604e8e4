"""The office's clauses as a folder of text files, for a lawyer: `clauses export|import|check`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.app.commands.opened import opened
from ctv_desktop.app.commands.options import order
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database
    from ctv_desktop.features.clauses.rows import Place, Written
    from ctv_desktop.features.contracts.rules.library import Source

MOST = 1_000_000  # bytes of a file: a clause has less than a tenth of it


def declare_clauses(orders: Any) -> None:
    made = order(
        orders,
        "clauses",
        clauses,
        say("write the texts of contracts into a folder, read them back, or check them"),
    )
    made.add_argument("what", choices=("export", "import", "check"))
    made.add_argument("folder", metavar="FOLDER", nargs="?")
    made.add_argument(
        "--all",
        dest="all_of_them",
        action="store_true",
        help=str(say("the factory's texts too, not only the office's")),
    )
    made.add_argument(
        "--dry-run",
        action="store_true",
        help=str(say("only say what would be made, changed or skipped")),
    )


def clauses(options: argparse.Namespace) -> int:
    """Write, read or check the office's texts."""
    if options.what != "check" and not options.folder:
        raise Refused({"": say("Say which folder.")})
    with opened(options) as database:
        own = _own(database)
        if options.what == "export":
            return _export(own, Path(options.folder), options.all_of_them)
        if options.what == "import":
            return _import(database, own, Path(options.folder), options.dry_run)
        return _check(own)


def _own(database: "Database") -> "dict[Place, Written]":
    from ctv_desktop.features.clauses.rows import written

    reader = database.reader()
    try:
        return written(reader)
    finally:
        reader.close()


def _sources(own: "dict[Place, Written]") -> "dict[Place, Source]":
    return {place: one.source for place, one in own.items()}


def _export(own: "dict[Place, Written]", folder: Path, all_of_them: bool) -> int:
    from ctv_desktop.features.clauses.rules.folder import files

    made = files(_sources(own), all_of_them)
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    folder.mkdir(parents=True, exist_ok=True)
    print(says("{count} text in {folder}", "{count} texts in {folder}", len(made), folder=folder))
    return 0


def _import(database: "Database", own: "dict[Place, Written]", folder: Path, dry_run: bool) -> int:
    from ctv_desktop.features.clauses import store
    from ctv_desktop.features.clauses.rules.folder import changed, name_of

    if not folder.is_dir():
        raise Refused({"": say("“{name}” is no folder.", name=folder)})

    def read(name: str) -> str | None:
        return _text(folder / name)

    found = list(changed(_sources(own), read))
    for one in found:
        said = say("new text") if one.source else say("back to the factory text")
        print(say("{name}: {what}", name=name_of(one.place), what=said))
    if found and not dry_run:
        try:
            store.save_all(database, ((one.place, one.source) for one in found), language.today())
        except Refused as refused:
            ((place, said),) = refused.problems.items()
            raise Refused({"": say("{name}: {what}", name=f"{place}.txt", what=said)}) from None
    print(says("{count} text read", "{count} texts read", len(found)))
    return 0


def _text(path: Path) -> str | None:
    """The text of a file; None where there is none."""
    from ctv_desktop.database.files import read

    if not path.is_file():
        return None
    try:
        return read(path, MOST).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Refused({"": say("“{name}” is not written in UTF-8.", name=path)}) from None


def _check(own: "dict[Place, Written]") -> int:
    from ctv_desktop.features.clauses.rules.checks import problems
    from ctv_desktop.features.clauses.rules.folder import name_of
    from ctv_desktop.features.contracts.rules.library import origin, types

    wrong = 0
    for place, one in own.items():
        if not origin(*place):  # the paper of an earlier version: it stands nowhere
            print(
                say("{name}: {what}", name=name_of(place), what=say("No paper has this article."))
            )
            continue
        found = problems(one.title, one.text, place[1], types(place[0]))
        wrong += bool(found)
        said: list[Say] = [
            say("Line {line}: {problem}", line=each.line, problem=each.said) for each in found
        ]
        if one.outdated:
            said.append(say("The factory text has changed since the office wrote this one."))
        for sentence in said or [say("sound")]:
            print(say("{name}: {what}", name=name_of(place), what=sentence))
    print(says("{count} text of the office", "{count} texts of the office", len(own)))
    return 2 if wrong else 0
