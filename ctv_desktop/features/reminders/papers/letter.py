"""Reminders in three levels; the third is the mise en demeure with its periods (R26, R29).

The content is the JSON frozen when it was written; the days that run from its service follow once
that is noted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from ctv_desktop.features.invoices.papers import parts
from ctv_desktop.features.invoices.papers.parts import Mail, Stated, day
from ctv_desktop.features.reminders.words import LEVELS
from ctv_desktop.features.tenants.words import LEGAL_FORMS
from ctv_desktop.pdf import hand, styles
from ctv_desktop.pdf.blocks import Beside, Block, Stack, flat, gap, joined, moved
from ctv_desktop.pdf.setter import Pairs, Setter, Words
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.pdf.tables import Column, Record, table
from ctv_desktop.pdf.twofold import abreast, fitted, sized
from ctv_desktop.values import words
from ctv_desktop.values.language import Language
from ctv_desktop.values.money import LARGEST
from ctv_desktop.values.say import Say, say, says

__all__ = ["Mail", "Served", "compose", "render", "title"]

COLUMNS = (
    Column(say("Invoice"), 104),
    Column(say("Period"), 138),
    Column(say("Due on"), 66),
    Column(say("Days late"), 55, "end"),
    Column(say("Invoiced (MAD)"), 70, "end"),
    Column(say("Owed (MAD)"), WIDTH - 433, "end"),
)
NARROW, DAYS = 118.0, 75.0  # of periods in figures, and of days with their head in two languages
TWOFOLD = (*COLUMNS[:1], replace(COLUMNS[1], width=NARROW), COLUMNS[2],
           replace(COLUMNS[3], width=DAYS), *COLUMNS[4:])  # fmt: skip
SERVICE, BETWEEN = 106.0, 24.0
KICKERS = {
    "friendly": say("REMINDER"),
    "firm": say("SECOND REMINDER"),
    "formal": say("FORMAL NOTICE TO PAY"),
}


@dataclass(frozen=True)
class Served:
    """The days that run from the service of a formal notice."""

    on: date
    pay_by: date
    leave_by: date | None = None
    court_by: date | None = None


def title(content: Stated, language: Language) -> str:
    """The title of the document."""
    kind = LEVELS.label(content["level"])
    said = say("{kind} {reference}", kind=kind, reference=content["lease"])
    return said.in_language(language)


def render(
    content: Stated,
    digest: str,
    language: Language,
    served: Served | None = None,
    mail: Mail | None = None,
) -> bytes:
    """The PDF of a reminder: the same content and service, the same bytes."""
    return draw(compose(content, digest, language, served, mail or Mail()))


def of_sent(
    tongue: Language, content: Stated, digest: str, served: Served | None, mail: Mail
) -> Sheet:
    """A letter of a batch."""
    return compose(content, digest, tongue, served, mail)


def compose(
    content: Stated, digest: str, language: Language, served: Served | None, mail: Mail
) -> Sheet:
    """The blocks of a letter."""
    return fitted(language, partial(_compose, content, digest, served, mail))


def _compose(
    content: Stated, digest: str, served: Served | None, mail: Mail, setter: Setter
) -> Sheet:
    language = setter.language
    form = LEGAL_FORMS.label(content["client"]["legal_form"]).in_language(language)
    head = {
        "reference": content["lease"],
        "issued_on": content["made_on"],
        "language": language.code,
        "prevails": mail.prevails,
        "seller": content["seller"],
        "client": {**content["client"], "legal_form": form},
    }
    facts: Pairs = [(say("Date"), parts.long_day(language, day(content["made_on"])))]
    kicker = KICKERS[content["level"]]
    blocks = [*parts.head(setter, head, mail, kicker, facts, say("Addressee"))]
    blocks += _blocks(setter, content, served)
    code = parts.code(head, content["owed"], digest)
    return parts.sheet(setter, head, mail, title(content, language), blocks, code)


def _blocks(setter: Setter, content: Stated, served: Served | None) -> Iterator[Block]:
    formal, close = content["level"] == "formal", setter.spacing
    strong, plain = (sized(setter, one) for one in (styles.LETTER_STRONG, styles.LETTER))
    yield gap(18 * close)
    yield abreast(setter, lambda _one: _subject(content), strong, WIDTH)
    yield gap(8 * close)
    yield abreast(setter, lambda _one: say("Dear Sir or Madam,"), plain, WIDTH)
    yield gap(7 * close)
    yield abreast(setter, lambda one: _opening(one, content), plain, WIDTH)
    yield gap(7 * close)
    yield gap(3 * close)
    yield _debt(setter, content)
    yield gap(10 * close)
    for said in (*(_demands(content) if formal else ()), say("Yours faithfully,")):
        yield abreast(setter, lambda _one, said=said: said, plain, WIDTH)  # type: ignore[misc]
        yield gap(6 * close)
    pairs: Pairs = [*parts.bank(setter, content["seller"]),
                    (say("To be quoted"), content["lease"])]  # fmt: skip
    grid = setter.grid(pairs, WIDTH, parts.LABEL, 18)
    payment = joined(setter.section(say("Payment"), WIDTH), grid)
    signer = say("For the landlord: {name}", name=content["seller"]["legal_name"])
    if formal:
        yield parts.kept(payment)
        yield _signed(setter, served, signer)
    else:
        yield parts.signed(setter, payment, signer)


def _subject(content: Stated) -> Say:
    if content["level"] == "formal":
        return say("Subject: formal notice to pay, lease {lease}", lease=content["lease"])
    return say("Subject: sums unpaid under lease {lease}", lease=content["lease"])


def _opening(setter: Setter, content: Stated) -> Say:
    lease, owed, said = content["lease"], content["owed"], setter.language
    if content["level"] == "friendly":
        return say(
            "Unless we are mistaken, the sums below under lease {lease} have fallen due and are not"
            " paid. We thank you for paying them, and ask you to disregard this letter if you have"
            " done so in the meantime.",
            lease=lease,
        )
    if content["level"] == "firm":
        return say(
            "In spite of our reminder, the sums below under lease {lease} are still not paid. We"
            " ask you to pay them without delay, failing which we shall have to send you a formal"
            " notice.",
            lease=lease,
        )
    return say(
        "You hold under lease {lease} premises whose rent and charges below have fallen due and"
        " are not paid. We hereby give you formal notice to pay {amount} ({words}).",
        lease=lease,
        amount=said.money(owed),
        words=words.amount(owed, said.code) if owed <= LARGEST else "",
    )


def _debt(setter: Setter, content: Stated) -> Stack:
    said = setter.language
    records = [Record(_item(said, one)) for one in content["items"]]
    total = said.money(content["owed"], unit=False)
    word = setter.heading(say("Total"))
    records.append(Record((word, "", "", "", "", total), strong=True))
    return table(setter, COLUMNS if len(setter.voices) == 1 else TWOFOLD, records)


def _item(said: Language, one: Stated) -> tuple[Words, ...]:
    return (
        one["reference"],
        parts.span(said, one["period"]),
        said.day(day(one["due_on"])),
        str(one["days"]),
        said.money(one["gross"], unit=False),
        said.money(one["balance"], unit=False),
    )


def _demands(content: Stated) -> Iterator[Words]:
    """What a formal notice asks, on which ground, and what follows if it is not heard."""
    pay, leave, law = content["pay"], content["leave"], content["article"]
    of = say(" ({law})", law=law) if law else ""
    yield say(
        "You have {delay} from the service of this notice to pay this sum in full{law}.",
        delay=_delay(pay),
        law=of,
    )
    if leave:
        yield say(
            "If it is not paid within this time, this notice also serves as notice to vacate: you"
            " will then have a further {delay} to hand the premises back, free of any person and"
            " any goods{law}.",
            delay=_delay(leave),
            law=of,
        )
    yield say(
        "Failing that, we shall bring the matter before the competent court, without further"
        " notice, to have the lease ended, the premises vacated and the sums owed paid with"
        " interest, damages and costs."
    )


def _delay(period: Stated) -> Say:
    if "days" in period:
        return says("{count} day", "{count} days", period["days"])
    return says("{count} month", "{count} months", period["months"])


def _signed(setter: Setter, served: Served | None, signer: Words) -> Stack:
    """The service and the box to sign: in two languages side by side, which takes less room."""
    section = setter.section(say("Service"), WIDTH)
    if len(setter.voices) == 1:
        return parts.signed(setter, joined(section, _service(setter, served, WIDTH)), signer)
    told = _service(setter, served, WIDTH - parts.SIGN - BETWEEN)
    box = moved(hand.sign_off(setter, [signer], parts.SIGN, 76), WIDTH - parts.SIGN)
    return parts.kept(section, gap(3), Stack((flat(Beside((told, box))),)))


def _service(setter: Setter, served: Served | None, width: float) -> Stack:
    """When and how it was served: as noted, or lines for the bailiff to fill."""
    if served is None:
        labels = (say("Bailiff"), say("Served on"), say("Handed to"))
        return hand.blanks(setter, labels, width)
    said = setter.language
    pairs: Pairs = [
        (say("Served on"), parts.long_day(said, served.on)),
        (say("To pay by"), parts.long_day(said, served.pay_by)),
        (say("To leave by"), parts.long_day(said, served.leave_by) if served.leave_by else ""),
        (say("To court by"), parts.long_day(said, served.court_by) if served.court_by else ""),
    ]
    return setter.grid(pairs, width, SERVICE, 18)
