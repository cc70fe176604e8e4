"""Papers signed with a certificate: their bytes stay, changes show, wrong keys are refused."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ctv_desktop.pdf import signing, styles
from ctv_desktop.pdf.sheet import draw
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from tests.pdf import reading
from tests.pdf.test_structure import SETTER, sheet

NOW = datetime.now(UTC)
FR = language.of("fr")
needs_library = pytest.mark.skipif(not signing.installed(), reason="the sign extra is missing")


def paper() -> bytes:
    return draw(sheet(SETTER.text("Le loyer est de 45\u202f000,00 MAD.", styles.BODY, 300)))


def made(
    name: str = "Salma Bennani",
    phrase: str = "clé d’or",
    starts: datetime = NOW - timedelta(days=1),
    ends: datetime = NOW + timedelta(days=300),
) -> bytes:
    """A certificate that vouches for itself, with its key, as PKCS #12."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    use = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    built = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(starts)
        .not_valid_after(ends)
        .add_extension(use, critical=True)
        .sign(key, hashes.SHA256())
    )
    locked = BestAvailableEncryption(phrase.encode())
    return bytes(pkcs12.serialize_key_and_certificates(b"x", key, built, None, locked))


def signed(pdf: bytes, name: str = "Salma Bennani") -> bytes:
    key = signing.certificate(made(name), "clé d’or", NOW)
    return signing.sign(pdf, key, f"Signé par {name} · وقع", FR)


@needs_library
def test_a_signature_comes_after_the_bytes_of_the_paper() -> None:
    data = paper()
    found = signed(data)
    assert found.startswith(data)
    assert signing.carried(found)
    assert not signing.carried(data)
    assert signing.signatures(data) == []
    (one,) = signing.signatures(found)
    assert (one.name, one.issuer) == ("Salma Bennani", "Salma Bennani")
    assert one.sound
    assert not one.added
    assert one.on is not None
    assert abs(one.on - NOW) < timedelta(hours=1)


@needs_library
def test_two_sign_one_after_the_other() -> None:
    found = signed(signed(paper()), "Karim El Fassi")
    assert [one.name for one in signing.signatures(found)] == ["Salma Bennani", "Karim El Fassi"]
    assert all(one.sound and not one.added for one in signing.signatures(found))
    fields: Any = reading.reader(found).pages[-1]["/Annots"]
    tops = [float(field.get_object()["/Rect"][3]) for field in fields]
    assert tops[0] > tops[1] > 841.89 - 34  # above the text, one under the other


@needs_library
def test_a_changed_byte_and_another_revision_show() -> None:
    language.use("en")
    found = signed(paper())
    at = found.index(b"/Count 1")
    spoilt = found[:at] + b"/Count 2" + found[at + 8 :]
    (one,) = signing.signatures(spoilt)
    assert not one.sound
    assert "altered" in str(signing.said(one))
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(found), incremental=True)
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(found)
    (one,) = signing.signatures(out.getvalue())
    assert one.added
    assert "changed after" in str(signing.said(one))


@needs_library
def test_a_damaged_file_has_no_signature_that_holds() -> None:
    (one,) = signing.signatures(b"%PDF-1.4 /ByteRange nothing")
    assert not one.sound


@needs_library
def test_a_signed_paper_lasts_as_before() -> None:
    """Its facts stay equal to its metadata, and what it shows is embedded."""
    before, after = (reading.reader(data) for data in (paper(), signed(paper())))
    assert before.metadata == after.metadata
    fields: Any = after.pages[-1]["/Annots"]
    stamp = fields[0].get_object()["/AP"]["/N"].get_object()
    assert b"/ca" not in stamp.get_data()
    inner = next(iter(stamp["/Resources"]["/XObject"].values())).get_object()
    for font in inner["/Resources"]["/Font"].values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]


@needs_library
@pytest.mark.parametrize(
    ("data", "phrase", "word"),
    [
        (made, "wrong", "pass phrase"),
        (made, "", "pass phrase"),
        (lambda: b"not a key", "x", "pass phrase"),
        (lambda: made(ends=NOW - timedelta(hours=1)), "clé d’or", "expired"),
        (lambda: made(starts=NOW + timedelta(days=2)), "clé d’or", "valid from"),
    ],
)
def test_a_key_that_does_not_do_is_refused_with_a_sentence(
    data: Callable[[], bytes], phrase: str, word: str
) -> None:
    language.use("en")
    with pytest.raises(Refused, match=word):
        signing.certificate(data(), phrase, NOW)


def test_without_the_library_one_learns_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "installed", lambda: False)
    for act in (lambda: signing.signatures(b""), lambda: signing.certificate(b"", "", NOW)):
        with pytest.raises(Refused, match="make sign"):
            act()
