"""Facts for papers under test, all invented."""

from datetime import UTC, date, datetime

from ctv_desktop.features.leases.papers.summary import (
    Amounts,
    ContactLine,
    Issuer,
    Party,
    Summary,
    UnitLine,
    VatShare,
)
from ctv_desktop.features.tickets.papers.sheet import Remark, Target, TicketSheet
from ctv_desktop.values.say import say

ISSUER = Issuer(
    name="Casablanca Tech Valley SA",
    form="SA",
    capital=50_000_000_00,
    seat="Route de Médiouna, Sidi Othmane\n20670 Casablanca",
    rc="123456",
    rc_court="Casablanca",
    tax_id="40123456",
    tp="35123456",
    ice="001234567000062",
    cnss="1234567",
    phone="+212 5 22 99 12 34",
    email="baux@ctv.example.ma",
)

LANDLORD = Party(
    name="Casablanca Tech Valley SA",
    form="SA",
    address="Route de Médiouna, Sidi Othmane, 20670 Casablanca",
    ice="001234567000062",
    rc="123456",
    rc_court="Casablanca",
    tax_id="40123456",
    tp="35123456",
    cnss="1234567",
    representative="Mme Salma Bennani",
    capacity=say("managing director"),
    phone="+212 5 22 99 12 34",
    email="baux@ctv.example.ma",
)

TENANT = Party(
    name="Atlas Data & Cloud SARL",
    trade_name="أطلس داتا للخدمات الرقمية (ش.م.م)",
    form="SARL",
    address="12, rue Ibn Sina, étage 2\n20250 Casablanca",
    ice="001561191000066",
    rc="654321",
    rc_court="Casablanca",
    tax_id="40765432",
    tp="35765432",
    cnss="7654321",
    representative="M. Karim El Fassi",
    capacity="gérant",
    phone="+212 5 22 48 00 11",
    email="contact@atlas-data.example.ma",
)

START, END = date(2027, 1, 1), date(2035, 12, 31)

UNITS = (
    UnitLine(
        "A-3.12",
        say("Office floor"),
        "Bâtiment A",
        "3e étage",
        300_00,
        "GLA",
        START,
        END,
        150_00,
        "area",
        45_000_00,
    ),
    *(
        UnitLine(
            f"P-0{number}",
            say("Parking space"),
            "Bâtiment A",
            "Sous-sol 1",
            None,
            "",
            START,
            END,
            500_00,
            "item",
            500_00,
        )
        for number in (41, 42, 43, 44)
    ),
)

SUMMARY = Summary(
    reference="BC-2027-014",
    printed_on=date(2026, 11, 23),
    issuer=ISSUER,
    landlord=LANDLORD,
    tenant=TENANT,
    state=say("Running"),
    tone="good",
    regime="Exclu de la loi 49-16 (DOC)",
    site="Casablanca Tech Valley",
    units=UNITS,
    signed_on=date(2026, 12, 10),
    effective_on=START,
    rent_from=date(2027, 4, 1),
    firm_until=date(2029, 12, 31),
    ends_on=END,
    notice_months=6,
    notice_by=date(2035, 6, 30),
    first_revision_on=date(2030, 1, 1),
    renewal_right_on=date(2029, 1, 1),
    monthly=Amounts(47_000_00, 7_500_00, (VatShare(2000, 54_500_00, 10_900_00),)),
    yearly=Amounts(564_000_00, 90_000_00, (VatShare(2000, 654_000_00, 130_800_00),)),
    vat_regime="20 % (local équipé)",
    charges_price=25_00,
    payment="Par trimestre, d’avance, le 1er du trimestre",
    deposit_months=3,
    deposit=135_000_00,
    purpose="Bureaux : développement de logiciels et centre de services partagés",
    remarks="Badges remis à l’entrée. Franchise de loyer de trois mois ; les charges restent dues.",
    contacts=(
        ContactLine("Nadia Alaoui", "Office manager", "+212 6 61 00 11 22", "n.alaoui@example.ma"),
        ContactLine("يوسف العلوي", "Technique", "+212 6 61 00 33 44", "y.alaoui@example.ma"),
    ),
)

TICKET = TicketSheet(
    number="T-2026-0481",
    printed_on=date(2026, 11, 23),
    issuer=ISSUER,
    title="Climatisation en panne dans la salle de réunion",
    state=say("In progress"),
    tone="info",
    priority=say("P2 Major"),
    priority_tone="warn",
    category="Climatisation (CVC)",
    description=(
        "L’unité intérieure souffle de l’air chaud depuis ce matin ; la salle est à 29 °C.\n"
        "Le disjoncteur a déjà été réarmé une fois."
    ),
    site="Casablanca Tech Valley",
    building="Bâtiment A",
    floor="3e étage",
    unit="A-3.12",
    tenant="Atlas Data & Cloud SARL",
    reporter="نادية العلوي",
    reporter_phone="+212 6 61 00 11 22",
    reporter_email="n.alaoui@example.ma",
    assignee="Froid Service Maroc",
    reported_at=datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
    assigned_at=datetime(2026, 11, 23, 9, 20, tzinfo=UTC),
    targets=(
        Target(say("Answer"), "30 min", datetime(2026, 11, 23, 9, 35, tzinfo=UTC)),
        Target(say("On site"), "4 h", datetime(2026, 11, 23, 13, 5, tzinfo=UTC)),
        Target(say("Restored"), "8 h", datetime(2026, 11, 23, 17, 5, tzinfo=UTC)),
    ),
    timeline=(
        Remark(datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "Ticket ouvert.", "N. Alaoui"),
        Remark(datetime(2026, 11, 23, 9, 20, tzinfo=UTC), "Affecté à Froid Service.", "H. Tazi"),
        Remark(datetime(2026, 11, 23, 10, 0, tzinfo=UTC), "Technicien en route.", "H. Tazi"),
    ),
)
