"""Cities offered where an address is typed."""

from ctv_desktop.values import places
from ctv_desktop.values.folding import fold


def test_cities_are_sorted_as_words() -> None:
    names = places.cities()
    assert len(names) > 380
    assert list(names) == sorted(names, key=fold)
    assert {"Casablanca", "Rabat", "Tanger", "Fès", "Mohammadia"} <= set(names)


def test_the_region_of_a_city_however_it_is_accented() -> None:
    assert places.region_of("casablanca") == "Casablanca-Settat"
    assert places.region_of("FES") == "Fès-Meknès"
    assert places.region_of("Paris") == ""


def test_there_are_twelve_regions() -> None:
    assert len({places.region_of(city) for city in places.cities()}) == 12
