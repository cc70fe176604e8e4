"""The tenants' closed lists: legal forms, sizes, lines of business, offshoring lines, roles."""

from ctv_desktop.values.companies import FORMS
from ctv_desktop.values.identifiers import (
    CIN,
    CNSS_NUMBER,
    EMAIL_ADDRESS,
    ICE,
    PHONE_NUMBER,
    TP_NUMBER,
)
from ctv_desktop.values.kinds import (
    CODE,
    COUNT,
    LONG_TEXT,
    TEXT,
    YES_NO,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.say import Say, say

LEGAL_FORMS = Choices(
    Choice("sarl", FORMS["sarl"]),
    Choice("sarl_au", FORMS["sarl_au"]),
    Choice("sa", FORMS["sa"]),
    Choice("sas", FORMS["sas"]),
    Choice("snc", FORMS["snc"]),
    Choice("branch", say("Branch of a foreign company")),
    Choice("gie", FORMS["gie"]),
    Choice("association", say("Association")),
    Choice("sole", say("Sole trader")),
    Choice("public", say("Public body")),
    Choice("other", say("Other form")),
)
ORIGINS = Choices(
    Choice("national", say("National company")), Choice("foreign", say("Foreign company"))
)
SIZES = Choices(
    Choice("startup", say("Start-up")),
    Choice("sme", say("SME")),
    Choice("large", say("Large company")),
    Choice("investor", say("Investor")),
)
LINES = Choices(
    Choice("digital_services", say("Digital services")),
    Choice("ai", say("Artificial intelligence")),
    Choice("big_data", say("Big data")),
    Choice("cyber_security", say("Cyber-security")),
    Choice("software", say("Software publishing")),
    Choice("cloud", say("Cloud and hosting")),
    Choice("fintech", say("Fintech")),
    Choice("engineering", say("Engineering and R&D")),
    Choice("customer_relations", say("Customer relations")),
    Choice("training", say("Training")),
    Choice("catering", say("Shops and catering")),
    Choice("other", say("Other line")),
)
OFFSHORING = Choices(
    Choice("none", say("Outside offshoring")),
    Choice("ito", say("ITO, information technology")),
    Choice("crm", say("CRM, customer relations")),
    Choice("bpo", say("BPO, business processes")),
    Choice("eso", say("ESO, engineering")),
    Choice("kpo", say("KPO, knowledge")),
)
ROLES = Choices(
    Choice("legal", say("Legal representative")),
    Choice("director", say("Managing director")),
    Choice("facility", say("Office manager")),
    Choice("accounting", say("Accounting")),
    Choice("technical", say("Technical contact")),
    Choice("security", say("Safety and security")),
    Choice("other", say("Other contact")),
)

LEGAL_FORM = choice(LEGAL_FORMS)
ORIGIN = choice(ORIGINS)
SIZE = choice(SIZES)
LINE = choice(LINES)
OFFSHORING_LINE = choice(OFFSHORING)
ROLE = choice(ROLES)

STANDINGS = Choices(  # computed from leases
    Choice("current", say("Tenant"), "good"),
    Choice("prospect", say("Prospect"), "info"),
    Choice("former", say("Former tenant"), "quiet"),
)
STANDING = choice(STANDINGS)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "tenant": {
        "legal_name": (say("Legal name"), TEXT),
        "trade_name": (say("Trade name"), TEXT),
        "arabic_name": (say("Name in Arabic"), TEXT),
        "legal_form": (say("Legal form"), LEGAL_FORM),
        "origin": (say("Origin"), ORIGIN),
        "country": (say("Country"), TEXT),
        "size": (say("Size"), SIZE),
        "line": (say("Line of business"), LINE),
        "offshoring": (say("Offshoring line"), OFFSHORING_LINE),
        "ice": (say("ICE"), ICE),
        "rc": (say("Trade register (RC)"), CODE),
        "rc_court": (say("Court of the RC"), TEXT),
        "tax_id": (say("Tax number (IF)"), CODE),
        "tp": (say("Business tax (TP)"), TP_NUMBER),
        "cnss": (say("CNSS"), CNSS_NUMBER),
        "address": (say("Address"), LONG_TEXT),
        "city": (say("City"), TEXT),
        "phone": (say("Phone"), PHONE_NUMBER),
        "email": (say("E-mail"), EMAIL_ADDRESS),
        "website": (say("Website"), TEXT),
        "jobs_planned": (say("Jobs planned"), COUNT),
        "jobs_present": (say("Jobs present"), COUNT),
        "withholds": (say("Applies the withholding on rents"), YES_NO),
        "notes": (say("Notes"), LONG_TEXT),
    },
    "contact": {
        "name": (say("Name"), TEXT),
        "role": (say("Role"), ROLE),
        "capacity": (say("Capacity"), TEXT),
        "cin": (say("CIN"), CIN),
        "email": (say("E-mail"), EMAIL_ADDRESS),
        "phone": (say("Phone"), PHONE_NUMBER),
    },
}
