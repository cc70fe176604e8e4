"""The contract of lease: articles in one language, or in two side by side; tables; signatures."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.papers import tables
from ctv_desktop.features.contracts.papers.closing import closing, initials
from ctv_desktop.features.contracts.papers.looks import (
    ABREAST,
    BAND,
    PAGE,
    Voice,
    voices,
)
from ctv_desktop.features.contracts.rules.content import LANGUAGES, pairs
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, Row, Stack, gap, joined, moved
from ctv_desktop.pdf.letterhead import Issuer, legal_line, letterhead
from ctv_desktop.pdf.prose import Abreast, kept, paragraph
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import Sheet, draw
from ctv_desktop.values import language
from ctv_desktop.values.say import say

Content = Mapping[str, Any]


def render(content: Content, logo: bytes | None = None, mark: str = "") -> bytes:
    """The PDF of a contract from its frozen content; `mark` is what makes it verifiable."""
    return draw(compose(content, logo, mark))


def compose(content: Content, logo: bytes | None = None, mark: str = "") -> Sheet:
    """The blocks of a contract and what its pages repeat."""
    spoken = [language.of(code) for code in content["languages"]]
    said = voices([Setter(one) for one in spoken])
    first = said[0].setter
    issuer = Issuer(**content["issuer"], logo=logo)
    page = PAGE if len(said) == 1 else ABREAST
    title = f"{content['title'][said[0].code]} {content['reference']}"
    return Sheet(
        title=title,
        author=issuer.name,
        language=spoken[0],
        printed_on=date.fromisoformat(content["printed_on"]),
        blocks=tuple(_blocks(content, said, issuer, page.width)),
        running=first.row(title, content["tenant"]["name"]),
        footer=legal_line(issuer, spoken[0]),
        watermark=first.say(say("Draft")) if content["draft"] else "",
        note=first.say(say("Fictitious data")) if content["fictitious"] else "",
        format=page,
        band=initials(first, page.width),
        band_height=BAND,
        code=mark,
    )


def _blocks(content: Content, said: list[Voice], issuer: Issuer, width: float) -> Iterator[Block]:
    yield letterhead(said[0].setter, issuer, width)
    yield from _title(content, said)
    articles = content["articles"]
    for place, article in enumerate(articles):
        yield _heading(article, said)
        shown = [_paragraph(pair, said) for pair in pairs(article, content["languages"])]
        if place + 1 == len(articles):
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


def _title(content: Content, said: list[Voice]) -> Iterator[Block]:
    stacks = []
    for voice in said:
        setter, width = voice.setter, voice.width
        number = say("No. {reference}", reference=content["reference"])
        stack = joined(
            gap(16),
            setter.text(content["title"][voice.code], voice.title, width, align="center"),
            setter.text(number, replace(voice.look.bold, leading=18), width, align="center"),
            setter.text(content["subtitle"][voice.code], styles.LABEL, width, align="center"),
            gap(6),
        )
        stacks.append(moved(stack, voice.x))
    yield _beside(stacks)
    if len(said) > 1:
        yield _prevails(content["prevails"], said)


def _prevails(prevails: str, said: list[Voice]) -> Block:
    """Which of the two versions counts where they differ, said in both."""
    stacks = []
    for voice in said:
        words = say("Where the two versions differ, the {language} version prevails.",
                    language=LANGUAGES[prevails]).in_language(voice.setter.language)  # fmt: skip
        text = paragraph(words, voice.look, voice.width, voice.right_to_left, voice.align)
        stacks.append(moved(text, voice.x))
    return _beside(stacks)


def _heading(article: Content, said: list[Voice]) -> Block:
    stacks = []
    for voice in said:
        title = article["title"][voice.code]
        if article["number"]:
            numbered = say("Article {number}. {title}", number=article["number"], title=title)
            title = numbered.in_language(voice.setter.language)
        style = voice.heading
        lines = voice.setter.text(title, style, voice.width, align=voice.align)
        rows = (Row(7), *(replace(row, glued=True) for row in lines.rows), Row(2, glued=True))
        stacks.append(moved(Stack(rows), voice.x))
    outline = article["title"][said[0].code]
    if article["number"]:
        outline = f"{article['number']}. {outline}"
    return replace(_beside(stacks), with_next=True, outline=outline)


def _paragraph(pair: tuple[str, ...], said: list[Voice]) -> Stack | Abreast:
    stacks = [
        moved(paragraph(words, voice.look, voice.width, voice.right_to_left, voice.align), voice.x)
        if words
        else Stack(())
        for words, voice in zip(pair, said, strict=True)
    ]
    return _beside(stacks)


def _beside(stacks: list[Stack]) -> Stack | Abreast:
    return stacks[0] if len(stacks) == 1 else Abreast(tuple(stacks))
