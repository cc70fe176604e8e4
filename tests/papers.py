"""Every paper of the house, declared once: where its facts are in a demo park, how it is composed.

A new paper gets a line here, and with it every test over all papers (tests/app/test_papers.py,
tests/faults/test_papers.py): its bytes, its words, its glyphs, its margins, its hostile facts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any
from unittest.mock import patch

from ctv_desktop.app import features
from ctv_desktop.database.read import Reader
from ctv_desktop.features.accounts.papers import statement
from ctv_desktop.features.accounts.screen import paper as accounts
from ctv_desktop.features.contracts.papers import contract
from ctv_desktop.features.contracts.rows.facts import case
from ctv_desktop.features.contracts.screen import paper as contracts
from ctv_desktop.features.invoices.papers import invoice, notice
from ctv_desktop.features.invoices.papers.parts import Mail
from ctv_desktop.features.invoices.rows.paper import arrears, issued
from ctv_desktop.features.invoices.rows.plan import Asked, plan
from ctv_desktop.features.invoices.rules.content import content as invoiced
from ctv_desktop.features.invoices.rules.proposals import due_day
from ctv_desktop.features.leases.papers import summary
from ctv_desktop.features.leases.screen.summary import summary_facts
from ctv_desktop.features.letters.screen import paper as letters
from ctv_desktop.features.meters.papers import sheet as meter_sheet
from ctv_desktop.features.originals.rows import out
from ctv_desktop.features.payments.papers import receipt
from ctv_desktop.features.payments.rows.single import receipt as receipt_row
from ctv_desktop.features.register.rules import languages_of, packed
from ctv_desktop.features.reminders.papers import letter
from ctv_desktop.features.reminders.rows import reminder
from ctv_desktop.features.rentroll.papers import roll
from ctv_desktop.features.rentroll.screen import paper as rentroll
from ctv_desktop.features.surveys.papers import blank as blank_survey
from ctv_desktop.features.surveys.papers import survey
from ctv_desktop.features.surveys.screen import paper as surveys
from ctv_desktop.features.tickets.papers import blank as blank_ticket
from ctv_desktop.features.tickets.papers import sheet as ticket
from ctv_desktop.features.tickets.screen import blank as blank_tickets
from ctv_desktop.features.tickets.screen import paper as tickets
from ctv_desktop.pdf.sheet import Sheet
from ctv_desktop.values import language
from ctv_desktop.values.language import Language
from tests.pdf.hostile import leaves

TODAY = date(2026, 11, 23)
MAIL = Mail(fictitious=True)
Facts = Callable[[Reader, Language], Any]


@dataclass(frozen=True)
class Paper:
    """A paper: its facts in the demo park, its sheet from them, what prints it in the program.

    `codes` are facts that steer the paper, `unsaid` those that it leaves to other papers; `cut` may
    end in … where they are long, since the paper is one page.
    """

    name: str
    drawn_by: str
    facts: Facts
    compose: Callable[[Any, Language], Sheet]
    printed: Callable[[Reader, Language], bytes]
    languages: tuple[str, ...] = language.CODES
    codes: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()

    def beyond(self, told: Any, code: str) -> frozenset[str]:
        """The facts that are not looked for on a paper in a language: those for another one."""
        issued_in = next((one.value for one in leaves(told) if one.key == "language"), code)
        if issued_in == code:
            return self.unsaid | {"labels", "steps"}
        if code == language.BOTH:  # as it was issued, with the Arabic of what is ours
            return self.unsaid | {"labels", "steps"}
        others = frozenset(language.CODES) - {code}
        again = {"label", "details", "words", "method", "vat_mentions"}  # in its own words
        return self.unsaid | again | others


def _first(reader: Reader, sql: str) -> int:
    found = reader.value(f"{sql} LIMIT 1")
    assert found is not None, sql
    return int(found)


def _printed(named: str, sql: str) -> Callable[[Reader, Language], bytes]:
    """What the program prints of the first record that a query finds."""

    def printed(reader: Reader, spoken: Language) -> bytes:
        found = features.found(named)
        return bytes(found(reader, _first(reader, sql), TODAY, spoken))

    return printed


# ------------------------------------------------------------------ of a lease

# One whose paper was issued prints what was kept, not what is composed here.
OPEN = "id NOT IN (SELECT row_id FROM issued_paper WHERE noun = '{}')"
LEASE = (
    f"SELECT lease.id FROM lease WHERE {OPEN.format('lease')}"
    " AND regime = '{}' AND signed = 1 ORDER BY ({}) DESC, id"
)
UNITS = "SELECT count(*) FROM lease_line WHERE lease_id = lease.id"
REGIMES = ("doc", "49-16", "67-12", "coworking", "domiciliation")


def _contract(sql: str, reader: Reader, spoken: Language) -> dict[str, Any]:
    found = case(reader, _first(reader, sql), TODAY)
    return contracts.stated(found, languages_of(spoken), TODAY)


def _contracts(regime: str) -> Paper:
    sql = LEASE.format(regime, UNITS)
    return Paper(
        f"contract {regime}",
        "contracts.papers.contract",
        partial(_contract, sql),
        lambda told, _spoken: contract.compose(told),
        _printed("contracts.screen.paper:print_contract", sql),
        (*language.CODES, language.BOTH),
        frozenset({"kind", "languages", "prevails", "regime", "key", "missing", "basis"}),
        frozenset({"printed_on", "gross"}),
    )


SUMMARY = LEASE.format("doc", UNITS)
TERMINATED = "SELECT id FROM lease WHERE terminated_on IS NOT NULL ORDER BY id"
SUMMARY_CODES = frozenset({"tone", "basis"})


def _summary(name: str, sql: str) -> Paper:
    return Paper(
        name,
        "leases.papers.summary",
        lambda reader, _spoken: summary_facts(reader, _first(reader, sql), TODAY),
        summary.compose,
        _printed("leases.screen.summary:print_summary", sql),
        codes=SUMMARY_CODES,
    )


# ------------------------------------------------------------------ of money

MONEY_CODES = frozenset({"kind", "language", "digest", "logo", "measure", "payment_mode"})


# Areas and VAT are stated as sums where there are several; units within the labels.
UNSAID = frozenset({"unit", "area", "vat", "vat_parts"})


def _frozen(noun: str, sql: str, reader: Reader, _spoken: Language) -> dict[str, Any]:
    """The content kept at issue, and whether its original went out."""
    id = _first(reader, sql)
    row = issued(reader, id) if noun == "invoice" else receipt_row(reader, id)
    return {"told": _found(row).content, "again": out(reader, noun, id) is not None}


def _money_paper(compose: Any, told: Mapping[str, Any], spoken: Language) -> Sheet:
    mail = Mail(duplicate=told["again"], fictitious=True)
    made: Sheet = compose(told["told"], packed(told["told"])[1], spoken, mail)
    return made


def _invoice(kind: str) -> Paper:
    sql = f"SELECT id FROM invoice WHERE kind = '{kind}' ORDER BY id DESC"
    return Paper(
        kind,
        "invoices.papers.invoice",
        partial(_frozen, "invoice", sql),
        partial(_money_paper, invoice.compose),
        _printed("invoices.screen.paper:print_invoice", sql),
        language.OF_PAPERS,
        codes=MONEY_CODES,
        unsaid=UNSAID | (frozenset({"bank", "rib", "to_pay"}) if kind == "credit" else frozenset()),
        cut=frozenset({"details"}),
    )


def _found(row: Any) -> Any:
    assert row is not None
    return row


NOTICE = "SELECT lease_id FROM invoice ORDER BY id DESC"


def _notice(reader: Reader, spoken: Language) -> dict[str, Any]:
    lease = _first(reader, NOTICE)
    asked = Asked(date(2028, 1, 1), leases=(lease,), corrections=False)
    entries = [one for one in plan(reader, asked, TODAY).entries if one.paper.kind == "invoice"]
    entry = min(entries, key=lambda one: one.paper.starts)
    due_on = due_day(entry.paper, max(TODAY, entry.paper.invoiced_on))
    reference = entry.facts.reference
    told = invoiced(entry.facts, entry.paper, reference, TODAY, due_on, spoken.code)
    return {"due": told, "arrears": arrears(reader, lease, TODAY)}


def _receipt(kind: str) -> Paper:
    sql = f"SELECT id FROM receipt WHERE kind = '{kind}' AND voided_on IS NULL ORDER BY id DESC"
    return Paper(
        f"receipt {kind}",
        "payments.papers.receipt",
        partial(_frozen, "receipt", sql),
        partial(_money_paper, receipt.compose),
        _printed("payments.screen.paper:print_receipt", sql),
        language.OF_PAPERS,
        codes=MONEY_CODES,
        unsaid=UNSAID | {"signed_on", "rest", "bank", "rib"},
    )


ACCOUNT = (
    "SELECT lease.tenant_id FROM lease JOIN invoice ON invoice.lease_id = lease.id"
    " GROUP BY lease.tenant_id ORDER BY count(*) DESC, lease.tenant_id"
)


AGAIN = ("tenant", "address", "city", "landlord", "bank")  # in seller and client too


def _reminder(level: str) -> Paper:
    sql = f"SELECT id FROM reminder WHERE level = '{level}' ORDER BY served_on IS NULL, id DESC"

    def facts(reader: Reader, _spoken: Language) -> dict[str, Any]:
        found = _found(reminder(reader, _first(reader, sql)))
        days = (found.served_on, found.pay_by, found.leave_by, found.court_by)
        return {"letter": found.content, "served": days if all(days[:2]) else None}

    def compose(told: Mapping[str, Any], spoken: Language) -> Sheet:
        served = letter.Served(*told["served"]) if told["served"] else None
        return letter.compose(told["letter"], packed(told["letter"])[1], spoken, served, MAIL)

    return Paper(
        f"reminder {level}",
        "reminders.papers.letter",
        facts,
        compose,
        _printed("reminders.screen.paper:print_reminder", sql),
        language.OF_PAPERS,
        codes=MONEY_CODES | {"level", "regime", "legal_form"},
        unsaid=frozenset(f".letter.{key}" for key in AGAIN),
    )


# ------------------------------------------------------------------ of the park

TICKET_CUT = frozenset((
    "description", "text", "author", "title", "site", "building", "floor", "unit", "tenant",
    "reporter", "assignee",
))  # fmt: skip
TICKET = "SELECT ticket_id FROM remark GROUP BY ticket_id ORDER BY count(*) DESC, ticket_id"


SURVEY_CODES = frozenset(
    {"digest", "kind", "side", "state", "entry_state", "small", "room", "element"}
)


def _survey(kind: str) -> Paper:
    sql = f"SELECT id FROM survey WHERE {OPEN.format('survey')} AND kind = '{kind}' ORDER BY id"

    def facts(reader: Reader, _spoken: Language) -> dict[str, Any]:
        told = surveys.content(reader, _first(reader, sql), TODAY)
        return {"told": told, "pictures": surveys.pictures(reader, told)}

    return Paper(
        f"condition report, {kind}",
        "surveys.papers.survey",
        facts,
        lambda facts, spoken: survey.compose(facts["told"], spoken, facts["pictures"]),
        _printed("surveys.screen.paper:print_survey", sql),
        codes=SURVEY_CODES,
        unsaid=frozenset({"printed_on", ".told.tenant.form"}),  # the form is a code there
        cut=frozenset({"caption"}),
    )


# ------------------------------------------------------------------ letters of a lease

LETTERS = {
    "amendment": f"SELECT id FROM amendment WHERE {OPEN.format('amendment')} ORDER BY id",
    "quit": f"SELECT id FROM lease WHERE {OPEN.format('lease')} AND notice_on IS NOT NULL"
    " ORDER BY id",
    "revision": "SELECT lease_id FROM revision ORDER BY id",
    "establishment": f"SELECT id FROM lease WHERE {OPEN.format('lease')} AND signed = 1"
    " AND ends > '2028-01-01' ORDER BY id",
}
# A letter bears the head of who gives it, and the address of who gets it.
RECEIVED = frozenset({
    "printed_on", "issuer", "by", "subtitle", "title", "form", ".landlord", ".tenant",
    ".addressee.tax_id", ".addressee.tp", ".addressee.cnss", ".addressee.phone",
    ".addressee.email", ".addressee.capital", ".addressee.rc_court",
})  # fmt: skip
LETTER_UNSAID = {
    "amendment": frozenset({"printed_on", "units"}),  # units where it changes them
    "quit": RECEIVED,
    "revision": RECEIVED,
    "establishment": frozenset({"printed_on", "title", ".tenant", ".landlord.capacity"}),
}
LETTER_CODES = frozenset({"points", "kind", "languages", "prevails", "key", "missing", "regime"})


def _letter(kind: str) -> Paper:
    sql = LETTERS[kind]

    def facts(reader: Reader, spoken: Language) -> dict[str, Any]:
        found = letters.found(reader, kind, _first(reader, sql), TODAY)
        return letters.stated(found, languages_of(spoken))

    drawn_by = f"letters.papers.{letters.PAPERS[kind]}"
    module = import_module(f"ctv_desktop.features.{drawn_by}")
    return Paper(
        kind,
        drawn_by,
        facts,
        lambda told, _spoken: module.compose(told),
        _printed(f"letters.screen.paper:print_{kind}", sql),
        (*language.CODES, language.BOTH),
        LETTER_CODES,
        LETTER_UNSAID[kind],
        frozenset({"receiver", "signer", ".landlord.name", ".landlord.signatory"}),
    )


# ------------------------------------------------------------------ to fill by hand

UNIT = "SELECT unit_id FROM lease_line WHERE binding = 1 ORDER BY id"
METERED = "SELECT building_id FROM meter GROUP BY building_id ORDER BY count(*) DESC, building_id"


def _asked(drawn_by: str, printed: Callable[[Reader, Language], bytes]) -> Facts:
    """What the program gives to the paper, its language apart."""

    def facts(reader: Reader, spoken: Language) -> list[Any]:
        with patch(f"ctv_desktop.features.{drawn_by}.render") as render:
            render.return_value = b""
            printed(reader, spoken)
        return [one for one in render.call_args.args if not isinstance(one, Language)]

    return facts


def _blank_ticket() -> Paper:
    def printed(reader: Reader, spoken: Language) -> bytes:
        return blank_tickets.print_blank(reader, TODAY, TODAY, spoken)

    drawn_by = "tickets.papers.blank"
    return Paper(
        "blank work order",
        drawn_by,
        _asked(drawn_by, printed),
        lambda told, spoken: blank_ticket.compose(told[0], told[1], spoken, told[2]),
        printed,
        unsaid=frozenset({".1"}),
    )


def _blank_survey() -> Paper:
    printed = _printed("surveys.screen.sheet:print_sheet", UNIT)
    drawn_by = "surveys.papers.blank"
    return Paper(
        "blank condition report",
        drawn_by,
        _asked(drawn_by, printed),
        lambda told, spoken: blank_survey.compose(told[0], spoken, told[1]),
        printed,
        (*language.CODES, language.BOTH),
        codes=frozenset({"kind", "room", "element"}),
        unsaid=frozenset({"building_name", "city"}),
        cut=frozenset({"code"}),
    )


def _blank_meters() -> Paper:
    printed = _printed("meters.screen.sheet:print_sheet", METERED)
    drawn_by = "meters.papers.sheet"
    return Paper(
        "meters to read",
        drawn_by,
        _asked(drawn_by, printed),
        lambda told, spoken: meter_sheet.compose(
            told[0], told[1], told[2], told[3], spoken, told[4]
        ),
        printed,
        codes=frozenset({"kind"}),
        cut=frozenset({".0", "serial", "unit", "place", "measure"}),
    )


PAPERS: tuple[Paper, ...] = (
    *map(_contracts, REGIMES),
    *map(_letter, LETTERS),
    _summary("summary", SUMMARY),
    _summary("summary of a lease that ended", TERMINATED),
    _invoice("invoice"),
    _invoice("credit"),
    Paper(
        "notice",
        "invoices.papers.notice",
        _notice,
        lambda told, spoken: notice.compose(told["due"], told["arrears"], spoken, MAIL),
        _printed("invoices.screen.paper:print_next", NOTICE),
        language.OF_PAPERS,
        codes=MONEY_CODES,
        unsaid=UNSAID | {"signed_on", "words"},
        cut=frozenset({"details"}),
    ),
    _receipt("full"),
    _receipt("part"),
    Paper(
        "account",
        "accounts.papers.statement",
        lambda reader, spoken: accounts.facts(reader, _first(reader, ACCOUNT), TODAY, spoken),
        lambda told, spoken: statement.compose(told, spoken, MAIL),
        _printed("accounts.screen.paper:print_account", ACCOUNT),
        language.OF_PAPERS,
        codes=MONEY_CODES | {"method"},
    ),
    *map(_reminder, ("friendly", "firm", "formal")),
    Paper(
        "ticket",
        "tickets.papers.sheet",
        lambda reader, _spoken: tickets.content(reader, _first(reader, TICKET), TODAY),
        ticket.compose,
        _printed("tickets.screen.paper:print_ticket", TICKET),
        codes=frozenset({"tone", "priority_tone"}),
        cut=TICKET_CUT,
    ),
    *map(_survey, ("entry", "exit")),
    _blank_survey(),
    _blank_ticket(),
    _blank_meters(),
    Paper(
        "rent roll",
        "rentroll.papers.roll",
        lambda reader, spoken: rentroll.content(reader, TODAY, TODAY, spoken, {}),
        roll.compose,
        lambda reader, spoken: rentroll.print_today(reader, TODAY, TODAY, spoken),
    ),
)

VARIANTS = [(paper, code) for paper in PAPERS for code in paper.languages]
NAMES = [f"{paper.name}, {code}" for paper, code in VARIANTS]
