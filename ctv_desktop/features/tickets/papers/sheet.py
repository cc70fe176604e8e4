"""The ticket sheet (bon d'intervention): one page that a technician takes along and has signed."""

from ctv_desktop.features.tickets.papers.facts import Remark, Target, TicketSheet
from ctv_desktop.pdf import hand, styles
from ctv_desktop.pdf.blocks import Beside, Block, Stack, flat, gap, joined, moved
from ctv_desktop.pdf.heading import heading
from ctv_desktop.pdf.letterhead import Issuer, legal_line, letterhead
from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.sheet import ROOM, WIDTH, Sheet, draw
from ctv_desktop.pdf.tables import Column
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import say

__all__ = ["Issuer", "Remark", "Target", "TicketSheet", "render", "title"]

GUTTER = 24.0
HALF = (WIDTH - GUTTER) / 2
LABEL = 78.0
FEWEST_LINES = 3  # to write on, whatever the text above takes
MOST_LINES = 12
FEWEST_TEXT = 72.0


def title(content: TicketSheet, language: Language) -> str:
    """The title of the document: readers show it in place of the file name."""
    return say("Work order {number}", number=content.number).in_language(language)


def render(content: TicketSheet, language: Language) -> bytes:
    """The PDF of a ticket sheet, always one page, in the language of the paper."""
    return draw(compose(content, language))


def compose(content: TicketSheet, language: Language) -> Sheet:
    """The blocks of a ticket sheet and what its page repeats."""
    setter = Setter(language)
    return Sheet(
        title=title(content, language),
        author=content.issuer.name,
        language=language,
        printed_on=content.printed_on,
        blocks=tuple(_blocks(setter, content)),
        footer=legal_line(content.issuer, language),
        note=setter.say(say("Fictitious data")) if content.fictitious else "",
    )


def _blocks(setter: Setter, content: TicketSheet) -> list[Block]:
    """The blocks of one page: where facts are long they are cut, then there are fewer blanks."""
    composed: list[Block] = []
    for most, parts in ((2, 4), (1, 4), (1, 2)):
        composed = _composed(setter, content, most, parts)
        if sum(block.height for block in composed) <= ROOM:
            break
    return composed


def _composed(setter: Setter, content: TicketSheet, most: int, parts: int) -> list[Block]:
    top = [
        letterhead(setter, content.issuer, WIDTH),
        _heading(setter, content),
        *_facts(setter, content, most),
    ]
    bottom = _by_hand(setter, parts)
    used = sum(block.height for block in (*top, *bottom))
    work = setter.section(say("Work done"), WIDTH, ruled=False)
    free = ROOM - used - work.height - 1
    text = _text(setter, content, free - FEWEST_LINES * hand.LINE)
    lines = int((free - sum(block.height for block in text)) / hand.LINE)
    lines = min(max(lines, FEWEST_LINES), MOST_LINES)
    return [*top, *text, work, hand.ruled(lines, WIDTH), *bottom]


def _heading(setter: Setter, content: TicketSheet) -> Stack:
    day = setter.language.long_day(content.printed_on)
    pills = ((content.state, content.tone), (content.priority, content.priority_tone))
    printed = say("Printed on {day}", day=day)
    return joined(
        heading(setter, say("Work order"), content.number, printed, pills, WIDTH),
        gap(3),
        setter.text(content.title, styles.NAME, WIDTH, most=2, limit=300),
    )


