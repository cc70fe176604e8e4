"""The tickets of two years, in the order in which they came in, with their timelines."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

from ctv_desktop.app.demo import names
from ctv_desktop.app.demo.faults import CANCELLED, FAULTS, NOTES, WAITING, Fault
from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.values.folding import fold

DAYS = 730
OPENS, OPEN_MINUTES = 7 * 60 + 30, 630  # 07:30 to 18:00
SUNDAY = 6
WORKDAY = (8, 19)  # hours between which all but P1 is worked on
DESK = "Accueil du parc"
ANSWER = {"P1": 12, "P2": 35, "P3": 260, "P4": 1_300}  # minutes, about
REPAIR = {"P1": 190, "P2": 520, "P3": 2_900, "P4": 9_000}


def tickets(draft: Draft) -> Iterator[tuple[Row, list[Row]]]:
    """Each ticket with the lines of its timeline, oldest first; older than `timelines`, none."""
    place = _Places(draft)
    moments = _Moments(draft.today, draft.size.tickets, draft.rng)
    count = draft.size.tickets
    numbers: dict[int, int] = {}
    remarks = 0
    for order in range(count):
        opened = moments.at(order)
        numbers[opened.year] = numbers.get(opened.year, 0) + 1
        fault = FAULTS[int(draft.rng.random() * len(FAULTS))]
        if order == count - 1:
            fault = next(each for each in FAULTS if each.priority == "P1")
        row = place.ticket(order + 1, fault, opened, numbers[opened.year])
        lines = _lived(draft, row, fault, opened, moments.now, count - order)
        for line in lines:
            remarks += 1
            line["id"] = remarks
        yield row, lines


class _Moments:
    """Moments spread evenly over the working hours of two years, up to last evening."""

    def __init__(self, today: date, count: int, rng: Random) -> None:
        first = today - timedelta(days=DAYS)
        days = [first + timedelta(days=place) for place in range(DAYS)]
        self._days = [datetime(d.year, d.month, d.day, tzinfo=UTC) for d in days
                      if d.weekday() != SUNDAY]  # fmt: skip
        self._share = len(self._days) * OPEN_MINUTES / count
        self._rng = rng
        self.now = datetime(today.year, today.month, today.day, tzinfo=UTC)

    def at(self, order: int) -> datetime:
        minute = (order + self._rng.random()) * self._share
        day, rest = divmod(minute, OPEN_MINUTES)
        return self._days[int(day)] + timedelta(minutes=OPENS + int(rest))


class _Places:
    """Where things break, who reports them, and who is sent."""

    def __init__(self, draft: Draft) -> None:
        self.blank = draft.blanks["ticket"]
        self.rng = draft.rng
        self.sites = {row["id"]: row["site_id"] for row in draft.all("building")}
        usable = {row["id"] for row in draft.all("building") if row["state"] == "delivered"}
        usable = usable or set(self.sites)
        rooms = ("common_part", "parking_space", "desk")
        self.units = [
            row
            for row in draft.all("unit")
            if row["building_id"] in usable and row["kind"] not in rooms
        ] or draft.all("unit")
        self.reporters = _reporters(draft)
        self.folded = cache(fold)
        self.codes = {row["id"]: row["code"] for row in draft.all("building")}

    def ticket(self, id: int, fault: Fault, opened: datetime, number: int) -> Row:
        """A ticket as it was reported."""
        rng = self.rng
        unit = self.units[int(rng.random() * len(self.units))]
        building = unit["building_id"]
        name, phone = self.reporters.get(unit["id"], (DESK, "+212522991200"))
        grounds = fault.category in ("green", "parking") and rng.random() < 0.4
        contractor = fault.contractor is not None
        reference = f"T-{opened.year}-{number:04d}"
        title = fault.title
        if fault.common:
            name, phone = DESK, "+212522991200"
            title = f"{title} — bât. {self.codes[building]}" if not grounds else title
        return {
            **self.blank,
            "id": id,
            "version": 1,
            "site_id": self.sites[building],
            "building_id": None if grounds else building,
            "floor_id": None if grounds or (fault.common and id % 3) else unit["floor_id"],
            "unit_id": None if fault.common else unit["id"],
            "category": fault.category,
            "priority": fault.priority,
            "title": title,
            "title_key": self.folded(title),
            "description": fault.description,
            "reporter": name,
            "reporter_phone": phone,
            "assignee_kind": "contractor" if contractor else "staff",
            "year": opened.year,
            "number": number,
            "reference": reference,
            "opened_at": _stored(opened),
        }


def _reporters(draft: Draft) -> dict[int, tuple[str, str]]:
    """Who calls from a unit: the first contact of the tenant who has it today."""
    today = draft.today.isoformat()
    tenants = {row["id"]: row["tenant_id"] for row in draft.all("lease")}
    called: dict[int, Row] = {}
    for row in draft.all("contact"):
        called.setdefault(row["tenant_id"], row)
    found = {}
    for line in draft.all("lease_line"):
        if line["binding"] and line["starts"] <= today <= line["ends"]:
            contact = called[tenants[line["lease_id"]]]
            found[line["unit_id"]] = (contact["name"], contact["phone"])
    return found


def _stored(moment: datetime) -> str:
    return moment.isoformat(" ", "microseconds")[:26]  # three times as fast as strftime


class _Life:
    """A ticket's days as they pass: each step comes some minutes after the one before."""

    def __init__(self, draft: Draft, row: Row, opened: datetime, now: datetime, told: bool) -> None:
        self.blank = draft.blanks["remark"]
        self.rng, self.row, self.at, self.now = draft.rng, row, opened, now
        self.told = told
        self.lines: list[Row] = []

    def wait(self, minutes: int) -> bool:
        """Let time pass; false where the day is not yet over."""
        at = self.at + timedelta(minutes=1 + int(minutes * (0.3 + 1.4 * self.rng.random())))
        if self.row["priority"] != "P1" and (at.hour < WORKDAY[0] or at.hour >= WORKDAY[1]):
            at = self._morning(at)
        if at >= self.now:
            return False
        self.at = at
        return True

    def _morning(self, at: datetime) -> datetime:
        """The next time someone is at work; only P1 is dealt with at night."""
        if at.hour >= WORKDAY[1]:
            at += timedelta(days=1)
        if at.weekday() == SUNDAY:
            at += timedelta(days=1)
        return at.replace(hour=WORKDAY[0], minute=int(self.rng.random() * 60))

    def say(self, kind: str, text: str, who: str, state: str = "") -> None:
        """A line of the timeline, where this ticket gets one."""
        if not self.told:
            return
        line = {**self.blank, "version": 1, "ticket_id": self.row["id"], "kind": kind}
        self.lines.append(line | {"at": _stored(self.at), "text": text, "who": who, "state": state})

    def reach(self, state: str, column: str) -> None:
        """Another state, with its moment."""
        self.row["state"] = state
        if column:
            self.row[column] = _stored(self.at)


