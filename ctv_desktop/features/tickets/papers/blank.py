"""A work order to fill by hand: for a fault seen on the spot, noted in the program afterwards."""

from datetime import date

from ctv_desktop.features.tickets.words import CATEGORIES, PRIORITIES
from ctv_desktop.pdf import hand
from ctv_desktop.pdf.blocks import Block, Stack, flat, gap, joined
from ctv_desktop.pdf.heading import heading
from ctv_desktop.pdf.letterhead import Issuer, legal_line, letterhead
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import ROOM, WIDTH, Sheet, draw
from ctv_desktop.pdf.tables import Column
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import say

PARTS = 4
FEWEST, MOST = 5, 14  # lines for the work done
CATEGORY = 62.0  # points of the word before them
NUMBER = "T-………………"


def render(issuer: Issuer, day: date, language: Language, fictitious: bool) -> bytes:
    """The PDF of a blank work order, one page."""
    return draw(compose(issuer, day, language, fictitious))


def compose(issuer: Issuer, day: date, language: Language, fictitious: bool) -> Sheet:
    """The blocks of a blank work order and what its page repeats."""
    setter = Setter(language)
    return Sheet(
        title=setter.say(say("Work order to fill")),
        author=issuer.name,
        language=language,
        printed_on=day,
        blocks=tuple(_blocks(setter, issuer)),
        footer=legal_line(issuer, language),
        note=setter.say(say("Fictitious data")) if fictitious else "",
    )


def _blocks(setter: Setter, issuer: Issuer) -> list[Block]:
    top: list[Block] = [
        letterhead(setter, issuer, WIDTH),
        heading(setter, say("Work order"), NUMBER, "", (), WIDTH),
        gap(6),
        hand.blanks(setter, (say("Reported on"), say("Time"), say("Reported by")), WIDTH),
        hand.blanks(setter, (say("Building"), say("Floor"), say("Unit")), WIDTH),
        hand.blanks(setter, (say("Tenant"), say("Phone")), WIDTH),
        hand.ticks(setter, say("Priority"), [one.label for one in PRIORITIES.values()], WIDTH),
        *_categories(setter),
        setter.section(say("Description"), WIDTH, ruled=False),
        hand.ruled(3, WIDTH),
    ]
    bottom = _bottom(setter)
    work = setter.section(say("Work done"), WIDTH, ruled=False)
    free = ROOM - sum(block.height for block in (*top, work, *bottom)) - 2
    lines = min(max(int(free / hand.LINE), FEWEST), MOST)
    return [*top, work, hand.ruled(lines, WIDTH), *bottom]


def _categories(setter: Setter) -> list[Block]:
    """The categories to tick, three on a line."""
    labels = [one.label for one in CATEGORIES.values()]
    lines = [labels[start : start + 3] for start in range(0, len(labels), 3)]
    column = (WIDTH - CATEGORY) / 3
    return [
        hand.ticks(setter, say("Category") if place == 0 else "", line, WIDTH, column)
        for place, line in enumerate(lines)
    ]


def _bottom(setter: Setter) -> list[Block]:
    parts = (
        Column(say("Part or supply"), WIDTH - 230),
        Column(say("Quantity"), 60, "end"),
        Column(say("Unit price (MAD)"), 85, "end"),
        Column(say("Total (MAD)"), 85, "end"),
    )
    kinds = (say("Corrective"), say("Preventive"), say("Regulatory"))
    results = (say("Repaired"), say("Temporary repair"), say("To be continued"), say("No fault"))
    signers = (say("Technician: name, date, signature"), say("Occupant: name, date, signature"))
    charged = hand.ticks(setter, say("To be charged to the tenant"), (say("Yes"), say("No")), WIDTH)
    return [
        setter.section(say("Parts"), WIDTH, ruled=False),
        hand.empty_table(setter, parts, PARTS),
        gap(7),
        hand.blanks(setter, (say("Arrived at"), say("Finished at"), say("Time spent")), WIDTH),
        hand.ticks(setter, say("Kind of work"), kinds, WIDTH),
        hand.ticks(setter, say("Result"), results, WIDTH),
        Stack((flat(joined(charged, gap(6), hand.sign_off(setter, signers, WIDTH, 74))),)),
    ]
