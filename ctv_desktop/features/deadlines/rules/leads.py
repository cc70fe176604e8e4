"""How many days before its day a critical date presses, by kind and role, where none is set."""

from ctv_desktop.features.deadlines.words import KINDS, ROLES

# (leasing, accounts, management): days before the day; 0 where it is not theirs to look after.
KNOWN: dict[str, tuple[int, int, int]] = {
    "end": (120, 30, 180),
    "notice_limit": (60, 0, 90),
    "court": (30, 0, 45),
    "renewal_right": (60, 0, 90),
    "revision": (60, 30, 0),
    "rent_start": (0, 30, 0),
    "free_end": (0, 30, 0),
    "registration": (20, 0, 0),
    "land_register": (20, 0, 0),
    "handover_by": (60, 0, 60),
    "option_opens": (30, 0, 0),
    "option_closes": (45, 0, 60),
    "deposit_return": (15, 30, 0),
    "guarantee": (60, 30, 0),
    "insurance": (45, 0, 0),
    "bill_due": (0, 3, 0),
    "survey": (7, 0, 0),
}
LONGEST = 3_660  # days


def lead(kind: str, role: str = "") -> int:
    """The days known for a kind and a role; without a role the most of any."""
    days = KNOWN.get(kind, (30,) * len(ROLES))
    return days[list(ROLES).index(role)] if role else max(days)


def complete() -> bool:
    """Whether each kind has its delays: a test asks."""
    return set(KNOWN) == set(KINDS)
