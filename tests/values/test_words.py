"""Amounts in words: the worked examples of R36 and R37, and words that read back to the amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.values.money import LARGEST
from ctv_desktop.values.words import amount

FRENCH = {
    1_234_567_89: "un million deux cent trente-quatre mille cinq cent soixante-sept dirhams "
    "et quatre-vingt-neuf centimes",
    2_000_000_00: "deux millions de dirhams",
    1_000_000_000_00: "un milliard de dirhams",
    1_200_000_000_00: "un milliard deux cents millions de dirhams",
    2_000_001_00: "deux millions un dirhams",
    80_00: "quatre-vingts dirhams",
    80_000_00: "quatre-vingt mille dirhams",
    80_000_000_00: "quatre-vingts millions de dirhams",
    81_00: "quatre-vingt-un dirhams",
    21_00: "vingt et un dirhams",
    71_00: "soixante et onze dirhams",
    91_00: "quatre-vingt-onze dirhams",
    99_00: "quatre-vingt-dix-neuf dirhams",
    200_00: "deux cents dirhams",
    201_00: "deux cent un dirhams",
    200_000_00: "deux cent mille dirhams",
    1_01: "un dirham et un centime",
    1_000_00: "mille dirhams",
    65_400_00: "soixante-cinq mille quatre cents dirhams",
    0: "zéro dirham",
    50: "cinquante centimes",
    -1_00: "moins un dirham",
}

ARABIC = {
    1_234_567_89: "مليون ومئتان وأربعة وثلاثون ألفاً وخمسمائة وسبعة وستون درهماً "
    "وتسعة وثمانون سنتيماً",
    65_400_00: "خمسة وستون ألفاً وأربعمائة درهم",
    2_00: "درهمان",
    1_00: "درهم واحد",
    50: "خمسون سنتيماً",
    3_00: "ثلاثة دراهم",
    10_02: "عشرة دراهم وسنتيمان",
    11_00: "أحد عشر درهماً",
    100_00: "مائة درهم",
    200_00: "مئتا درهم",
    2_000_00: "ألفا درهم",
    3_000_00: "ثلاثة آلاف درهم",
    45_000_00: "خمسة وأربعون ألف درهم",
    200_000_00: "مئتا ألف درهم",
    2_000_000_00: "مليونا درهم",
    2_500_00: "ألفان وخمسمائة درهم",
}

ENGLISH = {
    1_234_567_89: "one million two hundred and thirty-four thousand five hundred and sixty-seven "
    "dirhams and eighty-nine centimes",
    65_400_00: "sixty-five thousand four hundred dirhams",
    1_01: "one dirham and one centime",
    1_005_00: "one thousand and five dirhams",
    0: "zero dirhams",
}


@pytest.mark.parametrize(
    ("code", "centimes", "said"),
    [
        (code, centimes, said)
        for code, table in (("fr", FRENCH), ("ar", ARABIC), ("en", ENGLISH))
        for centimes, said in table.items()
    ],
)
def test_worked_examples(code: str, centimes: int, said: str) -> None:
    assert amount(centimes, code) == said


def test_beyond_the_largest_amount_is_refused() -> None:
    assert amount(LARGEST, "fr").endswith("et quatre-vingt-dix-neuf centimes")
    with pytest.raises(ValueError, match="no words"):
        amount(LARGEST + 1, "fr")


_FR = dict(
    zip(
        [
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
            "vingt",
            "trente",
            "quarante",
            "cinquante",
            "soixante",
        ],
        [*range(17), 20, 30, 40, 50, 60],
        strict=True,
    )
)
_EN = dict(
    zip(
        [
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
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
        ],
        [*range(20), *range(20, 100, 10)],
        strict=True,
    )
)
_POWERS = {
    "mille": 10**3,
    "million": 10**6,
    "milliard": 10**9,
    "thousand": 10**3,
    "billion": 10**9,
}


def _read_number(words: list[str], names: dict[str, int]) -> int:
    total = group = 0
    for word in words:
        stem = word if word in names or word in _POWERS else word.removesuffix("s")
        if stem in ("cent", "hundred"):
            group = max(group, 1) * 100
        elif stem == "vingt" and group % 100 == 4:  # quatre-vingt
            group += 76
        elif stem in _POWERS:
            total += max(group, 1) * _POWERS[stem]
            group = 0
        elif stem not in ("et", "and", "de"):
            group += names[stem]
    return total + group


def _read_back(said: str, names: dict[str, int]) -> int:
    words = said.replace("-", " ").split()
    dirhams = next((i for i, word in enumerate(words) if word.startswith("dirham")), -1)
    whole = _read_number(words[:dirhams], names) if dirhams >= 0 else 0
    rest = [word for word in words[dirhams + 1 :] if not word.startswith("centime")]
    return whole * 100 + _read_number(rest, names)


@given(st.integers(0, LARGEST))
def test_french_words_read_back_to_the_amount(centimes: int) -> None:
    assert _read_back(amount(centimes, "fr"), _FR) == centimes


@given(st.integers(0, LARGEST))
def test_english_words_read_back_to_the_amount(centimes: int) -> None:
    assert _read_back(amount(centimes, "en"), _EN) == centimes


@given(st.integers(0, LARGEST))
def test_arabic_never_says_riyal_and_glues_its_and(centimes: int) -> None:
    said = amount(centimes, "ar")
    assert "ريال" not in said
    assert " و " not in said
    assert "درهم" in said or "دراهم" in said or "سنتيم" in said


def test_arabic_words_differ_for_different_amounts() -> None:
    samples = [*range(0, 300_000, 97), *range(0, 3_000_000_00, 99_999_99)]
    assert len({amount(value, "ar") for value in samples}) == len(set(samples))
