"""The ticket sheet: one page whatever is written on the ticket."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from ctv_desktop.features.tickets.papers.sheet import Issuer, Remark, TicketSheet, render, title
from ctv_desktop.values import language
from tests.pdf import reading
from tests.pdf.samples import TICKET

EN = language.of("en")
REST = "… see the ticket for the rest"

FACTS = (
    "T-2026-0481",
    "In progress",
    "P2 Major",
    "Climatisation en panne dans la salle de réunion",
    "Climatisation (CVC)",
    "souffle de l’air chaud",
    "Le disjoncteur a déjà été réarmé",
    "Bâtiment A",
    "3e étage",
    "A-3.12",
    "Atlas Data & Cloud SARL",
    "نادية العلوي",
    "Froid Service Maroc",
    "Reported 23/11/2026 09:05",
    "Answer 30 min, by 23/11/2026 09:35",
    "23/11/2026 10:00 H. Tazi: Technicien en route.",
    "Work done",
    "Unit price (MAD)",
    "Temporary repair",
    "Technician: name, date, signature",
    "Occupant: name, date, signature",
    "Page 1 of 1",
)


def test_every_fact_is_found_again_on_one_page() -> None:
    (text,) = reading.pages(render(TICKET, EN))
    assert [fact for fact in FACTS if reading.plain(fact) not in text] == []
    assert reading.plain(REST) not in text


def test_the_last_remarks_come_in_the_order_of_time() -> None:
    (text,) = reading.pages(render(TICKET, EN))
    assert text.index("Ticket ouvert") < text.index("Technicien en route")


@pytest.mark.parametrize("code", ["fr", "en", "ar"])
@pytest.mark.parametrize(
    "text",
    ["mot et phrase. " * 700, "x" * 10_000, "ligne\n" * 300, "كلمة " * 900, "<b>&</b> 🔥 \x00"],
    ids=["sentences", "letters", "lines", "arabic", "odd"],
)
def test_always_one_page(text: str, code: str) -> None:
    start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    remarks = tuple(Remark(start + timedelta(hours=n), text, text) for n in range(40))
    names = {
        field.name: text
        for field in dataclasses.fields(TICKET)
        if isinstance(getattr(TICKET, field.name), str) and not field.name.endswith("tone")
    }
    content = dataclasses.replace(
        TICKET,
        **names,  # type: ignore[arg-type]
        timeline=remarks,
        targets=TICKET.targets * 3,
        issuer=dataclasses.replace(TICKET.issuer, seat=text, name=text, form=text),
        started_at=start,
        resolved_at=start,
        closed_at=start,
    )
    data = render(content, language.of(code))
    assert len(reading.pages(data)) == 1
    assert reading.unembedded_fonts(data) == []


def test_a_long_description_says_where_the_rest_is() -> None:
    long = dataclasses.replace(TICKET, description="mot et phrase. " * 700)
    (text,) = reading.pages(render(long, EN))
    assert reading.plain(REST) in text
    assert "Occupant: name, date, signature" in text


def test_a_long_timeline_keeps_the_latest_remarks() -> None:
    start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    remarks = tuple(Remark(start + timedelta(hours=n), f"remark-{n:02d}") for n in range(40))
    (text,) = reading.pages(render(dataclasses.replace(TICKET, timeline=remarks), EN))
    assert "remark-39" in text
    assert "remark-00" not in text
    assert reading.plain(REST) in text


def test_a_bare_ticket_prints_without_empty_headings() -> None:
    bare = TicketSheet("T-1", TICKET.printed_on, Issuer("Owner"), "Leak")
    (text,) = reading.pages(render(bare, EN))
    for heading in ("Description", "Timeline", "Assigned", "None", "Place and request"):
        assert heading not in text


def test_the_same_ticket_gives_the_same_bytes_and_its_title() -> None:
    data = render(TICKET, EN)
    assert data == render(dataclasses.replace(TICKET), EN)
    metadata = reading.reader(data).metadata
    assert metadata is not None
    assert metadata.title == title(TICKET, EN) == "Work order T-2026-0481"


def test_a_description_cut_for_its_length_alone_says_where_the_rest_is() -> None:
    content = dataclasses.replace(TICKET, timeline=(), targets=(), description="mot " * 700)
    (text,) = reading.pages(render(content, EN))
    assert reading.plain(REST) in text
