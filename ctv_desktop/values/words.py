"""Amounts in words, in dirhams and centimes, in French, Arabic and English (DOMAIN.md R36, R37).

Written by hand because no library says dirhams rightly in all three (DOMAIN.md §5.2).
"""

from collections.abc import Callable, Iterator

from ctv_desktop.values.money import LARGEST


def amount(centimes: int, code: str) -> str:
    """The words of an amount in centimes in the language `fr`, `ar` or `en`.

    Raises ValueError beyond 999 999 999 999,99 MAD, where the numeral words end.
    """
    if abs(centimes) > LARGEST:
        raise ValueError(f"no words for {centimes} centimes")
    dirhams, rest = divmod(abs(centimes), 100)
    said = _LANGUAGES[code](dirhams, rest)
    return f"{_MINUS[code]} {said}" if centimes < 0 else said


_MINUS = {"fr": "moins", "ar": "ناقص", "en": "minus"}


def _groups(number: int) -> Iterator[tuple[int, int]]:
    """Groups of three digits that are not nought, highest first, each with its power of 1000."""
    for power in (3, 2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            yield group, power


# ------------------------------------------------------------------ French

_FR_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS = [
    "-",
    "-",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
]


def _french(dirhams: int, centimes: int) -> str:
    parts = []
    if dirhams or not centimes:
        whole = dirhams >= 1_000_000 and dirhams % 1_000_000 == 0
        noun = "dirhams" if dirhams > 1 else "dirham"
        parts.append(f"{_fr_number(dirhams)} {'de ' if whole else ''}{noun}")
    if centimes:
        parts.append(f"{_fr_number(centimes)} {'centimes' if centimes > 1 else 'centime'}")
    return " et ".join(parts)


def _fr_number(number: int) -> str:
    if number == 0:
        return _FR_UNITS[0]
    return " ".join(_fr_group(group, power) for group, power in _groups(number))


def _fr_group(group: int, power: int) -> str:
    if power == 1:  # "mille" never takes an s, and neither do "cent" and "vingt" before it
        return "mille" if group == 1 else f"{_fr_hundreds(group, agrees=False)} mille"
    words = _fr_hundreds(group, agrees=True)
    if power == 0:
        return words
    noun = "million" if power == 2 else "milliard"
    return f"{words} {noun}{'s' if group > 1 else ''}"


def _fr_hundreds(number: int, agrees: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_FR_UNITS[hundreds]] if hundreds > 1 else []
    if hundreds:
        words.append("cents" if hundreds > 1 and not rest and agrees else "cent")
    if rest:
        words.append(_fr_tens(rest, agrees))
    return " ".join(words)


def _fr_tens(number: int, agrees: bool) -> str:
    if number < 20:
        return _FR_UNITS[number]
    tens, unit = divmod(number, 10)
    if tens in (7, 9):  # soixante-dix, quatre-vingt-dix count on from ten
        unit += 10
    name = _FR_TENS[tens]
    if unit == 0:
        return "quatre-vingts" if tens == 8 and agrees else name
    if unit in (1, 11) and tens < 8:
        return f"{name} et {_FR_UNITS[unit]}"
    return f"{name}-{_FR_UNITS[unit]}"


# ------------------------------------------------------------------ English

_EN_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_POWERS = ("", "thousand", "million", "billion")


def _english(dirhams: int, centimes: int) -> str:
    parts = []
    if dirhams or not centimes:
        parts.append(f"{_en_number(dirhams)} {'dirham' if dirhams == 1 else 'dirhams'}")
    if centimes:
        parts.append(f"{_en_number(centimes)} {'centime' if centimes == 1 else 'centimes'}")
    return " and ".join(parts)


def _en_number(number: int) -> str:
    if number == 0:
        return _EN_UNITS[0]
    words = [
        f"{_en_hundreds(group)} {_EN_POWERS[power]}".strip() for group, power in _groups(number)
    ]
    if number > 1000 and 0 < number % 1000 < 100:
        words.insert(-1, "and")
    return " ".join(words)


def _en_hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_EN_UNITS[hundreds]} hundred"] if hundreds else []
    if rest:
        words.append(_en_tens(rest))
    return " and ".join(words)