def _facts(setter: Setter, content: TicketSheet, most: int) -> list[Block]:
    place = setter.facts(
        [
            (say("Site"), content.site),
            (say("Building"), content.building),
            (say("Floor"), content.floor),
            (say("Unit"), content.unit),
            (say("Tenant"), content.tenant),
            (say("Reported by"), content.reporter),
            (say("Phone"), content.reporter_phone),
            (say("E-mail"), content.reporter_email),
        ],
        HALF,
        LABEL,
        most=most,
    )
    work = setter.facts(
        [
            (say("Category"), content.category),
            (say("Assigned to"), content.assignee),
            *_times(setter.language, content),
            (say("Waiting for"), content.waiting_reason),
            *((target.label, _target(setter, target)) for target in content.targets[:4]),
        ],
        HALF,
        LABEL,
        most=most,
    )
    sides = [(say("Place and request"), place), (say("Work to do"), work)]
    stacks = [joined(setter.section(name, HALF), side) for name, side in sides if side.rows]
    if not stacks:
        return []
    put = tuple(moved(stack, index * (HALF + GUTTER)) for index, stack in enumerate(stacks))
    return [Beside(put, outline=setter.say(say("Request")))]


def _times(language: Language, content: TicketSheet) -> list[tuple[Words, str]]:
    named = (
        (say("Reported"), content.reported_at),
        (say("Assigned"), content.assigned_at),
        (say("Started"), content.started_at),
        (say("Resolved"), content.resolved_at),
        (say("Closed"), content.closed_at),
    )
    return [(name, language.instant(at)) for name, at in named if at]


def _target(setter: Setter, target: Target) -> Words:
    if not target.due:
        return target.within
    if not setter.say(target.within):
        return say("by {time}", time=target.due)
    return say("{within}, by {time}", within=target.within, time=target.due)


def _text(setter: Setter, content: TicketSheet, room: float) -> list[Block]:
    """Description and timeline in the room there is; what does not fit is said to be elsewhere."""
    found: list[Block] = []
    rest = say("… see the ticket for the rest")
    if content.description.strip():
        section = setter.section(say("Description"), WIDTH)
        kept = FEWEST_TEXT if content.timeline else 0
        high = max(room - section.height - kept, FEWEST_TEXT)
        text = setter.within(content.description, styles.BODY, WIDTH, high, rest)
        found += [section, text]
        room -= section.height + text.height
    return found + _timeline(setter, content, room, rest)


def _timeline(setter: Setter, content: TicketSheet, room: float, rest: Words) -> list[Block]:
    section = setter.section(say("Timeline"), WIDTH)
    room -= section.height + styles.BODY.leading
    rows = []
    for remark in reversed(content.timeline):  # the latest remarks are the ones to know
        row = flat(_remark(setter, remark))
        if row.height > room:
            break
        room -= row.height
        rows.append(row)
    if not rows:
        return []
    shown = Stack(tuple(reversed(rows)))
    if len(rows) < len(content.timeline):
        quiet = styles.coloured(styles.BODY, styles.QUIET)
        shown = joined(setter.text(rest, quiet, WIDTH, most=1), shown)
    return [section, shown]


def _remark(setter: Setter, remark: Remark) -> Stack:
    said = setter.say(remark.text)
    text = say("{author}: {text}", author=remark.author, text=said) if remark.author else said
    return setter.facts([(setter.language.instant(remark.at), text)], WIDTH, LABEL + 6, most=2)


def _by_hand(setter: Setter, parts: int) -> list[Block]:
    columns = (
        Column(say("Part or supply"), WIDTH - 230),
        Column(say("Quantity"), 60, "end"),
        Column(say("Unit price (MAD)"), 85, "end"),
        Column(say("Total (MAD)"), 85, "end"),
    )
    results = (say("Repaired"), say("Temporary repair"), say("To be continued"), say("No fault"))
    signers = (
        say("Technician: name, date, signature"),
        say("Occupant: name, date, signature"),
    )
    times = (say("Arrived at"), say("Finished at"), say("Time spent"))
    return [
        setter.section(say("Parts"), WIDTH, ruled=False),
        hand.empty_table(setter, columns, parts),
        gap(7),
        hand.blanks(setter, times, WIDTH),
        hand.ticks(setter, say("Result"), results, WIDTH),
        gap(6),
        hand.sign_off(setter, signers, WIDTH, 74),
    ]
