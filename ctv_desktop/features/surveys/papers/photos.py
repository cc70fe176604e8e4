"""The photo pages of a condition report: six a page, numbered as the tables name them."""

from collections.abc import Iterator, Mapping
from typing import Any

from ctv_desktop.features.surveys.papers.voice import Voice
from ctv_desktop.features.surveys.words import ELEMENTS
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, Box, Mark, Picture, Row, Stack, placed
from ctv_desktop.pdf.pictures import fitted, photo
from ctv_desktop.values.say import say

Content = Mapping[str, Any]
GUTTER = 16.0
CAPTION = 33.0  # points below a photo
ACROSS, HIGH = 2, 176.0  # six fit on a page, also on one with a code


def pages(
    content: Content, voice: Voice, pictures: Mapping[str, bytes], width: float
) -> Iterator[Block]:
    """All photos in the order of the rooms."""
    found = [(item, one) for item in content["items"] for one in item["photos"]]
    if not found:
        return
    yield voice.setter.section(voice.head(say("Photos")), width, ruled=False)
    leaving = content["kind"] == "exit"
    wide = (width - GUTTER * (ACROSS - 1)) / ACROSS
    rows = []
    for start in range(0, len(found), ACROSS):
        marks: list[Mark] = []
        for place, (item, one) in enumerate(found[start : start + ACROSS]):
            marks += _one(voice, item, one, pictures, place * (wide + GUTTER), wide, leaving)
        rows.append(Row(HIGH + CAPTION + 8, tuple(marks)))
    yield Stack(tuple(rows))


def _one(
    voice: Voice, item: Mapping[str, Any], one: Mapping[str, Any],
    pictures: Mapping[str, bytes], x: float, wide: float, compared: bool,
) -> list[Mark]:  # fmt: skip
    known = ELEMENTS.get(item["element"])
    when = (say("At entry") if one["entry"] else say("At exit")) if compared else ""
    where = voice.setter.row(
        f"{one['number']}", when, item["room"], known.label if known else item["element"]
    )
    image = photo(pictures.get(one["small"], b""))
    marks: list[Mark] = [Box(x, 0, wide, HIGH, fill=styles.TINT)]
    if image is None:
        gone = voice.setter.lines(say("This photo is no longer with the park."), styles.NOTE,
                                  wide - 20, most=2)[0]  # fmt: skip
        marks.append(placed(gone, styles.NOTE, x, wide, "center", HIGH / 2))
    else:
        across, tall = fitted(image, wide, HIGH)
        middle = x + (wide - across) / 2
        marks.append(Picture(middle, (HIGH - tall) / 2, across, tall, image, where))
    named = voice.setter.lines(where, styles.STRONG, wide, most=1)[0]
    marks.append(placed(named, styles.STRONG, x, wide, drop=HIGH + 2))
    said = voice.setter.lines(one["caption"], styles.NOTE, wide, most=2) if one["caption"] else ()
    for line, text in enumerate(said):
        drop = HIGH + 13 + line * styles.NOTE.leading
        marks.append(placed(text, styles.NOTE, x, wide, drop=drop))
    return marks
