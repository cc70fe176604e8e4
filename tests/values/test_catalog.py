"""Catalogs read piece by piece say what gettext says; the day in Casablanca needs no clock."""

from datetime import UTC, date, datetime, timedelta
from gettext import GNUTranslations, c2py
from pathlib import Path

import pytest

from ctv_desktop.values import language
from ctv_desktop.values.catalog import Catalog, plural_form

FILES = {code: language.CATALOGS / code / "LC_MESSAGES" / "ctv_desktop.mo" for code in ("fr", "ar")}
COUNTS = [*range(250), 1_000, 1_001, 1_002, 1_003, 1_011, 1_100, 99_999]


def whole(code: str) -> GNUTranslations:
    with FILES[code].open("rb") as file:
        return GNUTranslations(file)


@pytest.mark.parametrize("code", sorted(FILES))
def test_every_sentence_is_the_one_of_gettext(code: str) -> None:
    theirs, ours = whole(code), Catalog(code, FILES[code])
    messages = vars(theirs)["_catalog"]
    assert len(messages) > 2_000
    for key, said in messages.items():
        if isinstance(key, str) and key:
            assert ours.gettext(key) == said
    for one in {key[0] for key in messages if isinstance(key, tuple)}:
        many = plural_of(one, FILES[code].read_bytes())
        assert ours.gettext(one) == theirs.gettext(one)
        for count in (0, 1, 2, 3, 11, 100):
            assert ours.ngettext(one, many, count) == theirs.ngettext(one, many, count)


def plural_of(one: str, data: bytes) -> str:
    """The plural that stands behind a singular in a compiled catalog."""
    start = data.index(b"\0" + one.encode() + b"\0") + len(one.encode()) + 2
    return data[start : data.index(b"\0", start)].decode()


@pytest.mark.parametrize("code", sorted(FILES))
def test_plural_forms_are_those_of_the_catalog(code: str) -> None:
    header = whole(code).info()["plural-forms"]
    rule = c2py(header.partition("plural=")[2].rstrip(";"))
    assert [plural_form(code, count) for count in COUNTS] == [rule(count) for count in COUNTS]


def test_what_is_not_translated_is_itself(tmp_path: Path) -> None:
    for catalog in (Catalog("en"), Catalog("fr", tmp_path / "none.mo"), Catalog("ar", FILES["ar"])):
        assert catalog.gettext("Never written.") == "Never written."
        assert catalog.ngettext("one of them", "many of them", 1) == "one of them"
        assert catalog.ngettext("one of them", "many of them", 5) == "many of them"
    torn = tmp_path / "torn.mo"
    torn.write_bytes(b"no catalog at all, only bytes")
    assert Catalog("fr", torn).gettext("Save") == "Save"


def test_the_clock_of_casablanca_is_never_an_hour_and_a_day_away() -> None:
    """What `today` rests on: until 23 h in Greenwich it is the same day in Casablanca."""
    clock = language.casablanca()
    day = datetime(2024, 1, 1, tzinfo=UTC)
    while day.year < 2088:
        offset = day.astimezone(clock).utcoffset()
        assert offset in (timedelta(0), timedelta(hours=1)), day
        day += timedelta(days=3)


@pytest.mark.parametrize("hour", [0, 12, 22, 23])
@pytest.mark.parametrize("day", [date(2026, 2, 25), date(2026, 7, 1), date(2027, 12, 31)])
def test_today_is_the_day_in_casablanca(
    day: date, hour: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime(day.year, day.month, day.day, hour, 59, 59, tzinfo=UTC)

    class Clock(datetime):
        @classmethod
        def now(cls, _tz: object = None) -> datetime:  # type: ignore[override]
            return moment

    monkeypatch.setattr(language, "datetime", Clock)
    assert language.today() == moment.astimezone(language.casablanca()).date()
