"""The gaps that letters may have beside those of a contract, by kind of letter."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.rules.gaps import GAPS, Fact
from ctv_desktop.features.contracts.words import ARTICLES
from ctv_desktop.values.say import Say, say

# Terms as they were before an amendment and as they are after it.
COMPARED: dict[str, tuple[Say, type[Any]]] = {
    **{
        name: (GAPS[name].label, GAPS[name].holds)
        for name in (
            "premises", "area", "ends", "length", "firm_until", "notice_days", "notice_months",
            "renewal", "purpose", "rent", "exemption", "revision_kind", "revision_months",
            "revision_rate", "payment_period", "payment_term", "payment_days", "part_month",
            "charges_rate", "charges", "tsc", "tsc_rate", "gross", "deposit", "deposit_months",
        )
    },
    "vat_regime": (say("VAT regime"), Say),
}  # fmt: skip
# What an amendment may have changed: its gap, and the terms of which one at least differs.
CHANGED: dict[str, tuple[str, ...]] = {
    **{
        name: (name,)
        for name in (
            "area", "ends", "firm_until", "renewal", "purpose", "rent", "vat_regime", "exemption",
            "payment_days", "part_month", "charges_rate", "tsc", "gross",
        )
    },
    "notice": ("notice_days", "notice_months"),
    "payment": ("payment_period", "payment_term"),
    "revision": ("revision_kind", "revision_months", "revision_rate"),
    "deposit": ("deposit_months", "deposit"),
}  # fmt: skip
_TENANT = ("name", "arabic_name", "form", "address", "rc", "rc_court", "ice", "signatory",
           "capacity", "cin")  # fmt: skip
ARTICLE_NUMBERS = {
    f"article.{one}": Fact(
        say("Number of the article “{article}”", article=ARTICLES.label(one)), int
    )
    for one in ARTICLES
}
AMENDMENT = {
    "amendment.number": Fact(say("Amendment: number"), int),
    "amendment.kind": Fact(say("Amendment: what it concerns, as a code")),
    "amendment.signed_on": Fact(say("Amendment: day of signature"), date),
    "amendment.effective_on": Fact(say("Amendment: day of effect"), date),
    "amendment.eve": Fact(say("Amendment: the day before its effect"), date),
    "amendment.purpose": Fact(say("Amendment: what it is for")),
    "amendment.earlier": Fact(say("Amendment: those before it, listed"), Say),
    "amendment.added": Fact(say("Amendment: premises added"), Say),
    "amendment.given_back": Fact(say("Amendment: premises given back"), Say),
    "amendment.priced": Fact(say("Amendment: prices changed, in sentences"), Say),
    "amendment.top_up": Fact(say("Amendment: top-up of the deposit"), int),
    "amendment.surplus": Fact(say("Amendment: excess of the deposit"), int),
}
ASSIGNEE = {
    **{
        f"assignee.{name}": Fact(
            say("New tenant: {fact}", fact=GAPS[f"tenant.{name}"].label),
            GAPS[f"tenant.{name}"].holds,
            "assignee",
        )
        for name in _TENANT
    },
    "assignee.reference": Fact(say("New tenant: reference of its lease"), str, "assignee"),
}
OLD = {
    f"old.{name}": Fact(say("Before: {what}", what=label), holds)
    for name, (label, holds) in COMPARED.items()
}
NEW = {
    f"new.{name}": Fact(say("After: {what}", what=label), holds)
    for name, (label, holds) in COMPARED.items()
}
DIFFERS = {
    f"changed.{name}": Fact(say("Whether it changes: {what}", what=COMPARED[names[0]][0]), bool)
    for name, names in CHANGED.items()
}
NOTICE = {
    "notice.by": Fact(say("Notice: who gives it, as a code")),
    "notice.on": Fact(say("Notice given on"), date),
    "notice.served_on": Fact(say("Notice: served on"), date),
    "notice.ground": Fact(say("Notice: ground, as a code")),
    "notice.reason": Fact(say("Reason for the notice")),
    "notice.article": Fact(say("Article relied on"), Say),
    "notice.expires_on": Fact(say("Delay of the notice ends"), date),
    "notice.last_day": Fact(say("Last day of the lease"), date),
    "notice.court_by": Fact(say("To court by"), date),
    "notice.survey_on": Fact(say("Notice: day of the exit condition report"), date),
    "notice.owed": Fact(say("Notice: sum unpaid"), int),
    "deposit_held": Fact(say("Deposit held"), int),
}
REVISION = {
    "revision.effective_on": Fact(say("Revision: day of effect"), date),
    "revision.old_rent": Fact(say("Revision: rent before"), int),
    "revision.new_rent": Fact(say("Revision: rent after"), int),
    "revision.rate": Fact(say("Revision: change of the rent"), int),
    "revision.cap": Fact(say("Revision: legal cap, where it is kept"), int),
    "revision.basis": Fact(say("Revision: what it follows, as a code")),
    "revision.steps": Fact(say("Revision: calculation, in sentences"), Say),
    "revision.top_up": Fact(say("Revision: top-up of the deposit"), int),
}
CERTIFICATE = {
    "since": Fact(say("Established since"), date),
    "establishment.end": Fact(say("What the certificate is for")),
}
_NUMBERS = (say("Articles of the contract"), ARTICLE_NUMBERS)
LETTER_GROUPS: dict[str, tuple[tuple[Say, Mapping[str, Fact]], ...]] = {
    "amendment": (
        (say("Amendment"), AMENDMENT),
        (say("Before"), OLD),
        (say("After"), NEW),
        (say("What changes"), DIFFERS),
        (say("New tenant"), ASSIGNEE),
        _NUMBERS,
    ),
    "quit": ((say("Notice to quit"), NOTICE), _NUMBERS),
    "revision": ((say("Notice of revision"), REVISION), _NUMBERS),
    "establishment": ((say("Certificate of establishment"), CERTIFICATE),),
}


def gaps_of(kind: str) -> Mapping[str, Fact]:
    """Every gap that a letter may have: those of the contract and its own."""
    return {**GAPS, **{name: one for _, own in LETTER_GROUPS[kind] for name, one in own.items()}}
