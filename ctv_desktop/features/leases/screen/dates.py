"""The days and terms of a lease in its panel: term, end, what must be kept, what was agreed."""

from datetime import date
from typing import Any

from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rules import terms
from ctv_desktop.features.leases.rules.state import over
from ctv_desktop.features.leases.screen.parts import kept
from ctv_desktop.features.leases.screen.summary import payment_words, vat_words
from ctv_desktop.features.leases.words import GIVER, GROUND, LABELS, TERMINATION_REASON
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.ui.declare import Fact, Group
from ctv_desktop.values.kinds import DAY, LONG_TEXT, TEXT
from ctv_desktop.values.say import Say, say, says


def _fact(key: str, value: Any) -> Fact:
    label, kind = LABELS["lease"][key]
    return Fact(label, value, kind)


def dates_of(lease: single.Lease) -> Group:
    """From its signature to its end."""
    months, days = terms.length(lease.starts, lease.last_day)
    ends = _fact("ends", lease.ends)
    if lease.last_day != lease.ends:  # its last day and why stand in a group of their own
        ends = Fact(say("End agreed at first"), lease.ends, ends.kind)
    return Group(
        say("Term"),
        kept(
            _fact("signed_on", lease.signed_on),
            _fact("starts", lease.starts),
            _fact("handed_over_on", lease.handed_over_on),
            _fact("rent_starts", lease.rent_starts),
            _fact("firm_until", lease.firm_until),
            ends,
            *_handover(lease),
            Fact(say("Length"), str(_length(months, days)), TEXT),
        ),
    )


def _handover(lease: single.Lease) -> tuple[Fact, ...]:
    """When and how a lease that begins after the hand-over does."""
    if lease.start_rule != "handover":
        return ()
    days = lease.handover_days
    after = says("{count} day after", "{count} days after", days) if days else say("On the day")
    return (
        Fact(say("Hand-over"), str(after), TEXT),
        _fact("not_before", lease.not_before),
        _fact("not_after", lease.not_after),
    )


def _length(months: int, days: int) -> Say:
    counted = says("{count} month", "{count} months", months)
    left = says("{count} day", "{count} days", days)
    if not months:
        return left
    return say("{months} and {days}", months=counted, days=left) if days else counted


def end_of(lease: single.Lease) -> Group:
    """How a lease comes to its end before its term."""
    if not (lease.notice_on or lease.terminated_on or lease.moved_out_on):
        return Group(say("End"), ())
    return Group(
        say("End"),
        kept(
            Fact(LABELS["lease"]["last_day"][0], lease.last_day, DAY, tone="warn"),
            _fact("notice_on", lease.notice_on),
            Fact(LABELS["lease"]["notice_by"][0], lease.notice_by, GIVER),
            _fact("notice_served_on", lease.notice_served_on),
            Fact(LABELS["lease"]["notice_ground"][0], lease.notice_ground, GROUND),
            _fact("notice_article", lease.notice_article),
            _fact("notice_expires_on", lease.notice_expires_on),
            _fact("notice_court_by", lease.notice_court_by),
            _fact("notice_reason", lease.notice_reason),
            _fact("notice_survey_on", lease.notice_survey_on),
            _fact("terminated_on", lease.terminated_on),
            Fact(
                LABELS["lease"]["termination_reason"][0],
                lease.termination_reason,
                TERMINATION_REASON,
            ),
            _fact("termination_note", lease.termination_note),
            _fact("moved_out_on", lease.moved_out_on),
            _fact("keys_note", lease.keys_note),
        ),
    )


def duties_of(lease: single.Lease, rates: Rates, revised: date | None) -> Group:
    """The days that law and contract attach to the lease."""
    if over(lease.state):
        return Group(say("Days to keep"), ())
    notice = terms.notice_limit(lease.ends, lease.notice_months, lease.notice_days)
    revision = terms.first_revision(lease.starts, rates, revised)
    renewal = terms.renewal_right(lease.regime, lease.starts, rates, bool(lease.entry_fee))
    leaving = lease.notice_on or lease.terminated_on
    register = terms.enters_land_register(lease.starts, lease.ends, rates)
    return Group(
        say("Days to keep"),
        kept(
            Fact(say("Notice to give by"), None if leaving else max(notice, lease.starts), DAY),
            Fact(
                say("Next revision") if revised else say("First revision"),
                revision if revision <= lease.last_day else None,
                DAY,
            ),
            Fact(say("Renewal right from"), renewal, DAY),
            Fact(
                say("To register by"),
                terms.registration_limit(lease.signed_on, rates) if lease.signed_on else None,
                DAY,
            ),
            Fact(
                say("Land register"),
                str(say("To enter: more than 3 years")) if register else None,
                TEXT,
            ),
        ),
    )


def agreed_terms(lease: single.Lease) -> Group:
    """What was agreed besides days and prices."""
    return Group(
        say("Terms"),
        kept(
            _fact("regime", lease.regime),
            Fact(LABELS["lease"]["vat_regime"][0], str(vat_words(lease)), TEXT),
            _fact("charges_rate", lease.charges_rate),
            Fact(LABELS["lease"]["payment_period"][0], str(payment_words(lease)), TEXT),
            _fact("notice_days", lease.notice_days)
            if lease.notice_days is not None
            else _fact("notice_months", lease.notice_months),
            Fact(LABELS["lease"]["purpose"][0], lease.purpose, LONG_TEXT),
            Fact(LABELS["lease"]["special"][0], lease.special, LONG_TEXT),
            Fact(LABELS["lease"]["remarks"][0], lease.remarks, LONG_TEXT),
        ),
    )
