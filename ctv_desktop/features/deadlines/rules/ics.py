"""Calendar files (iCalendar, RFC 5545): all-day events with an alarm some days before."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from ctv_desktop.values.record import dataclass
from ctv_desktop.values.texts import clean

WIDTH = 75  # octets of a line, without its end (RFC 5545 §3.1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True)
class Event:
    """A whole day: what happens, whose it is, and how many days before one is reminded."""

    uid: str
    day: date
    summary: str
    description: str = ""
    lead: int = 0
    category: str = ""


def calendar(name: str, events: Iterable[Event], now: datetime) -> bytes:
    """The file: UTF-8, lines folded at 75 octets and ended by CRLF. `now` has a time zone."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//CTV Desktop//Critical dates//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def escaped(text: str) -> str:
    """A text as a value: commas, semicolons, backslashes and line ends escaped (§3.3.11)."""
    whole = clean(text.replace("\r\n", "\n").replace("\r", "\n"), lines=True)
    return whole.translate(_ESCAPES)


def folded(line: str) -> bytes:
    """A line broken where it is longer than 75 octets, never inside a character (§3.1)."""
    parts: list[bytes] = []
    part = b""
    for char in line:
        octets = char.encode()
        if len(part) + len(octets) > WIDTH:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"


def _event(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    if event.category:
        yield f"CATEGORIES:{escaped(event.category)}"
    yield "TRANSP:TRANSPARENT"
    if event.lead > 0:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:-P{event.lead}D"
        yield f"DESCRIPTION:{escaped(event.summary)}"
        yield "END:VALARM"
    yield "END:VEVENT"
