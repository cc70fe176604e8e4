"""The money of a lease on paper: month and year, each VAT rate, words, deposit."""

from ctv_desktop.features.leases.papers.facts import Amounts
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Stack, gap, joined
from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.tables import Column, Record, table
from ctv_desktop.values import words
from ctv_desktop.values.money import LARGEST
from ctv_desktop.values.say import say, says


def amounts(setter: Setter, monthly: Amounts | None, yearly: Amounts | None, wide: float) -> Stack:
    """Rent, charges, VAT by rate and total, for a month and a year where known, in dirhams."""
    shown = [one for one in (monthly, yearly) if one]
    figures = 76.0
    columns = [Column(say("Amounts in MAD"), wide - figures * len(shown))]
    columns += [Column(say("Monthly"), figures, "end")] if monthly else []
    columns += [Column(say("Yearly"), figures, "end")] if yearly else []
    charges_due = any(one.charges for one in shown)
    rows = [
        (say("Rent"), [one.rent for one in shown], False),
        *([(say("Charges (provision)"), [one.charges for one in shown], False)] * charges_due),
        *([(say("TSC recharged"), [one.tax for one in shown], False)] * any(o.tax for o in shown)),
        (say("Total excl. VAT"), [one.net for one in shown], True),
        *((_vat_label(setter, rate, shown), _vat(rate, shown), False) for rate in _rates(shown)),
        (say("Total incl. VAT"), [one.gross for one in shown], True),
    ]
    money = setter.language.money
    return table(
        setter,
        columns,
        [
            Record((label, *(money(value, unit=False) for value in values)), strong)
            for label, values, strong in rows
        ],
    )


def _rates(shown: list[Amounts]) -> list[int]:
    return sorted({share.rate for one in shown for share in one.shares}, reverse=True)


def _vat(rate: int, shown: list[Amounts]) -> list[int]:
    return [sum(share.vat for share in one.shares if share.rate == rate) for one in shown]


def _vat_label(setter: Setter, rate: int, shown: list[Amounts]) -> Words:
    percent = setter.language.percent(rate)
    if len(_rates(shown)) == 1:
        return say("VAT {rate}", rate=percent)
    base = sum(share.base for share in shown[0].shares if share.rate == rate)
    amount = setter.language.money(base, unit=False)
    return say("VAT {rate} on {amount}", rate=percent, amount=amount)


def in_words(setter: Setter, gross: int, width: float) -> Stack:
    """The monthly total in words, as custom wants beside figures (R36, R37)."""
    if abs(gross) > LARGEST:
        return Stack(())
    said = words.amount(gross, setter.language.code)
    sentence = say("Monthly total incl. VAT in words: {words}.", words=said)
    return joined(gap(6), setter.text(sentence, styles.LABEL, width))


def deposit(setter: Setter, months: int | None, amount: int | None) -> Words:
    """The deposit in months of rent and as the amount asked, whichever are known."""
    counted = (
        None if months is None else says("{count} month of rent", "{count} months of rent", months)
    )
    if amount is None:
        return counted or ""
    asked = setter.language.money(amount)
    return say("{amount} ({months})", amount=asked, months=counted) if counted else asked


def charges(setter: Setter, price: int | None) -> Words:
    """The provision for charges per m² and month."""
    if price is None:
        return ""
    return say("{amount} per m² and month (provision)", amount=setter.language.money(price))
