"""What makes a paper last (PDF/A-1b, ISO 19005-1): its facts twice and equal, the colours it means.

The claim stands in every file; `make archive-check` has a validator confirm it for each paper.
"""

import zlib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from ctv_desktop.pdf.writer import written

# The same font files and colours come again in paper after paper: zipped once, not each time.
_kept = lru_cache(maxsize=32)(zlib.compress)
pdfdoc.PDFZCompress.encode = lambda text: (  # type: ignore[method-assign]
    _kept(text) if isinstance(text, bytes) else zlib.compress(text.encode())
)

PROFILE = Path(__file__).resolve().parents[2] / "resources" / "colour" / "sRGB.icc"
VERSION = (1, 4)  # the version of PDF that the standard builds on

_FACTS = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


class _Stream(bytes, pdfdoc.PDFObject):
    """The bytes of a stream; written with the end of line that the standard wants after them."""

    __slots__ = ()

    def format(self, document: Any) -> bytes:
        return bytes(self) + b"\n"


class _Ended(pdfdoc.NoEncryption):
    """Takes the place where reportlab would encrypt a stream, the last before it is written."""

    def encode(self, t: bytes | str) -> _Stream:
        return _Stream(t if isinstance(t, bytes) else t.encode())


class _Lasting(pdfdoc.PDFDocument):
    encrypt = _Ended()

    def format(self) -> bytes:
        return written(self)


def lasting(document: Any, language: str) -> None:
    """Give reportlab's document its metadata, its colours and clean streams.

    Call it when the document has its title, author, keywords and date; `language` as in `fr-MA`.
    """
    info = document.info
    year, month, day, hour, minute, second = document._timeStamp.YMDhms  # noqa: SLF001
    moment = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00"
    keys = ("title", "author", "subject", "keywords", "creator", "producer")
    facts = facts_of({key: getattr(info, key) for key in keys}, language, moment)
    catalog = document.Catalog
    kind = pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
    catalog.Metadata = pdfdoc.PDFStream(kind, facts)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([_intent(document)])
    # Not functions of the one document, which would keep it alive until Python's collector comes.
    document.__class__ = _Lasting


def facts_of(info: Mapping[str, str], language: str, moment: str) -> bytes:
    """The facts of a file as XMP: those of its Info dictionary, its language, when it was made."""
    told = {key: escape(value) for key, value in info.items()}
    return _FACTS.format(**told, language=escape(language), moment=moment).encode()


def _intent(document: Any) -> Any:
    zipped = [pdfdoc.PDFZCompress]
    meant = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), profile(), zipped)
    name = pdfdoc.PDFString("sRGB IEC61966-2.1")
    return pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": name,
            "Info": name,
            "RegistryName": pdfdoc.PDFString("http://www.color.org"),
            "DestOutputProfile": document.Reference(meant),
        }
    )


@cache
def profile() -> bytes:
    """The colour profile that the colours of papers are meant in."""
    return PROFILE.read_bytes()
