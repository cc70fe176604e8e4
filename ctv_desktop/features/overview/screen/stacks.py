"""The stack plan of home: the units of each building coloured by what one asks."""

from collections.abc import Mapping
from datetime import date

from ctv_desktop.features.overview.rows import Late
from ctv_desktop.features.park.rows import plan
from ctv_desktop.features.park.words import UNIT_KINDS, UNIT_STATES, floor_label
from ctv_desktop.ui.plan.stacks import Cell, Row, Stack
from ctv_desktop.values import language
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say, says

MODES = (
    ("state", say("State")),
    ("ends", say("End of lease")),
    ("arrears", say("Arrears")),
    ("tickets", say("Tickets")),
    ("rent", say("Rent per m²")),
)
_STATE_TONES = {
    "let": "let",
    "partly": "let_alt",
    "ending": "ends",
    "reserved": "sign",
    "free": "free",
    "not_lettable": "works",
    "common": "off",
}
LEGENDS: dict[str, tuple[tuple[str, Say], ...]] = {
    "state": (
        ("let", say("Let")),
        ("ends", say("Ends within 120 days")),
        ("sign", say("Reserved")),
        ("free", say("Free")),
        ("works", say("Not lettable")),
    ),
    "ends": (
        ("scale5", say("Within 6 months")),
        ("scale4", say("Within a year")),
        ("scale3", say("Within 2 years")),
        ("scale2", say("Within 4 years")),
        ("scale1", say("Later")),
        ("free", say("No lease")),
    ),
    "arrears": (
        ("scale1", say("Up to date")),
        ("scale2", say("Up to 30 days late")),
        ("scale3", say("31 to 60 days")),
        ("scale4", say("61 to 90 days")),
        ("scale5", say("Over 90 days")),
        ("free", say("No lease")),
    ),
    "tickets": (
        ("off", say("No open ticket")),
        ("scale2", say("1 open ticket")),
        ("scale4", say("2 or 3")),
        ("scale5", say("4 or more")),
    ),
    "rent": (
        ("scale1", say("Below 120 MAD/m²")),
        ("scale2", say("120 to 140")),
        ("scale3", say("140 to 160")),
        ("scale4", say("160 to 180")),
        ("scale5", say("180 and more")),
        ("free", say("No lease")),
    ),
}


@dataclass(frozen=True)
class Asked:
    """What the plan is coloured by, as of which day, and which leases are late."""

    mode: str
    today: date
    late: Mapping[int, Late]

    def late_of(self, unit: plan.StackUnit) -> Late | None:
        """What is overdue for a unit's lease."""
        return self.late.get(unit.lease_id or 0)


def stacks(found: tuple[plan.Stack, ...], asked: Asked) -> tuple[Stack, ...]:
    """The buildings as the plan widget draws them."""
    return tuple(_stack(each, asked) for each in found if each.floors)


def _stack(stack: plan.Stack, asked: Asked) -> Stack:
    spoken = language.current()
    share = stack.let * 10_000 // stack.area if stack.area else 0
    words = say(
        "{area} · {share} let", area=spoken.area(stack.area), share=spoken.percent(share // 10 * 10)
    )
    rows = tuple(
        Row(_floor_name(floor.level, floor.label), tuple(_cell(u, asked) for u in floor.units))
        for floor in stack.floors
    )
    return Stack(stack.name or stack.code, str(words), rows)


def _floor_name(level: int, label: str) -> str:
    """As everywhere, but a label too long for the margin gives way to the level."""
    return str(floor_label(level, label if len(label) <= 5 else ""))


def _cell(unit: plan.StackUnit, asked: Asked) -> Cell:
    text = _short(unit.tenant) if unit.tenant else str(UNIT_STATES.label(unit.state))
    return Cell(unit.id, unit.code, text, max(1, unit.area), tone(unit, asked),
                _detail(unit, asked.late_of(unit)))  # fmt: skip


def _short(name: str) -> str:
    for form in (" SARL AU", " SARL", " SA", " SAS"):
        name = name.removesuffix(form)
    return name


def tone(unit: plan.StackUnit, asked: Asked) -> str:
    """The colour of a unit under what is asked."""
    mode = asked.mode
    if mode == "state":
        plain = _STATE_TONES.get(unit.state, "off")
        return "let_alt" if plain == "let" and (unit.tenant_id or 0) % 2 else plain
    if mode == "tickets":
        return ("off", "scale2", "scale4", "scale4")[unit.live] if unit.live < 4 else "scale5"
    if unit.lease_id is None or unit.ends is None:
        return "works" if unit.state == "not_lettable" else "free"
    if mode == "arrears":
        return _late_tone(asked.late_of(unit))
    return _end_tone(unit.ends, asked.today) if mode == "ends" else _rent_tone(unit)


def _late_tone(late: Late | None) -> str:
    days = late.days if late else 0
    limits = ((0, "scale1"), (30, "scale2"), (60, "scale3"), (90, "scale4"))
    return next((name for most, name in limits if days <= most), "scale5")


def _end_tone(ends: date, today: date) -> str:
    days = (ends - today).days
    limits = ((183, "scale5"), (366, "scale4"), (731, "scale3"), (1461, "scale2"))
    return next((name for most, name in limits if days <= most), "scale1")


def _rent_tone(unit: plan.StackUnit) -> str:
    per = (unit.rent or 0) * 100 // unit.area if unit.area else 0  # centimes per m²
    limits = ((12_000, "scale1"), (14_000, "scale2"), (16_000, "scale3"), (18_000, "scale4"))
    return next((name for most, name in limits if per < most), "scale5")


def _detail(unit: plan.StackUnit, late: Late | None) -> str:
    spoken = language.current()
    lines = [
        f"{unit.code} · {UNIT_KINDS.label(unit.kind)}",
        f"{spoken.area(unit.area)} · {UNIT_STATES.label(unit.state)}",
    ]
    if unit.tenant and unit.ends:
        lines.append(unit.tenant)
        lines.append(str(say("{lease} until {day}", lease=unit.lease or "", day=unit.ends)))
    if unit.rent:
        lines.append(str(say("{rent} a month excl. VAT", rent=spoken.money(unit.rent))))
    if late is not None:
        owed = spoken.money(late.amount)
        said = says("{owed} overdue, {count} day late", "{owed} overdue, {count} days late",
                    late.days, owed=owed)  # fmt: skip
        lines.append(str(said))
    if unit.live:
        lines.append(str(say("Open tickets: {count}", count=unit.live)))
    return "\n".join(lines)
