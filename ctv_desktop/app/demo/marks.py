"""What was done about the critical dates of the demo park: most formalities, in their time."""

from datetime import date, timedelta
from random import Random

from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.deadlines.rules import days
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.period import add_months

WHO = "CTV Desktop"
RECENT = 9  # months: of the leases signed since, a few were forgotten
ASKED = "Le locataire demande un échéancier ; réunion prévue avec sa direction."


def build_marks(draft: Draft) -> None:
    """Mark formalities of leases that live as done, put off a few ends."""
    rates = Rates(
        (row["kind"], date.fromisoformat(row["valid_from"]), row["value"], row["source"])
        for row in draft.all("dated_rate")
    )
    rng = Random(f"marks {draft.today}")  # of its own: what comes later stays as it was
    today = draft.today.isoformat()
    for place, lease in enumerate(draft.all("lease")):
        if lease["signed"] and (lease["last_day"] >= today or lease["start_rule"] == "handover"):
            _formalities(draft, lease, place, rates, rng)
    _postponed(draft)


def _formalities(draft: Draft, lease: Row, place: int, rates: Rates, rng: Random) -> None:
    signed = date.fromisoformat(lease["signed_on"])
    due = days.registration(signed, rates)
    noted = signed + timedelta(days=rng.randrange(6, 26))
    if noted > draft.today:
        return
    recent = signed > add_months(draft.today, -RECENT)
    if place % 13 or not recent:
        _done(draft, "registration", lease["id"], due, noted)
    starts, ends = (date.fromisoformat(lease[key]) for key in ("starts", "ends"))
    long = days.enters_land_register(starts, ends, signed, rates)
    if long and (place % 9 or not recent):
        _done(draft, "land_register", lease["id"], due, noted)


def _done(draft: Draft, kind: str, record: int, day: date, noted: date) -> None:
    draft.add(
        "deadline_mark",
        kind=kind,
        record_id=record,
        day=day.isoformat(),
        done=1,
        noted_on=noted.isoformat(),
        who=WHO,
    )


def _postponed(draft: Draft) -> None:
    """Two ends of leases were put off to the next meeting with the tenant."""
    soon, today = add_months(draft.today, 3).isoformat(), draft.today.isoformat()
    ending = [
        lease
        for lease in draft.all("lease")
        if lease["signed"] and today < lease["last_day"] <= soon and not lease["notice_on"]
        and lease["starts"] <= today
    ]  # fmt: skip
    for lease in ending[1:3]:
        draft.add(
            "deadline_mark",
            kind="end",
            record_id=lease["id"],
            day=lease["last_day"],
            done=0,
            postponed_to=(draft.today + timedelta(days=12)).isoformat(),
            reason=ASKED,
            noted_on=(draft.today - timedelta(days=3)).isoformat(),
            who=WHO,
        )
