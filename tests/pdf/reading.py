"""A PDF read back: its words in plain letters, its pages, its fonts."""

import io
import re
import unicodedata
from typing import Any

import pypdf


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def plain(text: str) -> str:
    """Letters as typed: presentation forms and special spaces undone, spaces made single."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def pages(data: bytes) -> list[str]:
    return [plain(page.extract_text()) for page in reader(data).pages]


def words(data: bytes) -> str:
    return " ".join(pages(data))


def catalog(data: bytes) -> Any:
    """The root of the file."""
    return reader(data).trailer["/Root"]


def unembedded_fonts(data: bytes) -> list[str]:
    """Fonts that a page names without carrying them."""
    missing = []
    for page in reader(data).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            found = font.get_object()
            if "/FontFile2" not in found["/FontDescriptor"]:
                missing.append(str(found["/BaseFont"]))
    return missing
