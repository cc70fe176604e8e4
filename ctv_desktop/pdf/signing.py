"""Digital signatures of papers (PAdES) with a certificate, where the optional pyHanko is installed.

A signature is added after the bytes of the paper, which stay as they were, with a line in the top
margin of the last page; a paper that lasts (PDF/A) still does. Whether the issuer of a certificate
is to be trusted is not for this program to say: it names both.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ctv_desktop.pdf import fonts, styles
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say

HOW = say(
    "Digital signatures need an optional library. Install it beside the program with: {command}",
    command="make sign",
)
# The line of a signature: points from the left and the top of the page, its width and height.
LEFT, TOP, WIDTH, HEIGHT = 46.0, 10.0, 240.0, 11.0
_CARRIED = (b"/ByteRange", b"/ETSI.CAdES.detached", b"/adbe.pkcs7")


@dataclass(frozen=True)
class Certificate:
    """A key with its certificate: who signs, who says so, until when (UTC)."""

    name: str
    issuer: str
    ends: datetime
    data: bytes
    phrase: str


@dataclass(frozen=True)
class Signature:
    """A signature found in a paper; one that is not `sound` covers bytes that were changed.

    `added` tells that something else than further signatures was added after it.
    """

    name: str
    issuer: str
    on: datetime | None
    sound: bool
    added: bool = False


def installed() -> bool:
    """Whether papers can be signed and their signatures checked."""
    return find_spec("pyhanko") is not None


def carried(pdf: bytes) -> bool:
    """Whether a PDF seems to carry signatures; cheap, and needs no library."""
    return _CARRIED[0] in pdf and any(mark in pdf for mark in _CARRIED[1:])


def certificate(data: bytes, phrase: str, now: datetime) -> Certificate:
    """The key in a PKCS #12 file. Raises Refused: wrong pass phrase, no key, out of date."""
    if not installed():
        raise Refused({"": HOW})
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        key, found, _others = pkcs12.load_key_and_certificates(data, phrase.encode() or None)
    # The library raises ValueError for both, and other things for damaged files.
    except Exception as error:
        said = say(
            "The pass phrase is wrong, or the file is no certificate with its key (PKCS #12)."
        )
        raise Refused({"": said}) from error
    if key is None or found is None:
        raise Refused({"": say("This file holds no key to sign with.")})
    named = _named(found.subject)
    if found.not_valid_after_utc < now:
        ended = found.not_valid_after_utc.date()
        said = say("The certificate of {name} expired on {day}.", name=named, day=ended)
        raise Refused({"": said})
    if found.not_valid_before_utc > now:
        begins = found.not_valid_before_utc.date()
        said = say("The certificate of {name} is valid from {day} only.", name=named, day=begins)
        raise Refused({"": said})
    return Certificate(named, _named(found.issuer), found.not_valid_after_utc, data, phrase)


def _named(who: Any) -> str:
    """The common name of a subject or issuer of `cryptography`, else all that is known."""
    from cryptography.x509.oid import NameOID

    found = who.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value if found else who.rfc4514_string()) or "?"


def sign(pdf: bytes, key: Certificate, words: Say | str, language: Language) -> bytes:
    """The same PDF with a signature after it; `words` stand in the margin. Raises Refused."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.stamp import StaticStampStyle

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    # The facts of the file stay as they are, for they stand in its metadata too.
    writer._update_meta = lambda: None  # noqa: SLF001
    count = len(writer.prev.embedded_signatures)
    # Two under each other, then two beside them.
    top, left = _height(writer) - TOP - count % 2 * HEIGHT, LEFT + count // 2 % 2 * WIDTH
    box = (left, top - HEIGHT, left + WIDTH, top)
    name = f"Signature{count + 1}"
    signer = signers.SimpleSigner.load_pkcs12_data(key.data, [], key.phrase.encode() or None)
    about = signers.PdfSignatureMetadata(
        field_name=name, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )
    with TemporaryDirectory() as folder:
        line = Path(folder, "line.pdf")
        line.write_bytes(_line(words, language))
        style = StaticStampStyle.from_pdf_file(
            str(line), border_width=0, background_opacity=1.0, background_layout=_filled()
        )
        field = fields.SigFieldSpec(name, on_page=-1, box=box)
        made = signers.PdfSigner(about, signer, stamp_style=style, new_field_spec=field)
        return bytes(made.sign_pdf(writer).getvalue())


def _filled() -> Any:
    """The line fills its field, without the margins that stamps have."""
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule

    none = Margins.uniform(0)
    return SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, none)


def _height(writer: Any) -> float:
    """That of the last page, in points."""
    pages = writer.prev.root["/Pages"]
    page = pages["/Kids"][int(pages["/Count"]) - 1] if len(pages["/Kids"]) else None
    found = (page or pages).get("/MediaBox") if page is not None else None
    return float(found[3]) if found else 841.89


def _line(words: Say | str, language: Language) -> bytes:
    """A line of text as a page of its own, small as the field it fills."""
    from reportlab.pdfgen.canvas import Canvas

    first: Any = fonts.PLAIN.latin
    fonts.load(first)
    line = Setter(language).lines(words, styles.FOOT, WIDTH, most=1)[0]
    out = io.BytesIO()
    canvas: Any = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=first)
    canvas.setFillColorRGB(*styles.QUIET)
    for run in line.runs:
        fonts.load(run.font)
        canvas.setFont(run.font, run.size)
        canvas.drawString(run.x, 3, run.text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def signatures(pdf: bytes) -> list[Signature]:
    """Each signature of a PDF, in the order they were made. Raises Refused without the library."""
    if not installed():
        raise Refused({"": HOW})
    import logging

    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        return list(_found(PdfFileReader(io.BytesIO(pdf), strict=False)))
    # A damaged file may raise anything in there: it then has no signature that holds.
    except Exception:  # noqa: BLE001
        return [Signature("?", "?", None, sound=False)]


def _found(reader: Any) -> Iterator[Signature]:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    for one in reader.embedded_signatures:
        cert = one.signer_cert
        context = ValidationContext(trust_roots=[cert], allow_fetching=False)
        state = validate_pdf_signature(one, context)
        when = state.signer_reported_dt
        yield Signature(
            str(cert.subject.native.get("common_name", cert.subject.human_friendly)),
            str(cert.issuer.native.get("common_name", cert.issuer.human_friendly)),
            when.astimezone(UTC) if when else None,
            sound=bool(state.intact and state.valid),
            added=state.modification_level == ModificationLevel.OTHER,
        )


def said(found: Signature) -> Say:
    """A signature in a sentence."""
    known = {"name": found.name, "issuer": found.issuer}
    if not found.sound:
        return say("The signature of {name} does not hold: the paper was altered.", **known)
    if found.added:
        return say("{name} signed it, but it was changed after that.", **known)
    day = found.on.date() if found.on else None
    if found.name == found.issuer:
        return say(
            "Signed by {name} on {day}, unaltered since; nobody vouches for this certificate but"
            " its owner.", day=day, **known,
        )  # fmt: skip
    return say(
        "Signed by {name} on {day}, unaltered since; certificate issued by {issuer}.",
        day=day, **known,
    )  # fmt: skip
