"""Every kind of value, shown and read back in every language."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.values import kinds, language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import (
    AREA,
    COUNT,
    DAY,
    INSTANT,
    MONEY,
    PERCENT,
    TEXT,
    YES_NO,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.money import LARGEST
from ctv_desktop.values.say import Say

TODAY = date(2026, 11, 23)
STATES = Choices(
    Choice("running", Say("Running"), "good"),
    Choice("ended", Say("Ended"), "quiet"),
)
STATE = choice(STATES)
MINUTES = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001
    datetime(2100, 1, 1),  # noqa: DTZ001
).map(lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC))
VALUES: list[tuple[Kind, st.SearchStrategy[Any]]] = [
    (TEXT, st.text(min_size=1).map(str.strip).filter(bool)),
    (DAY, st.dates(date(1900, 1, 1), date(2199, 12, 31))),
    (MONEY, st.integers(-LARGEST, LARGEST)),
    (AREA, st.integers(0, 10**9)),
    (PERCENT, st.integers(-10_000, 10_000)),
    (COUNT, st.integers(-(10**12), 10**12)),
    (YES_NO, st.booleans()),
    (STATE, st.sampled_from(list(STATES))),
]


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=[kind.name for kind, _ in VALUES])
@given(data=st.data(), code=st.sampled_from(language.CODES))
def test_what_is_shown_reads_back(
    kind: Kind, values: st.SearchStrategy[Any], data: st.DataObject, code: str
) -> None:
    value = data.draw(values)
    assert kind.read(kind.show(value, language.of(code)), TODAY) == value


@given(moment=MINUTES, code=st.sampled_from(language.CODES))
def test_moments_read_back_to_the_minute(moment: datetime, code: str) -> None:
    """An hour that the clock struck twice may be read as the first of the two."""
    found = INSTANT.read(INSTANT.show(moment, language.of(code)), TODAY)
    assert moment - found in {timedelta(0), timedelta(hours=1)}
    assert INSTANT.show(found, language.of(code)) == INSTANT.show(moment, language.of(code))


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("3/4/2027 14:30", (14, 30)), ("3/4 9h5", (9, 5)), ("3/4/27 14h", (14, 0)), ("3/4", (0, 0))],
)
def test_moments_as_typed(typed: str, hour: tuple[int, int]) -> None:
    assert INSTANT.read(typed, TODAY) == datetime(2027, 4, 3, *hour, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["3/4/2027 25:00", "3/4/2027 1:2:3", "3/4/2027 soon", "x" * 9999])
def test_what_is_no_moment(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        INSTANT.read(typed, TODAY)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("kind", [value for value in vars(kinds).values() if type(value) is Kind])
@pytest.mark.parametrize("code", language.CODES)
def test_nothing_is_shown_as_nothing_and_read_as_none(kind: Kind, code: str) -> None:
    assert kind.show(None, language.of(code)) == ""
    assert kind.read("  ", TODAY) is None
    assert kind.export(None, language.of(code)) is None


@pytest.mark.parametrize("typed", ["1,5", "0.5", "1.2345", "a"])
def test_counts_are_whole(typed: str) -> None:
    with pytest.raises(Refused):
        COUNT.read(typed, TODAY)


@pytest.mark.parametrize("typed", ["1,234", "1.234", "1 234", "1234,0"])
def test_counts_may_be_grouped(typed: str) -> None:
    assert COUNT.read(typed, TODAY) == 1234


@pytest.mark.parametrize("typed", ["running", "RUNNING", " Running "])
def test_a_choice_is_read_by_code_or_word(typed: str) -> None:
    assert STATE.read(typed, TODAY) == "running"


def test_what_is_no_choice() -> None:
    with pytest.raises(Refused) as refusal:
        STATE.read("x" * 9999, TODAY)
    assert len(str(refusal.value)) < 200


def test_a_code_of_a_newer_version_is_shown_as_it_is() -> None:
    assert STATE.show("paused", language.of("fr")) == "paused"
    assert STATES.label(None) == Say("")


def test_what_a_spreadsheet_gets() -> None:
    french = language.of("fr")
    assert MONEY.export(6_540_000, french) == Decimal("65400.00")
    assert AREA.export(29_900, french) == Decimal("299.00")
    assert PERCENT.export(1050, french) == Decimal("0.105")
    assert DAY.export(TODAY, french) == TODAY
    moment = INSTANT.export(datetime(2026, 7, 1, 12, tzinfo=UTC), french)
    assert moment == datetime(2026, 7, 1, 13)  # noqa: DTZ001 - a spreadsheet knows no zones
    assert STATE.export("running", language.of("en")) == "Running"


def test_what_a_driver_gives() -> None:
    assert DAY.decode("2027-04-03") == DAY.decode(date(2027, 4, 3)) == date(2027, 4, 3)
    assert DAY.decode(None) is None
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert INSTANT.decode("2026-11-23 12:00:00") == INSTANT.decode(noon) == noon
    assert INSTANT.decode("2026-11-23T12:00:00Z") == noon
    assert YES_NO.decode(1) is True
    assert YES_NO.decode(None) is None
