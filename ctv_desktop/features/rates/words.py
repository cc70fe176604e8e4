"""What is set by dates: VAT, withholding, taxes, caps and delays, each with its unit."""

from typing import Any

from ctv_desktop.values.kinds import COUNT, DAY, MONEY, PERCENT, TEXT, Choice, Choices, Kind, choice
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say, says

RATES = Choices(
    Choice("vat", say("VAT")),
    Choice("withholding", say("Withholding on rents")),
    Choice("tsc", say("Communal services tax (TSC)")),
    Choice("revision_cap", say("Cap of a rent revision")),
    Choice("revision_months", say("Least time between revisions")),
    Choice("deposit_cap", say("Cap of the deposit, law 67-12")),
    Choice("payment_days", say("Payment term where none is agreed")),
    Choice("payment_days_most", say("Longest payment term")),
    Choice("key_rate", say("Key rate of the central bank")),
    Choice("late_rate", say("Late payment, per further month")),
    Choice("stamp", say("Stamp duty on cash")),
    Choice("cash_limit", say("Cash payments that cost a fine from")),
    Choice("registration_days", say("Time to register a lease")),
    Choice("registration_duty", say("Registration duty")),
    Choice("renewal_months", say("Operation that gives the right to renew, law 49-16")),
    Choice("lease_months_most", say("Longest lease")),
    Choice("land_register_months", say("Leases beyond enter the land register")),
    Choice("arrears_days", say("Notice for arrears, law 49-16")),
    Choice("arrears_months", say("Rents owed that allow a notice, law 49-16")),
    Choice("long_notice_months", say("Notice to leave, law 49-16")),
    Choice("professional_notice_months", say("Notice, law 67-12")),
    Choice("court_months", say("Time to go to court after a notice, law 49-16")),
    Choice("reminder_friendly_days", say("Friendly reminder, after the due day")),
    Choice("reminder_firm_days", say("Firm reminder, after the due day")),
    Choice("reminder_formal_days", say("Formal notice, after the due day")),
    Choice("deposit_return_months", say("Time to return a deposit")),
    Choice("contract_language", say("Version that prevails in contracts of two languages")),
    Choice("wear_floor", say("Life of floor coverings")),
    Choice("wear_walls", say("Life of wall coverings and partitions")),
    Choice("wear_ceiling", say("Life of ceilings")),
    Choice("wear_openings", say("Life of doors and windows")),
    Choice("wear_power", say("Life of electrical fittings")),
    Choice("wear_data", say("Life of network sockets")),
    Choice("wear_hvac", say("Life of air-conditioning units")),
    Choice("wear_lighting", say("Life of light fittings")),
    Choice("wear_fire", say("Life of fire safety equipment")),
    Choice("wear_water", say("Life of sanitary fittings")),
    Choice("wear_furniture", say("Life of furniture")),
    Choice("wear_other", say("Life of other elements")),
    Choice("wear_was_good", say("Wear of what was in good condition at entry")),
    Choice("wear_was_used", say("Wear of what was used at entry")),
    Choice("wear_most", say("Highest wear counted")),
)
RATE = choice(RATES)

DAYS = (
    "payment_days", "payment_days_most", "registration_days", "arrears_days",
    "reminder_friendly_days", "reminder_firm_days", "reminder_formal_days",
)  # fmt: skip
MONTHS = (
    "revision_months", "deposit_cap", "renewal_months", "lease_months_most", "land_register_months",
    "arrears_months", "long_notice_months", "professional_notice_months", "court_months",
    "deposit_return_months", "wear_floor", "wear_walls", "wear_ceiling", "wear_openings",
    "wear_power", "wear_data", "wear_hvac", "wear_lighting", "wear_fire", "wear_water",
    "wear_furniture", "wear_other",
)  # fmt: skip
AMOUNTS = ("cash_limit", "registration_duty")
PREVAILING = ("fr", "ar")  # by the value of the setting
PREVAILS = choice(Choices(Choice("0", say("French")), Choice("1", say("Arabic"))))


def unit_of(kind: str) -> str:
    """What a setting is: percent (basis points), days, months, money (centimes), a language."""
    if kind == "contract_language":
        return "language"
    if kind in DAYS:
        return "days"
    if kind in MONTHS:
        return "months"
    return "money" if kind in AMOUNTS else "percent"


def worded(kind: str, value: int) -> Say | str:
    """A value in its unit: 20 %, 60 days, 3 months, 200,00 MAD."""
    from ctv_desktop.values.say import Shown

    unit = unit_of(kind)
    if unit == "language":
        return PREVAILS.choices.label(str(value))
    if unit == "days":
        return says("{count} day", "{count} days", value)
    if unit == "months":
        return says("{count} month", "{count} months", value)
    return say("{value}", value=Shown(MONEY_UNIT if unit == "money" else PERCENT, value))


class _Money:
    """An amount with its unit inside a sentence."""

    def show(self, value: int, spoken: Language) -> str:
        return spoken.money(value)


MONEY_UNIT = _Money()


def _show(raw: Any, spoken: Language) -> str:
    """A value as a list holds it, with its kind before a stroke."""
    kind, _, value = str(raw).partition("/")
    said = worded(kind, int(value))
    return said.in_language(spoken) if isinstance(said, Say) else said


SETTING = Kind("setting", "end", 12, _show, lambda text, _today: text, export_value=_show)
UNITS: dict[str, tuple[Say, Kind]] = {
    "percent": (say("Rate"), PERCENT),
    "days": (say("Days"), COUNT),
    "months": (say("Months"), COUNT),
    "money": (say("Amount"), MONEY),
    "language": (say("Language"), PREVAILS),
}

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "dated_rate": {
        "kind": (say("Setting"), RATE),
        "valid_from": (say("Valid from"), DAY),
        "value": (say("Value"), COUNT),
        "source": (say("Source"), TEXT),
    }
}
