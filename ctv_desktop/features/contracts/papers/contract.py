"""The contract of lease: articles in one language, or in two side by side; tables; signatures."""

from collections.abc import Iterator, Mapping
from typing import Any

from ctv_desktop.features.contracts.papers import articles, tables
from ctv_desktop.features.contracts.papers.closing import closing
from ctv_desktop.features.contracts.papers.looks import Voice
from ctv_desktop.features.contracts.rules.content import pairs
from ctv_desktop.pdf.blocks import Block, gap
from ctv_desktop.pdf.letterhead import Issuer, letterhead
from ctv_desktop.pdf.prose import kept
from ctv_desktop.pdf.sheet import Sheet, draw
from ctv_desktop.values.say import say

Content = Mapping[str, Any]
TABLED = ("services",)  # each paragraph is a row: what stands before its colon, and the rest


def render(content: Content, logo: bytes | None = None, mark: str = "") -> bytes:
    """The PDF of a contract from its frozen content; `mark` is what makes it verifiable."""
    return draw(compose(content, logo, mark))


def compose(content: Content, logo: bytes | None = None, mark: str = "") -> Sheet:
    """The blocks of a contract and what its pages repeat."""
    return articles.sheet(content, _blocks, logo, mark)


def _blocks(content: Content, said: list[Voice], issuer: Issuer, width: float) -> Iterator[Block]:
    yield letterhead(said[0].setter, issuer, width)
    number = say("No. {reference}", reference=content["reference"])
    yield from articles.title(content, said, number)
    for place, article in enumerate(content["articles"]):
        yield articles.heading(article, said)
        draw_pair = articles.row if article["key"] in TABLED else articles.text
        shown = [draw_pair(pair, said) for pair in pairs(article, content["languages"])]
        if place + 1 == len(content["articles"]):
            yield from shown[:-1]
            yield from kept(shown[-1])  # signatures do not stand alone on a page
        else:
            yield from shown
        if article["key"] == "premises" and content["premises"]:
            yield gap(3)
            yield tables.premises(content, said, width)
            yield gap(5)
    yield closing(content, said, width)
    if content["schedule"]:
        yield from tables.schedule(content, said, width)
