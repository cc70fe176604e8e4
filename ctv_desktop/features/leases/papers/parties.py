"""Landlord and tenant side by side, with the numbers by which each is known."""

from dataclasses import replace

from ctv_desktop.features.leases.papers.facts import Party, Summary
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Beside, Stack, gap, joined, moved
from ctv_desktop.pdf.letterhead import registry
from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.sheet import WIDTH
from ctv_desktop.values.say import say

GUTTER = 24.0
HALF = (WIDTH - GUTTER) / 2
TRADE = replace(styles.BODY, leading=13.5)


def parties(setter: Setter, content: Summary) -> Beside:
    landlord = _party(setter, say("Landlord"), content.landlord)
    tenant = _party(setter, say("Tenant"), content.tenant)
    return Beside((landlord, moved(tenant, HALF + GUTTER)), outline=setter.say(say("Parties")))


def _party(setter: Setter, role: Words, party: Party) -> Stack:
    name = setter.text(party.name, styles.NAME, HALF)
    trade = None
    if party.trade_name.strip() and party.trade_name != party.name:
        trade = joined(gap(1), setter.text(party.trade_name, TRADE, HALF))
    numbers = setter.grid(
        [
            (say("ICE"), party.ice),
            (say("Form"), party.form),
            (say("IF"), party.tax_id),
            (say("RC"), registry(party.rc, party.rc_court)),
            (say("TP"), party.tp),
            (say("CNSS"), party.cnss),
        ],
        HALF,
        label=34,
    )
    facts = setter.facts(
        [
            (say("Address"), party.address),
            (say("Represented by"), _representative(setter, party)),
            (say("Phone"), party.phone),
            (say("E-mail"), party.email),
        ],
        HALF,
        label=74,
    )
    return joined(setter.section(role, HALF), name, trade, gap(3), numbers, facts)


def _representative(setter: Setter, party: Party) -> Words:
    if not setter.say(party.capacity).strip():
        return party.representative
    if not party.representative.strip():
        return ""
    return say("{name}, {capacity}", name=party.representative, capacity=party.capacity)
