"""Titles, headings and paragraphs in one language, or in two side by side."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.papers.closing import initials
from ctv_desktop.features.contracts.papers.looks import ABREAST, BAND, PAGE, Voice, voices
from ctv_desktop.features.contracts.rules.content import LANGUAGES
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Beside, Block, Box, Row, Stack, flat, gap, joined, moved
from ctv_desktop.pdf.letterhead import Issuer, legal_line
from ctv_desktop.pdf.prose import Abreast, paragraph
from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.sheet import Sheet
from ctv_desktop.values import language
from ctv_desktop.values.say import say

Content = Mapping[str, Any]
LABEL = 0.24  # of the width, for the label of a row
WORD = 74.0  # points at least: a long word
BETWEEN = 10.0


Blocks = Callable[[Content, list[Voice], Issuer, float], Iterator[Block]]


def sheet(content: Content, blocks: Blocks, logo: bytes | None, mark: str) -> Sheet:
    """A paper of articles: its blocks, and what its pages repeat."""
    spoken = [language.of(code) for code in content["languages"]]
    said = voices([Setter(one) for one in spoken])
    first = said[0].setter
    issuer = Issuer(**content["issuer"], logo=logo)
    page = PAGE if len(said) == 1 else ABREAST
    named = f"{content['title'][said[0].code]} {content['reference']}"
    return Sheet(
        title=named,
        author=issuer.name,
        language=spoken[0],
        printed_on=date.fromisoformat(content["printed_on"]),
        blocks=tuple(blocks(content, said, issuer, page.width)),
        running=first.row(named, content["tenant"]["name"]),
        footer=legal_line(issuer, spoken[0]),
        watermark=first.say(say("Draft")) if content["draft"] else "",
        note=first.say(say("Fictitious data")) if content["fictitious"] else "",
        format=page,
        band=initials(content, first, page.width),
        band_height=BAND,
        code=mark,
    )


def title(content: Content, said: list[Voice], number: Words) -> Iterator[Block]:
    """What the paper is, its number, under which law; which of two versions counts."""
    yield gap(16)
    yield from heads(content, said, number)
    yield gap(6)
    if len(said) > 1:
        yield _prevails(content["prevails"], said)


def heads(content: Content, said: list[Voice], number: Words) -> Iterator[Block]:
    """What the paper is, its number, what it is about."""
    stacks = []
    for voice in said:
        setter, width = voice.setter, voice.width
        stack = joined(
            setter.text(content["title"][voice.code], voice.title, width, align="center"),
            setter.text(number, replace(voice.look.bold, leading=18), width, align="center"),
            setter.text(content["subtitle"][voice.code], styles.LABEL, width, align="center"),
        )
        stacks.append(moved(stack, voice.x))
    yield beside(stacks)


def _prevails(prevails: str, said: list[Voice]) -> Block:
    """Which of the two versions counts where they differ, said in both."""
    stacks = []
    for voice in said:
        words = say("Where the two versions differ, the {language} version prevails.",
                    language=LANGUAGES[prevails]).in_language(voice.setter.language)  # fmt: skip
        text = paragraph(words, voice.look, voice.width, voice.right_to_left, voice.align)
        stacks.append(moved(text, voice.x))
    return beside(stacks)


def heading(article: Content, said: list[Voice]) -> Block:
    """The title of an article, kept with what it stands over."""
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
    return replace(beside(stacks), with_next=True, outline=outline)


def text(pair: tuple[str, ...], said: list[Voice]) -> Stack | Abreast:
    """A paragraph, in each of the languages."""
    stacks = [
        moved(paragraph(words, voice.look, voice.width, voice.right_to_left, voice.align), voice.x)
        if words
        else Stack(())
        for words, voice in zip(pair, said, strict=True)
    ]
    return beside(stacks)


def row(pair: tuple[str, ...], said: list[Voice]) -> Stack | Abreast:
    """A paragraph as a row of a table: what stands before its first colon, then the rest."""
    shown = [_row(words, voice) for words, voice in zip(pair, said, strict=True)]
    height = max(one.height for one in shown) + 2.5
    return beside([
        moved(Stack((Row(3), Row(height, (*one.marks, _rule(height, voice)), glued=True))), voice.x)
        for one, voice in zip(shown, said, strict=True)
    ])  # fmt: skip


def _rule(height: float, voice: Voice) -> Box:
    return Box(0, height - 0.5, voice.width, 0.5, fill=styles.HAIRLINE)


def _row(words: str, voice: Voice) -> Row:
    name, _, rest = words.partition(":")
    label = max(voice.width * LABEL, WORD)
    room = voice.width - label - BETWEEN
    # On a page that runs the other way the label stands at its end.
    ends = voice.align == "end"
    bold = replace(voice.look, plain=voice.look.bold, justified=False, after=0)
    plain = replace(voice.look, justified=False, after=0)
    names = paragraph(name.strip(), bold, label, voice.right_to_left, voice.align)
    texts = paragraph(rest.strip(), plain, room, voice.right_to_left, voice.align)
    return flat(
        Beside((
            moved(names, voice.width - label if ends else 0),
            moved(texts, 0 if ends else label + BETWEEN),
        ))
    )  # fmt: skip


def beside(stacks: list[Stack]) -> Stack | Abreast:
    """One text, or the same in two languages side by side."""
    return stacks[0] if len(stacks) == 1 else Abreast(tuple(stacks))
