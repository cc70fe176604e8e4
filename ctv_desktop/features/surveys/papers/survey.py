"""The condition report (état des lieux); at exit each element stands beside its entry."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.surveys.papers import closing, facts, photos, rooms
from ctv_desktop.features.surveys.papers.voice import Voice
from ctv_desktop.features.surveys.words import STATES
from ctv_desktop.pdf import hand
from ctv_desktop.pdf.blocks import Block
from ctv_desktop.pdf.heading import heading
from ctv_desktop.pdf.letterhead import Issuer, legal_line, letterhead
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.values import language

Content = Mapping[str, Any]
BAND = 36.0  # for initials
TITLES = {"entry": say("Entry condition report"), "exit": say("Exit condition report")}


def title(content: Content, spoken: "language.Language") -> str:
    """The title of the document."""
    named = say("{title} {reference}", title=TITLES[content["kind"]],
                reference=content["reference"])  # fmt: skip
    return named.in_language(spoken)


def render(
    content: Content,
    spoken: "language.Language",
    pictures: Mapping[str, bytes],
    logo: bytes | None = None,
    mark: str = "",
) -> bytes:
    """The PDF of a report from its content; `pictures` are the bytes of its photos by hash.

    `mark` is what makes an issued one verifiable.
    """
    return draw(compose(content, spoken, pictures, logo, mark))


def compose(
    content: Content,
    spoken: "language.Language",
    pictures: Mapping[str, bytes],
    logo: bytes | None = None,
    mark: str = "",
) -> Sheet:
    """The blocks of a report and what its pages repeat."""
    setter = Setter(spoken)
    voice = Voice(setter)
    issuer = Issuer(**content["issuer"], logo=logo)
    named = title(content, spoken)
    return Sheet(
        title=named,
        author=issuer.name,
        language=spoken,
        printed_on=date.fromisoformat(content["printed_on"]),
        blocks=tuple(_blocks(content, voice, issuer, pictures, WIDTH)),
        running=setter.row(named, content["tenant"]["name"]),
        footer=legal_line(issuer, spoken),
        watermark="" if content["signed"] else setter.say(say("Draft")),
        note=setter.say(say("Fictitious data")) if content["fictitious"] else "",
        band=hand.initials(setter, say("Initials"), closing.PARTIES, WIDTH),
        band_height=BAND,
        code=mark,
    )


def _blocks(
    content: Content, voice: Voice, issuer: Issuer, pictures: Mapping[str, bytes], width: float
) -> Iterator[Block]:
    setter = voice.setter
    yield letterhead(setter, issuer, width)
    yield _heading(content, voice, width)
    yield from facts.parties(content, voice, width)
    yield from facts.premises(content, voice, width)
    yield from facts.access(content, voice, width)
    yield from facts.meters(content, voice, width)
    yield from rooms.tables(content, voice, width)
    if content["kind"] == "exit":
        yield from rooms.result(content, voice, width)
    yield from closing.closing(content, voice, width)
    yield from photos.pages(content, voice, pictures, width)


def _heading(content: Content, voice: Voice, width: float) -> Block:
    spoken = voice.setter.language
    day = spoken.long_day(date.fromisoformat(content["day"]))
    state = STATES["signed" if content["signed"] else "draft"]
    pill: tuple[Say, str] = (state.label, state.tone)
    visited = say("Visit of {day}", day=day)
    kicker = voice.head(TITLES[content["kind"]])
    return heading(voice.setter, kicker, content["reference"], visited, (pill,), width)
