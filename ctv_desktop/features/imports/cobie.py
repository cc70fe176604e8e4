"""COBie workbooks: Facility → site and building, Floor → floors by elevation, Space → units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ctv_desktop.features.imports.building import Builder
from ctv_desktop.features.imports.cells import LARGEST_AREA, decimal_of, hundredths_of, text_of
from ctv_desktop.features.imports.reading import Sheet
from ctv_desktop.features.imports.steps import Source
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import Say, say

NEEDED: Mapping[str, tuple[str, ...]] = {
    "facility": ("name",),
    "floor": ("name",),
    "space": ("name", "floorname"),
}
SQUARE_FOOT = Decimal("0.09290304")  # m²
# Words of a space's category or description, and the kind they speak of, first match first.
KINDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("meeting", "conference", "reunion"), "meeting_room"),
    (("parking", "garage"), "parking_space"),
    (("storage", "stockage", "archive"), "storage"),
    (("server", "data center", "data room"), "data_room"),
    (("retail", "shop", "boutique"), "shop"),
    (("laborator",), "innovation_lab"),
)
OUTSIDE = ("site", "outside of building", "exterior")


@dataclass(frozen=True)
class Record:
    """A row of a COBie sheet by its headings."""

    sheet: str
    line: int
    cells: Mapping[str, Any]

    def text(self, key: str) -> str:
        """A cell as text; "n/a" is nothing."""
        return text_of(self.cells.get(key))

    @property
    def source(self) -> Source:
        """Where it stands."""
        return Source(self.sheet, self.line)


def is_cobie(sheets: Sequence[Sheet]) -> bool:
    """Whether a workbook has the sheets that make it one."""
    return {"facility", "floor", "space"} <= {fold(sheet.name) for sheet in sheets}


def take(sheets: Sequence[Sheet], builder: Builder) -> None:
    """Add a workbook's site, building, floors and units to a plan. Raises Refused."""
    tables = {fold(sheet.name): sheet for sheet in sheets}
    records = {name: list(_records(tables, name, builder.name)) for name in NEEDED}
    if not records["facility"]:
        raise _refused(say("“{name}”, sheet “Facility”: no row.", name=builder.name))
    facility = records["facility"][0]
    scale = _scale(facility)
    building = _building(facility, builder)
    floors = _floors(records["floor"], building, builder)
    for space in records["space"]:
        _space(space, floors, scale, builder)
    if len(records["facility"]) > 1:
        builder.notes.append(say("Only the first row of the sheet “Facility” is read."))


def _refused(said: Say) -> Refused:
    return Refused({"": said})


def _records(tables: Mapping[str, Sheet], name: str, file: str) -> Iterator[Record]:
    sheet = tables.get(name)
    if sheet is None:
        raise _refused(
            say(
                "“{name}” is no COBie workbook: the sheet “{sheet}” is missing.",
                name=file,
                sheet=name.capitalize(),
            )
        )
    if not sheet.lines:
        raise _refused(say("“{name}”, sheet “{sheet}”: no row.", name=file, sheet=sheet.name))
    head = [fold(text_of(cell)).replace(" ", "") for cell in sheet.lines[0].cells]
    for column in NEEDED[name]:
        if head.count(column) != 1:
            raise _refused(_headless(file, sheet.name, sheet.lines[0].number, column))
    for line in sheet.lines[1:]:
        cells = {key: cell for key, cell in zip(head, line.cells, strict=False) if key}
        if any(text_of(cell) for cell in line.cells):
            yield Record(sheet.name, line.number, cells)


def _headless(file: str, sheet: str, line: int, column: str) -> Say:
    return say(
        "“{name}”, sheet “{sheet}”, row {line}: one column “{column}” is needed here.",
        name=file,
        sheet=sheet,
        line=line,
        column={"name": "Name", "floorname": "FloorName"}[column],
    )


def _scale(facility: Record) -> Decimal:
    units = fold(facility.text("areaunits")).replace(" ", "")
    return (
        SQUARE_FOOT
        if "feet" in units or "foot" in units or units in ("sqft", "ft2")
        else Decimal(1)
    )


def _building(facility: Record, builder: Builder) -> int:
    name = facility.text("name")
    if not name:
        raise _refused(
            say(
                "“{name}”, sheet “{sheet}”, row {line}: the name is missing.",
                name=builder.name,
                sheet=facility.sheet,
                line=facility.line,
            )
        )
    site = facility.text("sitename") or facility.text("projectname") or name
    about = facility.text("description")
    full = about if about and len(about) <= 120 else name
    place = builder.site(site, {}, facility.source)
    values = {"name": full[:120] if fold(full) != fold(name) or len(name) > 20 else ""}
    return builder.building(place, name[:20].strip(), values, facility.source)


def _floors(records: Sequence[Record], building: int, builder: Builder) -> dict[str, int]:
    """Floors by folded name; levels follow elevations, else the order of the sheet."""
    good = [each for each in records if _named(each, builder)]
    heights = {each.line: _height(each) for each in good}
    ordered = sorted(good, key=lambda each: heights[each.line])
    ground = _ground([heights[each.line] for each in ordered])
    levels = {each.line: place - ground for place, each in enumerate(ordered)}
    return {
        fold(each.text("name")): builder.floor(
            building, levels[each.line], each.text("name")[:60], each.source
        )
        for each in good
    }


def _named(record: Record, builder: Builder) -> bool:
    name = record.text("name")
    if not name:
        builder.refuse("floor", record.sheet, say("The name is missing."), record.source)
        return False
    return not builder.twice("floor", fold(name), name, record.source)


def _height(record: Record) -> Decimal:
    try:
        return decimal_of(record.cells.get("elevation")) or Decimal(0)
    except Refused:
        return Decimal(0)


def _ground(heights: Sequence[Decimal]) -> int:
    """The place of the ground floor: the lowest that does not lie below ground, if any does."""
    above = [place for place, height in enumerate(heights) if height > Decimal("-0.3")]
    return above[0] if above else max(len(heights) - 1, 0)


def _space(space: Record, floors: Mapping[str, int], scale: Decimal, builder: Builder) -> None:
    code = space.text("name")
    if not code:
        builder.refuse("unit", space.sheet, say("The name is missing."), space.source)
        return
    floor = floors.get(fold(space.text("floorname")))
    if floor is None:
        said = say(
            "There is no floor “{floor}” on the sheet “Floor”.", floor=space.text("floorname")
        )
        builder.refuse("unit", code, said, space.source)
        return
    try:
        area = _area(space, scale)
    except Refused as refused:
        builder.refuse("unit", code, refused.problems[""], space.source)
        return
    values = {
        "code": code,
        "name": space.text("description")[:120],
        "kind": _kind(space, area),
        "usable_area": area,
        "common_share": 0,
        "rentable_area": area,
        "area_method": "su",
    }
    builder.unit(floor, values, space.source)


def _area(space: Record, scale: Decimal) -> int:
    """The net area, else the gross one, in hundredths of m², half up. Raises Refused."""
    for key in ("netarea", "grossarea"):
        cell = space.cells.get(key)
        number = decimal_of(cell)
        if number is not None:
            return hundredths_of(cell if scale == 1 else float(number * scale), LARGEST_AREA) or 0
    return 0


def _kind(space: Record, area: int) -> str:
    words = fold(f"{space.text('category')} {space.text('description')}")
    outside = any(fold(space.text(key)) in OUTSIDE for key in ("name", "description"))
    if outside and not area:
        return "common_part"
    return next((kind for names, kind in KINDS if any(name in words for name in names)), "office")
