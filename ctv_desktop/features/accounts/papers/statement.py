"""Relevé de compte: opening balance, entries, closing balance, ages of what is open (§3.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctv_desktop.features.accounts.words import AGES, ENTRIES
from ctv_desktop.features.invoices.papers import parts
from ctv_desktop.features.invoices.papers.parts import Mail
from ctv_desktop.features.payments.words import METHODS
from ctv_desktop.pdf.blocks import Block, Stack, gap
from ctv_desktop.pdf.setter import Pairs, Setter, Words
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.pdf.tables import Cell, Column, Record, table
from ctv_desktop.pdf.tiles import Tile, tiles
from ctv_desktop.pdf.twofold import fitted
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say

__all__ = ["Account", "Entry", "Mail", "compose", "render", "title"]

SUM = 70.0
COLUMNS = (
    Column(say("Date"), 56),
    Column(say("Entry"), WIDTH - 56 - 4 * SUM),
    Column(say("Debit"), SUM, "end"),
    Column(say("Credit"), SUM, "end"),
    Column(say("Withheld"), SUM, "end"),
    Column(say("Balance"), SUM, "end"),
)


@dataclass(frozen=True)
class Entry:
    """A line of the account in centimes; `balance` is what is owed after it."""

    day: date
    kind: str
    reference: str
    method: str
    lease: str
    debit: int
    credit: int
    withheld: int
    balance: int


@dataclass(frozen=True)
class Account:
    """An account from a day to another; `ages` by the keys of words.AGES, centimes."""

    seller: Mapping[str, Any]
    client: Mapping[str, Any]
    starts: date
    ends: date
    opening: int
    closing: int
    entries: tuple[Entry, ...]
    ages: Mapping[str, int]
    credit: int


def title(account: Account, language: Language) -> str:
    """The title of the document."""
    said = say("Statement of account {tenant}", tenant=account.client["legal_name"])
    return said.in_language(language)


def render(account: Account, language: Language, mail: Mail | None = None) -> bytes:
    """The PDF of an account in a language."""
    return draw(compose(account, language, mail or Mail()))


def of_account(tongue: Language, account: Account, mail: Mail) -> Sheet:
    """A statement of a batch."""
    return compose(account, tongue, mail)


def compose(account: Account, language: Language, mail: Mail) -> Sheet:
    """The blocks of a statement of account."""
    content = {
        "reference": language.money(account.closing),
        "issued_on": account.ends.isoformat(),
        "language": language.code,
        "prevails": mail.prevails,
        "seller": account.seller,
        "client": account.client,
    }
    facts: Pairs = [
        (say("From"), parts.long_day(language, account.starts)),
        (say("To"), parts.long_day(language, account.ends)),
        (say("Balance"), _owed(account.closing)),
    ]
    kicker, named = say("STATEMENT OF ACCOUNT"), title(account, language)

    def made(setter: Setter) -> Sheet:
        head = parts.head(setter, content, mail, kicker, facts, say("Client"))
        blocks = (*head, *_blocks(setter, account))
        return parts.sheet(setter, content, mail, named, blocks)

    return fitted(language, made)


def _owed(balance: int) -> Say:
    if balance > 0:
        return say("owed by the tenant")
    return say("owed to the tenant") if balance < 0 else say("nothing is owed")


def _blocks(setter: Setter, account: Account) -> Iterator[Block]:
    money = setter.language.money
    yield gap(12)
    sums = [(AGES[key], value) for key, value in account.ages.items()]
    yield tiles(
        setter,
        [
            Tile(label, money(value, unit=False), setter.again(label))
            for label, value in (*sums, (say("Credit"), account.credit))
        ],
        WIDTH,
    )
    yield setter.section(say("Entries in MAD"), WIDTH, ruled=False)
    yield _entries(setter, account)
    yield gap(8)
    pairs: Pairs = [
        *parts.bank(setter, account.seller),
        (say("To be quoted"), account.client["legal_name"]),
    ]
    grid = setter.grid(pairs, WIDTH, parts.LABEL, 18)
    yield parts.kept(setter.section(say("Payment"), WIDTH), grid)


def _entries(setter: Setter, account: Account) -> Stack:
    said = setter.language
    opening = (said.day(account.starts), say("Opening balance"), "", "", "")
    closing = (said.day(account.ends), say("Closing balance"), "", "", "")
    records = [
        Record((*opening, said.money(account.opening, unit=False))),
        *(Record(_cells(setter, one)) for one in account.entries),
        Record((*closing, said.money(account.closing, unit=False)), strong=True),
    ]
    return table(setter, COLUMNS, records)


def _cells(setter: Setter, one: Entry) -> tuple[Cell | Words, ...]:
    said = setter.language

    def sum_of(centimes: int) -> str:
        return said.money(centimes, unit=False) if centimes else ""

    method: Words = METHODS.label(one.method) if one.method else ""
    kind = ENTRIES.label(one.kind)
    note = setter.row(method, one.lease, setter.again(kind), setter.again(method))
    name = setter.row(kind, one.reference)
    return (
        said.day(one.day),
        Cell(name, note),
        sum_of(one.debit),
        sum_of(one.credit),
        sum_of(one.withheld),
        said.money(one.balance, unit=False),
    )
