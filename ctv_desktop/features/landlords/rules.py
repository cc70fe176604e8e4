"""The landlord's rules: each number checked as a paper will state it (R39 to R41)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.identifiers import (
    check_cnss,
    check_email,
    check_ice,
    check_if,
    check_phone,
    check_rc,
    check_rib,
    check_tp,
)

if TYPE_CHECKING:
    from ctv_desktop.values.say import Say

CHECKS: dict[str, Callable[[str], str]] = {
    "ice": check_ice,
    "rib": check_rib,
    "tax_id": check_if,
    "rc": check_rc,
    "tp": check_tp,
    "cnss": check_cnss,
    "phone": check_phone,
    "email": check_email,
}


def checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with every number in its stored form. Raises Refused beside each wrong one."""
    kept = dict(values)
    problems: dict[str, Say] = {}
    proposals: dict[str, Proposal] = {}
    for key, check in CHECKS.items():
        if key not in kept:
            continue
        try:
            kept[key] = check(kept[key] or "")
        except Refused as refused:
            problems[key] = refused.problems[""]
            if refused.proposals:
                proposals[key] = refused.proposals[""]
    if problems:
        raise Refused(problems, proposals)
    return kept


def missing(values: Mapping[str, Any]) -> list[str]:
    """What the head of a paper still lacks (DOMAIN.md §3, R24), as column names."""
    wanted = ("legal_form", "seat", "rc", "tax_id", "tp", "ice", "signatory")
    return [key for key in wanted if not values.get(key)]
