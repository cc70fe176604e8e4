"""The model file: a workbook with our headings, an example row and the words of each list."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ctv_desktop.features.imports.words import TENANT_COLUMNS, UNIT_COLUMNS
from ctv_desktop.values.kinds import ChoiceKind, Kind
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say

SHEETS: Mapping[str, tuple[Say, Mapping[str, tuple[Say, Kind]]]] = {
    "unit": (say("Units"), UNIT_COLUMNS),
    "tenant": (say("Tenants"), TENANT_COLUMNS),
}
# Fictitious; numbers are written as numbers, all else as text.
EXAMPLES: Mapping[str, Mapping[str, Any]] = {
    "unit": {
        "site": "Casablanca Tech Valley",
        "building": "A",
        "floor": "R+3",
        "code": "A-3.12",
        "name": "",
        "kind": "office",
        "usable_area": 260,
        "common_share": 40,
        "rentable_area": 300,
        "area_method": "gla",
        "asking_rent": 150,
        "lettable_from": "01/01/2027",
    },
    "tenant": {
        "legal_name": "Société Fictive SARL",
        "legal_form": "sarl",
        "origin": "national",
        "size": "sme",
        "line": "digital_services",
        "ice": "001234567000062",
        "city": "Casablanca",
        "phone": "0522 99 12 34",
        "email": "contact@fictive.example",
        "jobs_planned": 40,
    },
}
ROWS = 2_000  # rows in which a list offers its words


def write_model(path: Path, language: Language) -> Path:
    """Write the model file in a language; its example rows may be overwritten. Gives the path."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        lists = book.add_worksheet(say("Lists").in_language(language))
        offered = 0
        for noun, (title, columns) in SHEETS.items():
            sheet = book.add_worksheet(title.in_language(language))
            sheet.freeze_panes(1, 0)
            if language.right_to_left:
                sheet.right_to_left()
            for place, (key, (label, kind)) in enumerate(columns.items()):
                text = label.in_language(language)
                sheet.write_string(0, place, text, bold)
                sheet.set_column(place, place, max(len(text) + 2, 14))
                _example(sheet, place, EXAMPLES[noun].get(key), kind, language)
                if isinstance(kind, ChoiceKind):
                    _offer(sheet, lists, place, offered, kind, language)
                    offered += 1
        lists.hide()
        book.get_worksheet_by_name(SHEETS["unit"][0].in_language(language)).activate()
        book.worksheets_objs[1].set_first_sheet()
    return path


def _example(sheet: Any, place: int, value: Any, kind: Kind, language: Language) -> None:
    if isinstance(value, int):
        sheet.write_number(1, place, value)
    elif isinstance(kind, ChoiceKind) and value:
        sheet.write_string(1, place, kind.show(value, language))
    elif value:
        sheet.write_string(1, place, str(value))


def _offer(
    sheet: Any, lists: Any, place: int, column: int, kind: ChoiceKind, language: Language
) -> None:
    """The words of a closed list, offered in its column; an Excel list of texts ends at 255."""
    words = [kind.show(code, language) for code in kind.choices]
    for row, word in enumerate(words):
        lists.write_string(row, column, word)
    from xlsxwriter.utility import xl_col_to_name

    letter = xl_col_to_name(column)
    source = f"='{lists.get_name()}'!${letter}$1:${letter}${len(words)}"
    sheet.data_validation(1, place, ROWS, place, {"validate": "list", "source": source})
