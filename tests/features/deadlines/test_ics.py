"""Calendar files, read back by a parser that knows nothing of the writer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.deadlines.rules.ics import Event, calendar, folded

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def unfolded(content: bytes) -> Iterator[str]:
    """The lines of a file, each end a CRLF, no line longer than 75 octets (RFC 5545 §3.1)."""
    assert content.endswith(b"\r\n")
    line = b""
    for raw in content[:-2].split(b"\r\n"):
        assert b"\n" not in raw
        assert b"\r" not in raw
        assert len(raw) <= 75
        raw.decode()  # a character is never parted
        if raw.startswith(b" "):
            line += raw[1:]
        else:
            if line:
                yield line.decode()
            line = raw
    yield line.decode()


def plain(value: str) -> str:
    """A text value without its escapes (§3.3.11)."""
    out, rest = [], iter(value)
    for char in rest:
        if char == "\\":
            escaped = next(rest)
            out.append("\n" if escaped in "nN" else escaped)
        else:
            assert char not in ";,"
            out.append(char)
    return "".join(out)


def parse(content: bytes) -> list[dict[str, str]]:
    """The events, alarms with a point before their names; raises on what is not balanced."""
    events: list[dict[str, str]] = []
    open_parts: list[str] = []
    for line in unfolded(content):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_parts.pop() == value
        elif open_parts == ["VCALENDAR", "VEVENT"]:
            assert name not in events[-1]
            events[-1][name] = value
        elif open_parts[-1] == "VALARM":
            events[-1][f".{name}"] = value
    assert open_parts == []
    return events


def test_an_event_is_a_whole_day_with_its_alarm() -> None:
    event = Event("end-1-20270331@ctv", date(2027, 3, 31), "Fin du bail · Atlas, SARL; A\\B",
                  "BC-2026-001\nA-3.12", 120, "Fin du bail")  # fmt: skip
    content = calendar("Échéances", [event, Event("x", date(2027, 12, 31), "y")], NOW)
    first, second = parse(content)
    assert first["DTSTART;VALUE=DATE"] == "20270331"
    assert first["DTEND;VALUE=DATE"] == "20270401"
    assert second["DTEND;VALUE=DATE"] == "20280101"
    assert first["DTSTAMP"] == "20261123T093000Z"
    assert first["UID"] == "end-1-20270331@ctv"
    assert plain(first["SUMMARY"]) == event.summary
    assert plain(first["DESCRIPTION"]) == event.description
    assert first[".TRIGGER"] == "-P120D"
    assert first[".ACTION"] == "DISPLAY"
    assert ".TRIGGER" not in second
    heads = list(unfolded(content))[:4]
    assert heads[0] == "BEGIN:VCALENDAR"
    assert "VERSION:2.0" in heads


def test_arabic_is_folded_between_characters() -> None:
    text = "نهاية عقد الكراء · شركة أطلس للبيانات ش.م.م، عمارة ألف، الطابق الثالث 🏢" * 4
    (found,) = parse(calendar("المواعيد", [Event("a", date(2027, 1, 1), text)], NOW))
    assert plain(found["SUMMARY"]) == text


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \n\\;,:"),
               max_size=300))  # fmt: skip
def test_any_text_comes_back(text: str) -> None:
    (found,) = parse(calendar("c", [Event("u", date(2027, 1, 1), "s", "." + text)], NOW))
    assert plain(found["DESCRIPTION"]) == "." + text


def test_lines_of_exactly_75_octets_stay_whole() -> None:
    assert folded("x" * 75) == b"x" * 75 + b"\r\n"
    assert folded("x" * 76) == b"x" * 75 + b"\r\n x\r\n"
    assert folded("x" * 74 + "é") == b"x" * 74 + b"\r\n " + "é".encode() + b"\r\n"
