"""The facts of any paper made as bad as they come, and a search for each of them on its pages."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from ctv_desktop.pdf.arabic import has_arabic, unmarked, visual
from ctv_desktop.pdf.text import STAND_IN, clean
from ctv_desktop.values.companies import legal_form
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say
from tests.pdf.reading import plain

TEXTS = (
    "<b>A & B</b> <SARL> &amp; </para>",
    "l’« Or » \"noir\" 'et' `blanc`",
    "Société 🔥👩\u200d👩\u200d👧 fin",
    "x" * 300,
    "\u202eSociété (renversée) 45\u202f000,00\u2066",
    "شركة الأطلس (ش.م.م) 12",
    "\n".join(f"p. {number}" for number in range(40)),
    "{name} {0} %s [if rent] ** [end]",
    "a\x00b\x07\x1b[31m\u2028c",
)
# What is checked when it is typed, or made by the program: no text of a person.
CHECKED = frozenset((
    "ice", "tax_id", "rc", "tp", "cnss", "rib", "phone", "email", "reporter_phone", "reference",
    "number", "lease", "digest", "logo", "language", "languages",
))  # fmt: skip
# The letters that a field holds at most; 200 in one line where nothing else is said.
LIMITS = {
    "code": 40, "unit": 40, "rc_court": 24, "city": 80, "bank": 120, "building": 60, "title": 140,
    "floor": 60, "legal_form": 60, "form": 60, "address": 400, "seat": 400, "label": 400,
    "labels": 400, "details": 400, "steps": 400, "purpose": 2_000, "reason": 2_000,
    "remarks": 1_400, "description": 2_000, "paragraphs": 2_000,
}  # fmt: skip
PARTED = frozenset(  # these have lines
    ("address", "seat", "purpose", "reason", "remarks", "description")
)
SUMS = (0, 1, 99, 100_00, 99_999_999_999_999)
MANY = 60
MONEY = re.compile(
    r"(net|vat|gross|withheld|to_pay|price|rent|amount|owed|balance|capital|opening|closing|debit"
    r"|credit|deposit|charges|base|tax|rest|paid_before|stamp|arrears|asking|charges_price"
    r"|not_due|d30|d60|d90|older)$"
)
AREA = re.compile(r"area$")
REPEATED = re.compile(r"(premises|units|items|entries|lines)$")
LONGEST = 24
LETTERS = re.compile(r"[^\W_]+")
ARABIC = re.compile(r"[^\W\d_²]+")
STOPS = "()[]{}<>«»\"'.,;:!?،؛؟…/-"
ISO = re.compile(r"\d{4}-\d\d-\d\d$")


@dataclass(frozen=True)
class Leaf:
    """A fact at the end of a path into the facts of a paper; `key` is the last name on it."""

    path: str
    key: str
    value: Any


def leaves(told: Any, path: str = "", key: str = "") -> Iterator[Leaf]:
    """Every plain fact of facts that are nested in any way."""
    if isinstance(told, Mapping):
        inner = set(told) <= {"fr", "ar", "en"}
        for name, value in told.items():
            yield from leaves(value, f"{path}.{name}", key if inner else str(name))
    elif is_dataclass(told) and not isinstance(told, Say | type):
        for field in fields(told):
            yield from leaves(getattr(told, field.name), f"{path}.{field.name}", field.name)
    elif isinstance(told, list | tuple):
        for place, value in enumerate(told):
            yield from leaves(value, f"{path}.{place}", key)
    else:
        yield Leaf(path, key, told)


def spoilt(told: Any, seed: int, codes: frozenset[str]) -> Any:
    """The same facts with other texts and sums; sixty of what may be many, every fourth time."""
    chance = random.Random(seed)
    return _spoilt(told, "", chance, codes, seed % 4 == 0)


def _spoilt(told: Any, key: str, chance: random.Random, codes: frozenset[str], many: bool) -> Any:
    if (
        key in codes
        or key in CHECKED
        or told is None
        or isinstance(told, bool | Say | date | bytes)
    ):
        return told
    if isinstance(told, Mapping):
        inner = set(told) <= {"fr", "ar", "en"}  # one text in some languages
        return {name: _spoilt(value, key if inner else str(name), chance, codes, many)
                for name, value in told.items()}  # fmt: skip
    if is_dataclass(told) and not isinstance(told, type):
        made = {field.name: _spoilt(getattr(told, field.name), field.name, chance, codes, many)
                for field in fields(told)}  # fmt: skip
        return replace(told, **made)
    if isinstance(told, list | tuple):
        given = list(told)
        if many and given and REPEATED.search(key):
            given = [given[place % len(given)] for place in range(MANY)]
        return type(told)(_spoilt(value, key, chance, codes, many) for value in given)
    return _leaf(told, key, chance)


def _leaf(value: Any, key: str, chance: random.Random) -> Any:
    if isinstance(value, str):
        return value if not value or ISO.match(value) else tagged(chance, key)
    if isinstance(value, int) and MONEY.search(key):
        return chance.choice((*SUMS, chance.randrange(10**9)))
    if isinstance(value, int) and AREA.search(key):
        return chance.choice((0, 1, 10_000_00))
    return value


def tagged(chance: random.Random, key: str = "") -> str:
    """A bad text that a field may hold, between two words that are found again on paper."""
    mark = f"{chance.randrange(36**4):06x}"
    text = chance.choice(TEXTS)[: LIMITS.get(key, 200) - 16]
    said = text if key in PARTED else " ".join(text.split("\n"))
    return f"A{mark} {said} Z{mark}"


def flat(text: str) -> str:
    """Letters alone: where a line ends, and how many dots stand for emoji, is no matter."""
    return "".join(text.replace(STAND_IN, "").split())


FORM = ("form", "legal_form")  # of a company: a known one is named in the language


def missing(
    told: Any, text: str, spoken: Language, unsaid: frozenset[str], drawn: bool = True
) -> list[str]:
    """The facts that cannot be found in the flat text of all that a paper says.

    `unsaid` names facts by their key, their path, or what they stand in; `drawn` says that Arabic
    letters stand in it as they are drawn, not as they are typed.
    """
    return [
        f"{leaf.path}: {leaf.value!r}"[:160]
        for leaf in leaves(told)
        if not unsaid.intersection(_names(leaf.path))
        and (forms := _forms(leaf, spoken, drawn))
        and not any(all(piece in text for piece in form) for form in forms)
    ]


def _names(path: str) -> Iterator[str]:
    """All by which a fact can be named: its path, what it stands in, each name on the way."""
    ends = [place for place, char in enumerate(path) if char == "." and place]
    yield from (path[:place] for place in ends)
    yield from (path, *path.split("."))


def _forms(leaf: Leaf, spoken: Language, drawn: bool) -> list[list[str]]:
    """How a fact may stand on paper, each form in pieces; none for what is not looked for."""
    return [
        [flat(piece if drawn else plain(piece)) for piece in form]
        for form in _said(leaf, spoken, drawn)
    ]


def _said(leaf: Leaf, spoken: Language, drawn: bool) -> list[list[str]]:
    value = leaf.value
    if isinstance(value, str) and ISO.match(value):
        value = date.fromisoformat(value)
    if leaf.key in FORM and isinstance(value, str):
        value = legal_form(value)
    if isinstance(value, Say):
        value = value.in_language(spoken)
    if isinstance(value, date):
        return [[spoken.day(value)], list(_pieces(spoken.long_day(value), drawn))]
    if isinstance(value, str):
        return [list(_pieces(value, drawn))] if clean(value) else []
    if isinstance(value, bool) or not value or not isinstance(value, int):
        return []
    if MONEY.search(leaf.key):
        return [[spoken.money(value, unit=False)], [spoken.money(-value, unit=False)]]
    return [[spoken.area(value, unit=False)]] if AREA.search(leaf.key) else []


def _pieces(value: str, drawn: bool) -> Iterator[str]:
    """The words of a text, without the stops that change places in Arabic.

    Of a word that is longer than a line, and may go on on another page, its beginning.
    """
    for word in unmarked(clean(value)).replace("\u202f", " ").replace("\u00a0", " ").split():
        if has_arabic(word) and drawn:
            yield visual(word.strip(STOPS), True)
        elif has_arabic(word):
            yield from ARABIC.findall(word)
        else:
            yield from (part[:LONGEST] for part in LETTERS.findall(word))
