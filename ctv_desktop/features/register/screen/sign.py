"""Issued papers signed with a certificate; the signed one is kept beside the paper as issued."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.features.register import rows
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import of
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.pdf.signing import Certificate
    from ctv_desktop.ui.desk import Desk

LARGEST_KEY = 1_000_000  # bytes
CERTIFICATES = ((say("Certificate with its key"), "*.p12 *.pfx"),)


def sign(desk: "Desk", ids: tuple[int, ...]) -> None:
    """Ask for the certificate and its pass phrase, and sign an issued paper with it."""
    from ctv_desktop.pdf import signing

    if not signing.installed():
        desk.warn(signing.HOW)
        return
    path = desk.open_file(say("The certificate to sign with"), CERTIFICATES)
    if path is None:
        return
    phrase = desk.ask_secret(
        say("Sign with “{name}”", name=path.name),
        say("The pass phrase of the certificate. It is used once and kept nowhere."),
        say("Sign"),
    )
    if phrase is not None:
        desk.act(sign_now, ids[0], path, phrase, desk.today())


def sign_now(database: "Database", id: int, path: Path, phrase: str, today: date) -> "Changed":
    """Sign in the writing lane, where the store is loaded; a further signature follows the last."""
    from ctv_desktop.features.register import store

    key = certificate(path, phrase)
    reader = database.reader()
    try:
        paper = rows.paper(reader, id)
        if paper is None:
            raise Refused({"": say("This record has been deleted in the meantime.")})
        data = signed(latest(reader, paper), key, today, paper.language)
    finally:
        reader.close()
    name = f"{paper.reference}-{paper.kind}-{paper.language}-{key.name}.pdf"
    values = {"paper_id": id, "how": "digital", "signed_on": today, "signer": key.name[:200]}
    return store.attach(database, data, name, values, today)


def certificate(path: Path, phrase: str) -> "Certificate":
    """The key in a file. Raises Refused."""
    from ctv_desktop.database.files import read
    from ctv_desktop.pdf import signing

    return signing.certificate(read(path, LARGEST_KEY), phrase, datetime.now(UTC))


def latest(reader: "Reader", paper: rows.Issued) -> bytes:
    """What is signed next: the copy signed last with a certificate, else the paper itself."""
    digital = [one for one in rows.copies(reader, paper.id) if one.how == "digital"]
    if digital:
        return rows.copied(reader, max(digital, key=lambda one: one.id))
    return rows.reprint(reader, paper)


def signed(data: bytes, key: "Certificate", today: date, code: str) -> bytes:
    """A paper with a signature and its line in the language of the paper."""
    from ctv_desktop.pdf import signing

    spoken = of(code.partition("-")[0])
    words: Say = say("Signed electronically by {name} on {day}", name=key.name, day=today)
    return signing.sign(data, key, words, spoken)


def told(data: bytes) -> list[Say]:
    """What the signatures in a PDF say; how to have them checked where they cannot be."""
    from ctv_desktop.pdf import signing

    if not signing.carried(data):
        return []
    if not signing.installed():
        return [say("It carries a digital signature, which is not checked here."), signing.HOW]
    return [signing.said(one) for one in signing.signatures(data)]
