"""The tenants' closed lists: legal forms, sizes, lines of business, offshoring lines, roles."""

from ctv_desktop.values.kinds import Choice, Choices, choice
from ctv_desktop.values.say import say

LEGAL_FORMS = Choices(
    Choice("sarl", say("SARL")),
    Choice("sarl_au", say("SARL AU")),
    Choice("sa", say("SA")),
    Choice("sas", say("SAS")),
    Choice("snc", say("SNC")),
    Choice("branch", say("Branch of a foreign company")),
    Choice("gie", say("GIE")),
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
