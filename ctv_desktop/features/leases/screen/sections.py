"""The fields of a lease, card by card, and what their pickers offer."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import choices
from ctv_desktop.features.leases.rules.templates import following, prefilled
from ctv_desktop.features.leases.words import LABELS
from ctv_desktop.features.park.words import BY_ITEM, UNIT_KINDS, floor_label
from ctv_desktop.features.tenants import rows as tenants
from ctv_desktop.ui.declare import Choosable, Field, Picker, Rows, Section, Values
from ctv_desktop.values import language
from ctv_desktop.values.kinds import MONEY, PERCENT
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def _tenants(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in tenants.choices(reader, text)]


def _landlords(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in choices.landlords(reader, text)]


def _units(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    start = values.get("starts") or language.today()
    return [
        Choosable(unit.id, unit.code, _detail(unit, start), asked(unit))
        for unit in choices.units(reader, text, start)
    ]


def _detail(unit: choices.UnitOffer, start: date) -> str:
    spoken = language.current()
    shown = [str(UNIT_KINDS.label(unit.kind))]
    if unit.area and unit.kind not in BY_ITEM:
        shown.append(spoken.area(unit.area))
    shown += [f"{unit.building} {floor_label(unit.level, unit.floor)}", str(_free(unit, start))]
    return " · ".join(shown)


def _free(unit: choices.UnitOffer, start: date) -> Say:
    if unit.free_from is None:
        return say("let for good")
    if unit.free_from > start:
        return say("let, free from {day}", day=unit.free_from)
    return say("free until {day}", day=unit.until) if unit.until else say("free")


def _unit_label(reader: "Reader", id: int) -> str:
    unit = choices.unit(reader, id)
    return unit.code if unit else ""


def _field(key: str, *, table: str = "lease", **more: Any) -> Field:
    label, kind = LABELS[table][key]
    return Field(key, label, kind, **more)


def asked(unit: choices.UnitOffer) -> dict[str, Any]:
    """What a line over a unit begins with: how it is let and its asking rent."""
    return {"basis": "item" if unit.kind in BY_ITEM else "area", "rent": unit.asking_rent}


def _indexes(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in choices.indexes(reader, text)]


def _let(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    """The units of the lease itself, for a step of one of them."""
    ids = [line.get("unit_id") for line in values.get("lines") or ()]
    found = [(id, _unit_label(reader, id)) for id in dict.fromkeys(ids) if id]
    return [Choosable(id, code) for id, code in found if text.lower() in code.lower()]


# Which fields are asked for.


def _exempt(values: Values) -> bool:
    return values.get("vat_regime") == "exempt"


def _handed_over(values: Values) -> bool:
    return values.get("start_rule") == "handover"


def _revised(values: Values) -> bool:
    return values.get("revision_kind") in ("rate", "index")


def _by_rate(values: Values) -> bool:
    return values.get("revision_kind") == "rate"


def _by_index(values: Values) -> bool:
    return values.get("revision_kind") == "index"


def _commercial(values: Values) -> bool:
    return values.get("regime") == "49-16"


def _priced(values: Values) -> bool:
    return values.get("kind") in ("price", "amount")


def _discounted(values: Values) -> bool:
    return values.get("kind") == "discount"


def _template(values: Values) -> Values:
    return prefilled(str(values.get("template") or ""), values.get("starts"))


def _begins(values: Values) -> Values:
    """A new lease keeps its length: its last and its firm day follow its first one."""
    return following(values.get("starts"), str(values.get("template") or ""), values.get("lasts"))


LINES = Rows(
    "lines",
    say("Premises"),
    (
        _field(
            "unit_id",
            table="lease_line",
            required=True,
            span=3,
            picker=Picker(_units, _unit_label, create="unit"),
        ),
        _field("basis", table="lease_line", span=2),
        Field("rent", say("Rent per month"), MONEY, span=2),
        _field("starts", table="lease_line", span=3),
        _field("ends", table="lease_line", span=3),
        _field("vat_regime", table="lease_line", span=2),
    ),
    add=say("Add a unit"),
    empty=say("No unit yet: add the premises that are let."),
)

STEPS = Rows(
    "steps",
    say("Steps and rent-free time"),
    (
        _field("kind", table="lease_step", required=True, span=4),
        _field("starts", table="lease_step", required=True, span=3),
        _field("ends", table="lease_step", span=3),
        _field("amount", table="lease_step", span=2, shown=_priced),
        Field("rate", say("Discount"), PERCENT, span=2, shown=_discounted),
        _field("unit_id", table="lease_step", span=2, picker=Picker(_let, _unit_label)),
        _field("note", table="lease_step", span=3, limit=400),
    ),
    add=say("Add a step"),
    empty=say("One rent from the first day to the last."),
)

OPTIONS = Rows(
    "options",
    say("Options"),
    (
        _field("kind", table="lease_option", required=True, span=3),
        _field("held_by", table="lease_option", required=True, span=3),
        _field("opens", table="lease_option", required=True, span=3),
        _field("closes", table="lease_option", required=True, span=3),
        _field("note", table="lease_option", span=4, limit=2_000),
    ),
    add=say("Add an option"),
    empty=say("No option: neither party may break, extend or take more space."),
)

SECTIONS = (
    Section(
        say("Parties"),
        (
            _field("template", span=1, fills=_template, help=say("Prefills the terms.")),
            _field(
                "tenant_id",
                required=True,
                picker=Picker(_tenants, tenants.name_of, create="tenant"),
            ),
            _field(
                "landlord_id",
                required=True,
                span=1,
                picker=Picker(_landlords, choices.landlord_name, create="landlord"),
            ),
        ),
    ),
    Section(
        say("Premises: rent before VAT, by m² of rentable area or by item"),
        (LINES,),
    ),
    Section(
        say("Term"),
        (
            _field("regime", required=True, span=1),
            _field("signed_on", span=1, help=say("The day planned, if known.")),
            _field("starts", required=True, span=1, fills=_begins),
            _field("ends", required=True, span=1),
            _field("firm_until", span=1),
            _field("notice_months", span=1),
            _field("notice_days", span=1, help=say("Where the lease counts in days; else empty.")),
            _field("rent_starts", span=1, help=say("Empty: from the start.")),
            _field("start_rule", span=1),
            _field("handover_days", span=1, shown=_handed_over),
            _field("not_before", span=1, shown=_handed_over),
            _field("not_after", span=1, shown=_handed_over),
        ),
    ),
    Section(
        say("Rent, charges and taxes"),
        (
            _field("payment_period", span=1),
            _field("payment_term", span=1),
            _field("payment_days", span=1),
            _field("part_month", span=1),
            _field("charges_rate", span=1),
            _field("vat_regime", span=1),
            _field("deposit_months", span=1),
            _field("tsc_recharged", span=1),
            _field("exemption", span=2, shown=_exempt),
            _field("entry_fee", span=1, shown=_commercial),
            _field("revision_kind", span=1),
            _field("revision_months", span=1, shown=_revised),
            _field("revision_rate", span=1, shown=_by_rate),
            _field(
                "index_id", span=1, picker=Picker(_indexes, choices.index_name), shown=_by_index
            ),
            _field("index_month", span=1, shown=_by_index),
            _field("index_share", span=1, shown=_by_index),
            _field("index_floor", span=1, shown=_by_index),
            _field("index_ceiling", span=1, shown=_by_index),
        ),
    ),
    Section(say("Steps and rent-free time"), (STEPS,)),
    Section(say("Renewal and options"), (_field("renewal", span=2), OPTIONS)),
    Section(
        say("Purpose and remarks"),
        (
            _field("purpose", span=4, limit=2_000),
            _field(
                "special",
                span=4,
                limit=10_000,
                help=say("The last article of the contract, word by word: a paragraph a line."),
            ),
            _field(
                "remarks",
                span=4,
                limit=10_000,
                help=say("Printed in the summary, never in the contract."),
            ),
        ),
    ),
)