def _lived(
    draft: Draft, row: Row, fault: Fault, opened: datetime, now: datetime, left: int
) -> list[Row]:
    """What became of a ticket by now; of the latest ones a good part is still being worked on."""
    life = _Life(draft, row, opened, now, left <= draft.size.timelines)
    rng = life.rng
    life.say("opened", row["title"], row["reporter"], "open")
    waits = left < draft.size.tickets * 0.004 + 66 and rng.random() < 0.75
    late = row["priority"] in ("P3", "P4") or (row["priority"] == "P2" and left < 9)
    stop = int(rng.random() * 5) if waits and late else 9
    if left == 1:
        stop = 2  # the last one is being worked on right now
    if stop == 0 or not life.wait(ANSWER[row["priority"]]):
        return life.lines
    row["assignee"] = _sent(fault, rng)
    life.reach("assigned", "assigned_at")
    life.say("assigned", row["assignee"], DESK, "assigned")
    if rng.random() < 0.03 and left > 1:
        life.reach("cancelled", "closed_at")
        row["outcome"] = CANCELLED
        life.say("state", CANCELLED, DESK, "cancelled")
        return life.lines
    if stop == 1 or not life.wait(ANSWER[row["priority"]]):
        return life.lines
    life.reach("in_progress", "started_at")
    life.say("state", "", row["assignee"], "in_progress")
    if rng.random() < 0.5 and life.wait(60):
        life.say("remark", NOTES[int(rng.random() * len(NOTES))], DESK)
    if stop == 3:
        _held(life)
        return life.lines
    if stop == 2 or not life.wait(REPAIR[row["priority"]]):
        return life.lines
    return _mended(life, fault, stop)


def _sent(fault: Fault, rng: Random) -> str:
    if fault.contractor is not None:
        return names.CONTRACTORS[fault.contractor]
    return names.STAFF[int(rng.random() * len(names.STAFF))]


def _held(life: _Life) -> None:
    if life.wait(90):
        reason = WAITING[int(life.rng.random() * len(WAITING))]
        life.reach("waiting", "")
        life.row["waiting_reason"] = reason
        life.say("state", reason, life.row["assignee"], "waiting")


def _mended(life: _Life, fault: Fault, stop: int) -> list[Row]:
    life.reach("resolved", "resolved_at")
    life.row["outcome"] = fault.outcome
    life.say("state", fault.outcome, life.row["assignee"], "resolved")
    if stop != 4 and life.wait(2_000):
        life.reach("closed", "closed_at")
        life.say("state", "", DESK, "closed")
    return life.lines
