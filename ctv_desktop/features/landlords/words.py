"""The words of the landlord's columns."""

from ctv_desktop.values.identifiers import (
    CNSS_NUMBER,
    EMAIL_ADDRESS,
    ICE,
    IF_NUMBER,
    PHONE_NUMBER,
    RC_NUMBER,
    RIB,
    TP_NUMBER,
)
from ctv_desktop.values.kinds import DAY, LONG_TEXT, MONEY, TEXT, Kind
from ctv_desktop.values.say import Say, say

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "landlord": {
        "legal_name": (say("Legal name"), TEXT),
        "legal_form": (say("Legal form"), TEXT),
        "capital": (say("Capital"), MONEY),
        "seat": (say("Registered office"), LONG_TEXT),
        "rc": (say("RC"), RC_NUMBER),
        "rc_court": (say("Court of the RC"), TEXT),
        "tax_id": (say("Tax number (IF)"), IF_NUMBER),
        "tp": (say("Business tax (TP)"), TP_NUMBER),
        "ice": (say("ICE"), ICE),
        "cnss": (say("CNSS"), CNSS_NUMBER),
        "rib": (say("RIB"), RIB),
        "bank": (say("Bank"), TEXT),
        "phone": (say("Telephone"), PHONE_NUMBER),
        "email": (say("E-mail"), EMAIL_ADDRESS),
        "signatory": (say("Signed by"), TEXT),
        "signatory_capacity": (say("In the capacity of"), TEXT),
        "logo": (say("Logo"), TEXT),
        "invoices_from": (say("Invoices from"), DAY),
    }
}
