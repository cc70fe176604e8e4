"""Names of files from a pattern: safe, never twice, never over what is there."""

from datetime import date

import pytest

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.naming import Named, names

JANUARY = date(2027, 1, 1)


def test_names_are_filled_safe_and_never_twice() -> None:
    papers = [
        Named("FAC-1", 'A/B: "C"?\u202e', JANUARY, "facture"),
        Named("FAC-2", "x" * 300, JANUARY, "facture"),
        Named("FAC-3", "x" * 300, JANUARY, "facture"),
    ]
    first, second, third = names("{tenant} {period}", papers)
    assert first == "A-B- -C- 2027-01"
    assert second == "x" * 120
    assert third == f"{second} (2)"
    assert names("{number}", papers) == ["FAC-1", "FAC-2", "FAC-3"]
    assert names("{kind} {number}", papers)[0] == "facture FAC-1"
    assert names("..", papers)[0] == "FAC-1"


def test_what_is_in_the_folder_already_is_not_written_over() -> None:
    paper = Named("FAC-1", "Atlas", JANUARY)
    assert names("{number}", [paper], ["fac-1", "FAC-1 (2)"]) == ["FAC-1 (3)"]


@pytest.mark.parametrize("pattern", ["{nom}", "{number", "{}", "{number!r}", "{number.x}"])
def test_a_pattern_with_another_gap_is_refused(pattern: str) -> None:
    with pytest.raises(Refused, match=r"\{number\}, \{tenant\}, \{period\}, \{kind\}") as caught:
        names(pattern, [])
    assert list(caught.value.problems) == ["name"]