def _en_tens(number: int) -> str:
    if number < 20:
        return _EN_UNITS[number]
    tens, unit = divmod(number, 10)
    return f"{_EN_TENS[tens]}-{_EN_UNITS[unit]}" if unit else _EN_TENS[tens]


# ------------------------------------------------------------------ Arabic

_AR_UNITS = (
    "صفر",
    "واحد",
    "اثنان",
    "ثلاثة",
    "أربعة",
    "خمسة",
    "ستة",
    "سبعة",
    "ثمانية",
    "تسعة",
    "عشرة",
    "أحد عشر",
    "اثنا عشر",
    "ثلاثة عشر",
    "أربعة عشر",
    "خمسة عشر",
    "ستة عشر",
    "سبعة عشر",
    "ثمانية عشر",
    "تسعة عشر",
)
_AR_TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
_AR_HUNDREDS = (
    "",
    "مائة",
    "مئتان",
    "ثلاثمائة",
    "أربعمائة",
    "خمسمائة",
    "ستمائة",
    "سبعمائة",
    "ثمانمائة",
    "تسعمائة",
)
_AR_TWO_HUNDRED_OF = "مئتا"

# one, two, two before a noun, 3-10, 11-99, otherwise
_AR_DIRHAM = ("درهم واحد", "درهمان", "درهما", "دراهم", "درهماً", "درهم")
_AR_CENTIME = ("سنتيم واحد", "سنتيمان", "سنتيما", "سنتيمات", "سنتيماً", "سنتيم")
_AR_POWERS = (
    ("", "", "", "", "", ""),
    ("ألف", "ألفان", "ألفا", "آلاف", "ألفاً", "ألف"),
    ("مليون", "مليونان", "مليونا", "ملايين", "مليوناً", "مليون"),
    ("مليار", "ملياران", "مليارا", "مليارات", "ملياراً", "مليار"),
)


def _arabic(dirhams: int, centimes: int) -> str:
    parts = []
    if dirhams or not centimes:
        parts.append(_ar_counted(dirhams, _AR_DIRHAM))
    if centimes:
        parts.append(_ar_counted(centimes, _AR_CENTIME))
    return " و".join(parts)


def _ar_counted(number: int, noun: tuple[str, ...]) -> str:
    if number in (1, 2):
        return noun[number - 1]
    return f"{_ar_number(number)} {_ar_noun(number, noun)}"


def _ar_noun(number: int, noun: tuple[str, ...]) -> str:
    last = number % 100
    if 3 <= last <= 10:
        return noun[3]
    return noun[4] if last > 10 else noun[5]


def _ar_number(number: int) -> str:
    if number == 0:
        return _AR_UNITS[0]
    groups = list(_groups(number))
    said = [_ar_group(*group, before_noun=False) for group in groups[:-1]]
    return " و".join([*said, _ar_group(*groups[-1], before_noun=True)])


def _ar_group(group: int, power: int, before_noun: bool) -> str:
    """One group; the last one stands right before the counted noun and loses its ending there."""
    if power == 0:
        return _AR_TWO_HUNDRED_OF if before_noun and group == 200 else _ar_hundreds(group)
    one, two, two_of, few, many, other = _AR_POWERS[power]
    if group == 1:
        return one
    if group == 2:
        return two_of if before_noun else two
    noun = _ar_noun(group, ("", "", "", few, other if before_noun else many, other))
    return f"{_AR_TWO_HUNDRED_OF if group == 200 else _ar_hundreds(group)} {noun}"


def _ar_hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_AR_HUNDREDS[hundreds]] if hundreds else []
    if rest:
        words.append(_ar_tens(rest))
    return " و".join(words)


def _ar_tens(number: int) -> str:
    if number < 20:
        return _AR_UNITS[number]
    tens, unit = divmod(number, 10)
    return f"{_AR_UNITS[unit]} و{_AR_TENS[tens]}" if unit else _AR_TENS[tens]


_LANGUAGES: dict[str, Callable[[int, int], str]] = {
    "fr": _french,
    "ar": _arabic,
    "en": _english,
}
