"""Papers signed with a certificate, without a window."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.app.commands.opened import opened
from ctv_desktop.app.commands.options import order
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

MOST = 200_000_000  # bytes of a PDF


def declare_sign(orders: Any) -> None:
    made = order(
        orders, "sign", sign, say("sign a PDF, or an issued paper, with a certificate"),
        (*language.CODES, language.BOTH),
    )  # fmt: skip
    made.add_argument(
        "paper",
        metavar="FILE.pdf|REFERENCE",
        help=str(say("a file, or the number of an issued paper: its signed copy is kept")),
    )
    made.add_argument(
        "--certificate",
        required=True,
        metavar="FILE.p12",
        help=str(say("the certificate with its key; the pass phrase is asked for, or read")),
    )
    made.add_argument("--output", metavar="FILE.pdf", help=str(say("where to write a signed file")))


def sign(options: argparse.Namespace) -> int:
    """Sign a file, or an issued paper of the park."""
    from ctv_desktop.pdf import signing

    if not signing.installed():
        raise Refused({"": signing.HOW})
    path = Path(options.paper)
    if path.suffix.lower() == ".pdf":
        return _sign_file(options, path)
    with opened(options) as database:
        from ctv_desktop.features.register.screen.sign import sign_now

        reader = database.reader()
        try:
            found = _issued(reader, options.paper, options.language)
        finally:
            reader.close()
        key = Path(options.certificate)
        changed = sign_now(database, found, key, pass_phrase(), language.today())
    print(changed.said)
    return 0


def _sign_file(options: argparse.Namespace, path: Path) -> int:
    from ctv_desktop.database.files import read
    from ctv_desktop.features.register.rules import kind_of
    from ctv_desktop.features.register.screen.sign import certificate, signed

    data = read(path, MOST)
    if kind_of(data, path.name) != "pdf":
        raise Refused({"": say("“{name}” is no PDF.", name=path.name)})
    key = certificate(Path(options.certificate), pass_phrase())
    spoken = options.language or language.current().code
    output = Path(options.output) if options.output else path.with_stem(f"{path.stem}-signed")
    output.write_bytes(signed(data, key, language.today(), spoken))
    print(output)
    return 0


def _issued(reader: "Reader", reference: str, spoken: str | None) -> int:
    """The one issued paper of a number, in a language where it was issued in several."""
    rows = reader.rows(
        "SELECT id, language FROM issued_paper WHERE lower(reference) = lower($1)", reference
    )
    found = [id for id, code in rows if spoken in (None, code)]
    if not found:
        raise Refused({"": say("No paper “{text}” was issued.", text=reference)})
    if len(found) > 1:
        said = say("“{text}” was issued in several languages: say which.", text=reference)
        raise Refused({"": said})
    return int(found[0])


def pass_phrase() -> str:
    """Typed unseen, or the first line of what is handed in; never a word of the command."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{say('Pass phrase:')} ")
    return sys.stdin.readline().rstrip("\r\n")
