"""A notice of revision says the rent before and after, why, and what follows; issued once."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.features.letters.screen.paper import render
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from tests.features.leases import desks
from tests.features.letters import scene
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

DAY = date(2030, 1, 1)
LANGUAGES = [("fr",), ("ar",), ("en",), ("fr", "ar")]


def revise(park: "Database", **more: Any) -> None:
    """A revision of ten per cent of the office of the first lease, as it is stored."""
    from ctv_desktop.database.sealing import pack
    from ctv_desktop.features.leases.model import Lease, LeaseStep
    from ctv_desktop.features.leases.session import rebuild
    from ctv_desktop.features.revisions.model import Revision

    values = {
        "lease_id": 1, "decided_on": scene.TODAY, "effective_on": DAY, "old_rent": 4_550_000,
        "new_rent": 5_000_000, "rate": 989, "cap": 1_000, "basis": "rate",
        "calculation": pack(say("no rent is due")), **more,
    }  # fmt: skip
    with park.write(say("Revise")) as work:
        row = Revision(**values)
        work.add(row)
        work.flush()
        work.add(LeaseStep(lease_id=1, unit_id=desks.OFFICE, kind="amount", starts=DAY,
                           amount=4_950_000, origin="revision", revision_id=row.id))  # fmt: skip
        work.flush()
        rebuild(work, work.find(Lease, 1))


@pytest.fixture
def let(park: "Database") -> "Database":
    scene.furnish(park)
    scene.let(park)
    return park


def words_of(told: dict[str, Any], code: str = "fr") -> str:
    return reading.plain("\n".join("\n".join(one["paragraphs"][code]) for one in told["articles"]))


def test_there_is_none_without_a_revision(let: "Database") -> None:
    with pytest.raises(Refused, match="révisé"):
        scene.told(let, "revision")


def test_it_states_the_rents_the_rate_the_cap_and_the_top_up(let: "Database") -> None:
    revise(let)
    told = scene.told(let, "revision")
    text = words_of(told)
    for said in ("45 500,00 MAD", "50 000,00 MAD", "9,89 %", "loi n° 07-03", "10 %",
                 "13 500,00 MAD", "1er janvier 2030", "article 6"):  # fmt: skip
        assert reading.plain(said) in text, said
    sums = {row["key"]: (row["old"], row["new"]) for row in told["sums"]}
    assert sums["rent"] == (4_550_000, 5_000_000)
    assert sums["gross"] == (6_360_000, 6_900_000)
    assert told["missing"] == []


def test_one_beyond_the_cap_does_not_say_that_it_is_kept(let: "Database") -> None:
    revise(let, rate=1_200, reason="Accord écrit", basis="agreed")
    text = words_of(scene.told(let, "revision"))
    assert "07-03" not in text
    assert "accord des parties" in text


def test_an_amendment_before_and_after_a_revision_starts_from_the_rent_in_force(
    let: "Database",
) -> None:
    early = scene.amend(let, charges_rate=3_000)
    revise(let)
    late = scene.amend(let, charges_rate=3_500, effective_on=date(2030, 3, 1))
    rents = [
        next(row for row in scene.told(let, "amendment", id)["sums"] if row["key"] == "rent")
        for id in (early, late)
    ]
    assert [(row["old"], row["new"]) for row in rents] == [(4_550_000,) * 2, (5_000_000,) * 2]


@pytest.mark.parametrize("codes", LANGUAGES)
def test_every_figure_is_read_back(let: "Database", codes: tuple[str, ...]) -> None:
    revise(let)
    told = scene.told(let, "revision", 1, *codes)
    data = render(told)
    text = reading.words(data)
    spoken = language.of(codes[0])
    for row in told["sums"]:
        for value in (row["old"], row["new"], row["new"] - row["old"]):
            assert reading.plain(spoken.money(value, unit=False)) in text
    for fact in ("BC-2027-001-RV1", "Atlas Data SARL", "Salma Idrissi", "A-3.12"):
        assert fact in text
    assert not reading.unembedded_fonts(data)


def test_it_is_issued_once_and_the_next_revision_has_its_own(let: "Database") -> None:
    revise(let)
    scene.issue(let, "revision")
    with pytest.raises(Refused, match="déjà"):
        scene.issue(let, "revision")
    revise(let, effective_on=date(2033, 1, 1), old_rent=5_000_000, new_rent=5_400_000)
    assert scene.told(let, "revision")["reference"] == "BC-2027-001-RV2"
