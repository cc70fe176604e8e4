"""The only place that knows how words, amounts, areas, dates and numbers look in each language.

Babel's catalogs and patterns are the source (a test compares each form with Babel's own); the
forms are written out here because importing Babel would cost a fifth of the start of the window.
"""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

from ctv_desktop.values.catalog import Catalog
from ctv_desktop.values.record import dataclass, field, replace

if TYPE_CHECKING:
    from gettext import NullTranslations
    from zoneinfo import ZoneInfo

CATALOGS = Path(__file__).resolve().parents[2] / "resources" / "locale"
DOMAIN = "ctv_desktop"
NARROW = "\u202f"
FIXED = "\u00a0"
LRM, RLM, LRI, RLI, PDI = "\u200e\u200f\u2066\u2067\u2069"  # marks of direction, never seen
DOT = " · "

_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "ar": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
}
_WEEKDAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}


@dataclass(frozen=True)
class Language:
    """A language with its numbers and dates; amounts are centimes, areas hundredths of m²."""

    code: str
    locale: str
    name: str
    group: str
    decimal: str
    right_to_left: bool = False
    beside: str = ""  # of a paper in two columns: the language of the other
    catalog: "Catalog | NullTranslations" = field(default_factory=lambda: Catalog("en"))

    def text(self, message: str) -> str:
        """The translation of a message (itself where the catalog has none)."""
        return self.catalog.gettext(message) if message else ""

    def plural(self, one: str, many: str, count: int) -> str:
        """The translation that fits the count (Arabic has six forms)."""
        return self.catalog.ngettext(one, many, count)

    def number(self, value: int | Decimal, places: int | None = None) -> str:
        """A number with grouped thousands; `places` fixes the decimals, else as many as it has."""
        amount = Decimal(value)
        if places is not None:  # half up, as everywhere
            amount = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        whole, _, part = f"{abs(amount):f}".partition(".")
        return self._signed(amount < 0, whole, part)

    def money(self, centimes: int, unit: bool = True) -> str:
        """An amount in dirhams: `65 400,00 MAD` (DOMAIN.md R38)."""
        whole, part = divmod(abs(centimes), 100)
        text = self._signed(centimes < 0, str(whole), f"{part:02d}")
        return text + FIXED + ("د.م." if self.right_to_left else "MAD") if unit else text

    def area(self, hundredths: int, unit: bool = True) -> str:
        """An area: `300,00 m²`."""
        whole, part = divmod(abs(hundredths), 100)
        text = self._signed(hundredths < 0, str(whole), f"{part:02d}")
        return text + FIXED + ("م²" if self.right_to_left else "m²") if unit else text

    def percent(self, basis_points: int) -> str:
        """A rate: 1050 basis points are `10,5 %`."""
        whole, part = divmod(abs(basis_points), 100)
        text = self._signed(basis_points < 0, str(whole), f"{part:02d}".rstrip("0"))
        if (
            self.right_to_left
        ):  # the mark keeps the sign behind its figure, after Arabic letters too
            return f"{LRM}{text.lstrip(LRM)}%"
        return f"{text}{FIXED if self.code == 'fr' else ''}%"

    def day(self, value: date) -> str:
        """A date in figures: `05/01/2027`."""
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"

    def long_day(self, value: date) -> str:
        """A date in words: `5 janvier 2027`, `1er` for the first in French."""
        first = self.code == "fr" and value.day == 1
        return (
            f"{value.day}{'er' if first else ''}{FIXED}{self.month(value, year=False)} {value.year}"
        )

    def weekday(self, value: date) -> str:
        """The name of the day of the week."""
        return _names(_WEEKDAYS[self.code])[value.weekday()]

    def month(self, value: date, year: bool = True) -> str:
        """A month in words, with its year unless told otherwise: `novembre 2026`."""
        name = _names(_MONTHS[self.code])[value.month - 1]
        return f"{name} {value.year}" if year else name

    def instant(self, value: datetime) -> str:
        """A moment in Casablanca time, to the minute: `23/11/2026 12:00`."""
        local = value.astimezone(casablanca())
        return f"{self.day(local)} {local:%H:%M}"

    def size(self, size: int) -> str:
        """A file size in bytes, kB or MB as the language writes it."""
        units = {"fr": ("o", "ko", "Mo"), "ar": ("بايت", "ك.ب", "م.ب"), "en": ("B", "kB", "MB")}
        step, value = 0, Decimal(size)
        while value >= 1000 and step < 2:
            value, step = value / 1000, step + 1
        return f"{self.number(value, 1 if step else 0)}{FIXED}{units[self.code][step]}"

    def led(self, text: str) -> str:
        """A text that reads from this language's side, whatever script it begins with.

        Drawn alone, "T-12 · P1 عاجلة" would be laid out from the left, and its code beside its
        priority: what is Latin in it stands in the order of the Arabic around it. For the window
        only: papers order their lines themselves (pdf/arabic.py).
        """
        if not self.right_to_left or text.isascii() or not _arabic(text):
            return text
        parts = text.split(DOT)
        if len(parts) == 1:
            return RLM + text
        return RLM + DOT.join(f"{RLI if _arabic(part) else LRI}{part}{PDI}" for part in parts)

    def foreign(self, text: str) -> str:
        """A Latin text within a right-to-left sentence: in its own order on whatever line it falls.

        Each word stands between marks, for a line may begin with any of them; else "1100, rue X
        (Y)" would come out with its number and its brackets on the wrong sides.
        """
        if not self.right_to_left or _arabic(text) or not _latin(text):
            return text
        return f"{RLM}{LRM}{text.replace(' ', f'{LRM} {LRM}')}{LRM}{RLM}"

    def plain(self, value: Any) -> str:
        """Any simple value inside a sentence."""
        if isinstance(value, Path) and self.right_to_left:
            return f"{LRI}{value}{PDI}"  # else the first "/" would stand at the end
        if isinstance(value, datetime):
            return self.instant(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return self.number(value)
        return "" if value is None else str(value)

    def _signed(self, negative: bool, whole: str, part: str) -> str:
        text = _grouped(whole, self.group) + (self.decimal + part if part else "")
        if not negative:
            return text
        return f"\u200e-{text}" if self.right_to_left else f"-{text}"


def _arabic(text: str) -> bool:
    return any(bidirectional(char) in ("R", "AL") for char in text)


def _latin(text: str) -> bool:
    return any(bidirectional(char) == "L" for char in text)


def _grouped(digits: str, group: str) -> str:
    if len(digits) <= 3:
        return digits
    head = len(digits) % 3 or 3
    return group.join([digits[:head], *(digits[i : i + 3] for i in range(head, len(digits), 3))])


@cache
def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split(" "))


