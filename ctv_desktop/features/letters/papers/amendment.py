"""The amendment (avenant): articles old and new, in one language or in two; tables; signatures."""

from collections.abc import Iterator, Mapping
from typing import Any

from ctv_desktop.features.contracts.papers import articles
from ctv_desktop.features.contracts.papers.closing import closing
from ctv_desktop.features.contracts.papers.looks import Voice
from ctv_desktop.features.contracts.rules.content import pairs
from ctv_desktop.features.letters.papers import tables
from ctv_desktop.pdf.blocks import Block, gap
from ctv_desktop.pdf.letterhead import Issuer, letterhead
from ctv_desktop.pdf.prose import kept
from ctv_desktop.pdf.sheet import Sheet
from ctv_desktop.values.say import say

Content = Mapping[str, Any]


def compose(content: Content, logo: bytes | None = None, mark: str = "") -> Sheet:
    """The blocks of an amendment and what its pages repeat."""
    return articles.sheet(content, _blocks, logo, mark)


def _blocks(content: Content, said: list[Voice], issuer: Issuer, width: float) -> Iterator[Block]:
    yield letterhead(said[0].setter, issuer, width)
    number = say("No. {reference}", reference=content["reference"])
    yield from articles.title(content, said, number)
    last = len(content["articles"]) - 1
    for place, article in enumerate(content["articles"]):
        yield articles.heading(article, said)
        shown = [articles.text(pair, said) for pair in pairs(article, content["languages"])]
        yield from shown[:-1]
        # Signatures do not stand alone on a page, nor does a table without its sentence.
        yield from kept(shown[-1]) if place == last or _tabled(article, content) else shown[-1:]
        yield from _table(article, content, said, width)
    yield closing(content, said, width)


def _tabled(article: Content, content: Content) -> bool:
    return bool({"premises": content["units"], "figures": content["sums"]}.get(article["key"]))


def _table(article: Content, content: Content, said: list[Voice], width: float) -> Iterator[Block]:
    """The figures that an article speaks of."""
    if _tabled(article, content):
        make = tables.units if article["key"] == "premises" else tables.sums
        yield gap(3)
        yield make(content, said, width)
        yield gap(5)
