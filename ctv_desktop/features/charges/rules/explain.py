"""Why a share and a balance are what they are, in words and figures (R33, R34)."""

from collections.abc import Iterator

from ctv_desktop.features.charges.rules.statement import Line, Statement
from ctv_desktop.features.charges.words import AREA_KEY, BASES, CATEGORIES
from ctv_desktop.features.rent.rules.explain import Explanation
from ctv_desktop.values.kinds import AREA, COUNT, MONEY, PERCENT
from ctv_desktop.values.say import Say, Shown, say, says

LAW = say("The lease, clause on charges")


def named(line: Line) -> Say:
    """What a line is called: its category, and its description where it has one."""
    category = CATEGORIES.label(line.category)
    if not line.label:
        return category
    return say("{category} — {label}", category=category, label=line.label)


def of_line(one: Statement, line: Line) -> Explanation:
    """Why the share of a cost is what it is."""
    return Explanation(named(line), tuple(_steps(one, line)), LAW, line.share)


def _steps(one: Statement, line: Line) -> Iterator[Say]:
    yield say("Cost of the year in the building: {amount}", amount=Shown(MONEY, line.total))
    if line.reference:
        yield say("Supplier's invoice: {reference}", reference=line.reference)
    key = Say(line.key) if line.key else AREA_KEY
    yield say("Shared by: {key}", key=key)
    kind = COUNT if line.key else AREA
    if not line.key:
        yield from pieces(one)
    own, whole = (round(part / one.days) for part in (line.own, line.whole))
    yield say(
        "{own} ÷ {whole} = {rate} (means of the {count} days of the year)",
        own=Shown(kind, own), whole=Shown(kind, whole), rate=Shown(PERCENT, line.rate),
        count=one.days,
    )  # fmt: skip
    yield say("Share: {amount}", amount=Shown(MONEY, line.share))


def pieces(one: Statement) -> Iterator[Say]:
    """What the lease held and for how many days."""
    for piece in one.pieces:
        days = (piece.ends - piece.starts).days + 1
        yield says(
            "{unit}: {area}\u00a0m² for {count} day, {starts} to {ends}",
            "{unit}: {area}\u00a0m² for {count} days, {starts} to {ends}",
            days, unit=piece.unit, area=Shown(AREA, piece.area), starts=piece.starts,
            ends=piece.ends,
        )  # fmt: skip


def of_balance(one: Statement) -> Explanation:
    """Why the balance is what it is."""
    return Explanation(say("Balance"), tuple(balance_steps(one)), LAW, one.balance)


def balance_steps(one: Statement) -> Iterator[Say]:
    """The arithmetic of the balance."""
    if one.tenant.included:
        yield say("The rent of this lease includes the charges: nothing is settled.")
        return
    yield say(
        "{share} − {provisions} = {balance}",
        share=Shown(MONEY, one.share), provisions=Shown(MONEY, one.paid.amount),
        balance=Shown(MONEY, one.balance),
    )  # fmt: skip
    yield BASES.label(one.paid.basis)
    yield say(
        "VAT {rate}: {vat}, with VAT {gross}",
        rate=Shown(PERCENT, one.tenant.vat_rate), vat=Shown(MONEY, one.vat),
        gross=Shown(MONEY, one.gross),
    )  # fmt: skip