@cache
def casablanca() -> "ZoneInfo":
    """Casablanca's clock from the tzdata package: system data may be an hour wrong (R45)."""
    from zoneinfo import ZoneInfo

    package = find_spec("tzdata")  # its own loader would bring importlib.resources along
    assert package is not None
    assert package.origin is not None
    folder = Path(package.origin).parent / "zoneinfo"
    with (folder / "Africa" / "Casablanca").open("rb") as file:
        return ZoneInfo.from_file(file, "Africa/Casablanca")


def today() -> date:
    """The day in Casablanca; only the application and its commands ask.

    Its clock shows the hour of Greenwich or one more: only in the last hour of the day there has
    the clock to be read, which would take a twentieth of the start.
    """
    if (now := datetime.now(UTC)).hour < 23:
        return now.date()
    return now.astimezone(casablanca()).date()


CODES = ("fr", "ar", "en")
BOTH = "fr-ar"  # papers in two columns
OF_PAPERS = (*CODES, BOTH)


@lru_cache(maxsize=8)
def of(code: str) -> Language:
    """The language of a code: `fr`, `ar` or `en`; of `fr-ar`, French with Arabic beside it."""
    if code == BOTH:
        first, second = (of(one) for one in code.split("-"))
        return replace(first, name=f"{first.name} – {second.name}", beside=second.code)
    forms = {
        "fr": ("fr_MA", "Français", NARROW, ",", False),
        "ar": ("ar_MA", "العربية", ".", ",", True),
        "en": ("en_GB", "English", ",", ".", False),
    }
    if code not in forms:
        raise ValueError(f"unknown language {code!r}")
    locale, name, group, decimal, right_to_left = forms[code]
    catalog = Catalog(code, CATALOGS / code / "LC_MESSAGES" / f"{DOMAIN}.mo")
    return Language(code, locale, name, group, decimal, right_to_left, "", catalog)


_current: list[str] = ["fr"]


def use(code: str) -> Language:
    """Speak this language from now on; returns it."""
    found = of(code)
    _current[0] = code
    return found


def current() -> Language:
    """The language of the window and the commands."""
    return of(_current[0])
