"""What a value is: how it is shown, typed, aligned, decoded from a driver and exported.

Declared once and used by lists, forms, exports and paper tables alike.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from ctv_desktop.values import money, period
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import Language
from ctv_desktop.values.record import dataclass, field
from ctv_desktop.values.say import Say, say

Align = Literal["start", "end", "center"]
Tone = Literal["", "good", "info", "warn", "bad", "quiet"]


@dataclass(frozen=True)
class Kind:
    """One kind of value. `show` gives text, `read` takes typed text, `export` a plain value."""

    name: str
    align: Align
    width: int
    show_value: Callable[[Any, Language], str]
    read_value: Callable[[str, date], Any]
    decode: Callable[[Any], Any] = lambda raw: raw
    export_value: Callable[[Any, Language], Any] | None = None

    def show(self, value: Any, language: Language) -> str:
        """The text of a value; nothing for None."""
        return "" if value is None else self.show_value(value, language)

    def read(self, text: str, today: date) -> Any:
        """The value of a typed text; None for nothing typed. Raises Refused under field ""."""
        return self.read_value(text, today) if text.strip() else None

    def export(self, value: Any, language: Language) -> Any:
        """What a spreadsheet gets: str, int, Decimal, date or datetime."""
        if value is None:
            return None
        return self.export_value(value, language) if self.export_value else value


@dataclass(frozen=True)
class Choice:
    """One of a closed list: its stored code, its word, the tone and icon that go with it."""

    code: str
    label: Say
    tone: Tone = ""
    icon: str = ""


class Choices(Mapping[str, Choice]):
    """A closed list of choices in the order they are offered."""

    def __init__(self, *choices: Choice) -> None:
        self._choices = {choice.code: choice for choice in choices}

    def __getitem__(self, code: str) -> Choice:
        return self._choices[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._choices)

    def __len__(self) -> int:
        return len(self._choices)

    def label(self, code: str | None) -> Say:
        """The word of a code, or the code itself where a newer version stored it."""
        found = self._choices.get(code or "")
        return found.label if found else Say(code or "")


@dataclass(frozen=True)
class ChoiceKind(Kind):
    """A kind whose values are the codes of a closed list."""

    choices: Choices = field(default_factory=Choices)


def choice(choices: Choices) -> ChoiceKind:
    """The kind of a closed list; typed text may be the code or the word."""

    @cache
    def known() -> dict[str, str]:
        return _words_of(choices)

    return ChoiceKind(
        "choice",
        "start",
        16,
        lambda code, language: choices.label(code).in_language(language),
        lambda text, _today: _read_choice(known(), text),
        export_value=lambda code, language: choices.label(code).in_language(language),
        choices=choices,
    )


def _words_of(choices: Choices) -> dict[str, str]:
    """The code behind each word, folded, in every language; the first choice of a word wins."""
    from ctv_desktop.values.folding import fold
    from ctv_desktop.values.language import CODES, of

    known: dict[str, str] = {}
    for code, option in choices.items():
        words = (option.label.in_language(of(spoken)) for spoken in CODES)
        for word in (code, option.label.message, *words):
            known.setdefault(fold(word), code)
    return known


def _read_choice(known: Mapping[str, str], text: str) -> str:
    from ctv_desktop.values.folding import fold

    code = known.get(fold(text))
    if code is not None:
        return code
    raise Refused({"": say("“{text}” is not one of the choices.", text=text[:40])})


def _read_count(text: str, _today: date) -> int:
    typed = re.sub("[\u200e\u200f\u061c]", "", text).strip()
    grouped = re.fullmatch(r"-?\d{1,3}([.,]\d{3})+", typed)  # a count has no decimals
    said = say("“{text}” is not a whole number.", text=text[:40])
    try:
        value = money.read_decimal(re.sub("[.,]", "", typed) if grouped else typed)
    except Refused:  # its own sentence has an example with decimals
        raise Refused({"": said}) from None
    if value != value.to_integral_value():
        raise Refused({"": said})
    return int(value)


def _read_yes(text: str, _today: date) -> bool:
    word = text.strip().lower()
    if word in {"1", "true", "oui", "yes", "نعم", "x", "vrai", "o", "y"}:
        return True
    if word in {"0", "false", "non", "no", "لا", "faux", "n"}:
        return False
    raise Refused({"": say("Type yes or no instead of “{text}”.", text=text[:40])})


def _day(raw: Any) -> date | None:
    if raw is None or raw == "":
        return None
    return date.fromisoformat(raw) if isinstance(raw, str) else raw


def _instant(raw: Any) -> datetime | None:
    if raw is None:
        return None
    moment = datetime.fromisoformat(raw) if isinstance(raw, str) else raw
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _yes(value: Any, language: Language) -> str:
    return (say("Yes") if value else say("No")).in_language(language)


def _text(value: Any, _language: Language) -> str:
    return str(value)


def _typed(text: str, _today: date) -> str:
    return text.strip()


def _hundredths(text: str, _today: date) -> int:
    return money.read_hundredths(text)


def _local(value: datetime, _language: Language) -> datetime:
    from ctv_desktop.values.language import casablanca

    return value.astimezone(casablanca()).replace(tzinfo=None)


def _read_instant(text: str, today: date) -> datetime:
    from ctv_desktop.values.language import casablanca

    day, _, hour = text.strip().partition(" ")
    try:
        hours, minutes = (int(part or 0) for part in (hour or "0:").replace("h", ":").split(":"))
        start = period.read_day(day, today)
        moment = datetime(start.year, start.month, start.day, hours, minutes, tzinfo=casablanca())
    except ValueError:
        raise Refused(
            {
                "": say(
                    "“{text}” is not a date and time. Type for example 03/04/2027 14:30.",
                    text=text[:40],
                )
            }
        ) from None
    return moment.astimezone(UTC)


TEXT = Kind("text", "start", 24, _text, _typed)
LONG_TEXT = Kind("long_text", "start", 40, _text, _typed)
CODE = Kind("code", "start", 14, _text, _typed)
DAY = Kind(
    "day", "end", 11, lambda value, language: language.day(value), period.read_day, decode=_day
)
INSTANT = Kind(
    "instant",
    "end",
    16,
    lambda value, language: language.instant(value),
    _read_instant,
    decode=_instant,
    export_value=_local,
)
MONEY = Kind(
    "money",
    "end",
    15,
    lambda value, language: language.money(value, unit=False),
    _hundredths,
    export_value=lambda value, _language: Decimal(value) / 100,
)
AREA = Kind(
    "area",
    "end",
    11,
    lambda value, language: language.area(value, unit=False),
    _hundredths,
    export_value=lambda value, _language: Decimal(value) / 100,
)
PERCENT = Kind(
    "percent",
    "end",
    8,
    lambda value, language: language.percent(value),
    _hundredths,
    export_value=lambda value, _language: Decimal(value) / 10_000,
)
COUNT = Kind("count", "end", 8, lambda value, language: language.number(int(value)), _read_count)
YES_NO = Kind(
    "yes_no",
    "center",
    6,
    _yes,
    _read_yes,
    decode=lambda raw: None if raw is None else bool(raw),
    export_value=_yes,
)
