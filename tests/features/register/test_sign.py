"""Issued papers signed with a certificate: kept beside them, verified, also by command."""

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.app import commands
from ctv_desktop.features.register import rows
from ctv_desktop.features.register.screen import sign
from ctv_desktop.features.register.screen.verify import checked
from ctv_desktop.pdf import signing
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from tests.features.register.test_copies import TODAY, kept, pdf
from tests.features.register.test_freeze import PAPER, issue
from tests.features.stage import Desk
from tests.pdf.test_signing import made, needs_library, signed

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

PHRASE = "clé d’or"
pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def english() -> None:
    language.use("en")


@pytest.fixture
def issued(park: "Database") -> "Database":
    from dataclasses import replace

    issue(park, replace(PAPER, pdf=pdf("as issued")))
    return park


def key(folder: Path, name: str = "Salma Bennani") -> Path:
    path = folder / f"{name}.p12"
    path.write_bytes(made(name))
    return path


def judged(park: "Database", path: Path, data: bytes) -> tuple[bool, list[str]]:
    path.write_bytes(data)
    reader = park.reader()
    fine, said = checked(reader, path)
    reader.close()
    return fine, [str(one) for one in said]


@needs_library
def test_each_signature_makes_another_copy_over_the_last(
    issued: "Database", tmp_path: Path
) -> None:
    sign.sign_now(issued, 1, key(tmp_path), PHRASE, TODAY)
    sign.sign_now(issued, 1, key(tmp_path, "Karim El Fassi"), PHRASE, TODAY)
    second, first = kept(issued)
    assert (first.how, first.signer, first.signed_on) == ("digital", "Salma Bennani", TODAY)
    reader = issued.reader()
    data = rows.copied(reader, second)
    assert data.startswith(rows.copied(reader, first))
    reader.close()
    assert data.startswith(pdf("as issued"))
    fine, (paper, one, two) = judged(issued, tmp_path / "x.pdf", data)
    assert fine
    assert PAPER.reference in paper
    assert ("Salma Bennani" in one, "Karim El Fassi" in two) == (True, True)


@needs_library
def test_a_wrong_pass_phrase_changes_nothing(issued: "Database", tmp_path: Path) -> None:
    with pytest.raises(Refused, match="pass phrase"):
        sign.sign_now(issued, 1, key(tmp_path), "wrong", TODAY)
    assert kept(issued) == []


def test_without_the_library_the_act_says_how_to_get_it(
    issued: "Database", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "installed", lambda: False)
    desk: Any = Desk(issued, tmp_path)
    sign.sign(desk, (1,))
    assert "make sign" in desk.asked[0][1]
    # A paper signed elsewhere is said to carry what is not checked.
    data = pdf("as issued") + b"/ByteRange /ETSI.CAdES.detached"
    fine, said = judged(issued, tmp_path / "x.pdf", data)
    assert not fine
    assert "make sign" in said[-1]


@needs_library
def test_the_act_asks_for_the_certificate_and_its_phrase(
    issued: "Database", tmp_path: Path
) -> None:
    desk: Any = Desk(issued, tmp_path)
    path = key(tmp_path)
    desk.files, desk.ask_secret = [None, path, path], lambda *_words: None
    sign.sign(desk, (1,))
    sign.sign(desk, (1,))
    assert kept(issued) == []
    desk.ask_secret = lambda *_words: PHRASE
    sign.sign(desk, (1,))
    assert [one.signer for one in kept(issued)] == ["Salma Bennani"]
    assert desk.asked == []


def test_what_others_add_to_an_issued_paper_is_told_from_an_alteration(
    issued: "Database", tmp_path: Path
) -> None:
    from dataclasses import replace

    from ctv_desktop.features.register.rules import packed
    from ctv_desktop.pdf import qr
    from ctv_desktop.pdf.sheet import draw
    from tests.pdf.test_structure import sheet

    text, digest = packed({"words": "bail"})
    code = qr.proof("BC-1", "2027-01-04", None, digest)
    data = draw(replace(sheet(), code=code))
    paper = replace(PAPER, sequence=2, content=text, digest=digest, pdf=data, reference="BC-1")
    issue(issued, paper)
    fine, (said,) = judged(issued, tmp_path / "x.pdf", data + b"% more")
    assert not fine
    assert "added" in said
    fine, (said,) = judged(issued, tmp_path / "x.pdf", data.replace(b"Titre", b"Autre"))
    assert not fine
    assert "altered" in said


# Commands.


@needs_library
def test_a_file_is_signed_by_command_with_the_phrase_handed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "bail.pdf", tmp_path / "bail-signed.pdf"
    path.write_bytes(pdf())
    line = ["sign", str(path), "--certificate", str(key(tmp_path))]
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PHRASE}\n"))
    assert commands.run(line) == 0
    assert str(out) in capsys.readouterr().out
    assert [one.name for one in signing.signatures(out.read_bytes())] == ["Salma Bennani"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("wrong\n"))
    assert commands.run(line) == 2
    assert "pass phrase" in capsys.readouterr().err


@needs_library
def test_an_issued_paper_is_signed_by_its_number(
    issued: "Database", tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "stdin", io.StringIO(PHRASE))
    path = str(issued.path)
    issued.close()
    line = ["--database", path, "--certificate", str(key(tmp_path))]
    assert commands.run(["sign", "el-2027-001", *line]) == 0
    assert commands.run(["sign", "EL-2027-999", *line]) == 2
    assert "EL-2027-999" in capsys.readouterr().err


@needs_library
def test_what_is_signed_elsewhere_is_told(issued: "Database", tmp_path: Path) -> None:
    fine, said = judged(issued, tmp_path / "x.pdf", signed(pdf("another")))
    assert not fine
    assert "Salma Bennani" in said[1]
