"""What a paper is when it is ready to be issued, and how its content is stored."""

import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.values.language import Language


@dataclass(frozen=True)
class Paper:
    """A paper ready to be issued of a record, and the last act of the journal it was made from.

    `digest` is that of `content`; `total` in centimes; `missing` names the facts nobody has noted.
    """

    kind: str
    noun: str
    row_id: int
    reference: str
    language: str
    total: int | None
    content: str
    digest: str
    pdf: bytes
    seen: int
    missing: Sequence[str] = ()
    sequence: int = 1


def packed(values: Mapping[str, Any]) -> tuple[str, str]:
    """The content as it is stored, the same for the same values, and its SHA-256."""
    import hashlib  # needs a large library: not before the first paint

    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


def languages_of(spoken: "Language") -> tuple[str, ...]:
    """The languages of the paper: one, or two side by side."""
    return (spoken.code, spoken.beside) if spoken.beside else (spoken.code,)


def code_of(language: "Language") -> str:
    """`fr`, `ar`, `en`, or `fr-ar` for two side by side."""
    return "-".join(languages_of(language))


# What a signed copy is.

LARGEST_FILE = 60_000_000  # bytes: a contract of forty pages scanned in colour
MOST_DOTS = 80_000_000
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_BEGINS = re.compile(rb"xref|\d+\s+\d+\s+obj")


def kind_of(content: bytes, name: str) -> str:
    """What a file is: pdf, jpeg or png, whole and readable. Raises Refused where it is neither."""
    head = content.find(b"%PDF-", 0, 1024)
    if head >= 0:
        if not _whole_pdf(content, head):
            raise _refused(say("“{name}” is damaged: the end of this PDF is missing.", name=name))
        return "pdf"
    return _picture(content, name)


def _whole_pdf(content: bytes, head: int) -> bool:
    """Whether the file ends as PDFs do, and its table is where the end says."""
    found = list(_END.finditer(content, max(len(content) - 4096, 0)))
    if not found:
        return False
    at = int(found[-1][1])
    # What stands before the head (mail programs put some there) is not counted by all programs.
    return any(_BEGINS.match(content[begin : begin + 40].lstrip()) for begin in (at, at + head))


def _picture(content: bytes, name: str) -> str:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as found:
            kind, dots = str(found.format), found.width * found.height
            if dots <= MOST_DOTS:
                found.load()
    # A decoder may raise nearly anything on damaged bytes.
    except Exception as error:
        said = say("“{name}” is no whole PDF, JPEG or PNG. Scan the paper again.", name=name)
        raise _refused(said) from error
    if dots > MOST_DOTS:
        raise _refused(say("“{name}” has more than 80 million dots.", name=name))
    return kind.lower()


def _refused(said: Say) -> Refused:
    return Refused({"": said})
