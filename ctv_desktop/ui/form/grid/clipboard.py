"""Cells of a grid copied to a spreadsheet, and cells of a spreadsheet put into a grid."""

from typing import TYPE_CHECKING

from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.ui.form.grid.table import GridTable

MOST = 2_000  # rows


def copied(table: "GridTable") -> str:
    """The cells chosen, tabs between them; hidden columns are left out."""
    chosen = [i for i in table.selectedIndexes() if not table.isColumnHidden(i.column())]
    rows = sorted({index.row() for index in chosen})
    columns = sorted({index.column() for index in chosen})
    texts = {(index.row(), index.column()): str(index.data() or "") for index in chosen}
    return "\n".join(
        "\t".join(clean(texts.get((row, column), "")) for column in columns) for row in rows
    )


def pasted(table: "GridTable", text: str) -> int:
    """Type a block of cells from the one it stands on, in one step; gives how many rows.

    Rows that lack are added; what cannot be read stays as typed; read-only columns are passed over.
    """
    lines = [line.split("\t") for line in text.rstrip("\r\n").splitlines()][:MOST]
    at = table.currentIndex()
    model = table.grid
    shown = [c for c in range(model.columnCount()) if not table.isColumnHidden(c)]
    columns = [column for column in shown if column >= at.column()]
    with model.one_step():
        model.lengthen(at.row() + len(lines))
        for down, cells in enumerate(lines):
            for column, cell in zip(columns, cells, strict=False):
                field = model.grid.fields[column]
                if not field.read_only:
                    model.type(at.row() + down, field.key, cell)
    return len(lines)
