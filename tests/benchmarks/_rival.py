"""One of the programs that papers are compared with, in an environment that has only those.

Run by rivals.py: `_rival.py NAME FONTS FILE.pdf`. It reads the name of a JSON file with documents
on each line of its input, makes them all, keeps the last, and answers with seconds. A document is
plain: its lines at the head and foot, and blocks: headings, paragraphs, both in one language or two
side by side, and tables.
"""

import html
import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

Document = dict[str, Any]
WIDE, HIGH = 595.28, 841.89
TOP, BOTTOM = 64.0, 88.0


class Fpdf:
    """fpdf2: fonts are read for each document, as its interface has it; Arabic by uharfbuzz."""

    def __init__(self, fonts: Path) -> None:
        self.fonts = fonts
        self.module = import_module("fpdf")

    def make(self, doc: Document) -> bytes:
        """The PDF of a document."""
        side, foot, running = doc["side"], doc["foot"], doc["running"]

        class Paper(self.module.FPDF):  # type: ignore[name-defined, misc]
            """Head and foot on each page."""

            def header(self) -> None:
                self.set_font("noto", size=7.2)
                self.set_xy(side, 34)
                self.cell(0, 10, running)
                self.set_y(TOP)

            def footer(self) -> None:
                self.set_font("noto", size=6.6)
                self.set_xy(side, HIGH - 40)
                self.multi_cell(WIDE - 2 * side - 70, 8.6, foot, align="L", new_y="TOP")
                self.cell(70, 8.6, f"Page {self.page_no()} sur {{nb}}", align="R")

        pdf = Paper(unit="pt", format="A4")
        pdf.set_title(doc["title"])
        for name, file in (("noto", "NotoSans"), ("amiri", "Amiri")):
            pdf.add_font(name, "", str(self.fonts / f"{file}-Regular.ttf"))
            pdf.add_font(name, "B", str(self.fonts / f"{file}-Bold.ttf"))
        pdf.set_margins(side, TOP, side)
        pdf.set_auto_page_break(True, BOTTOM)
        pdf.add_page()
        for block in doc["blocks"]:
            self._block(pdf, doc, block)
        return bytes(pdf.output())

    def _block(self, pdf: Any, doc: Document, block: list[Any]) -> None:
        kind, *rest = block
        if kind == "table":
            self._table(pdf, doc, *rest)
        elif len(rest) == 1:
            self._text(pdf, doc, kind, rest[0], doc["rtl"], doc["side"], WIDE - 2 * doc["side"])
            pdf.set_y(pdf.get_y() + (2 if kind == "h" else 2.8))
        else:
            self._abreast(pdf, doc, kind, rest)

    def _text(
        self, pdf: Any, doc: Document, kind: str, text: str, rtl: bool, x: float, wide: float
    ) -> None:
        size = doc["size"] + (0.8 if kind == "h" else 0)
        pdf.set_font(doc["face"], "B" if kind == "h" else "", size)
        pdf.set_text_shaping(rtl, direction="rtl" if rtl else None)
        pdf.set_x(x)
        align = "R" if rtl else "J" if kind == "p" else "L"
        pdf.multi_cell(wide, doc["leading"] * (1.2 if rtl else 1), text, align=align,
                       new_x="LMARGIN", new_y="NEXT")  # fmt: skip
        pdf.set_text_shaping(False)

    def _abreast(self, pdf: Any, doc: Document, kind: str, texts: list[str]) -> None:
        pdf.set_font(doc["face"], "B" if kind == "h" else "", doc["size"])
        pdf.set_text_shaping(True)
        with pdf.table(
            width=WIDE - 2 * doc["side"], col_widths=(1, 1), gutter_width=20, align="L",
            line_height=doc["leading"] * 1.2, borders_layout="NONE", first_row_as_headings=False,
        ) as table:  # fmt: skip
            row = table.row()
            for text, align in zip(texts, "LR", strict=True):
                row.cell(text, align=align)
        pdf.set_text_shaping(False)

    def _table(
        self, pdf: Any, _doc: Document, widths: list[float], aligns: str, rows: list[list[str]]
    ) -> None:
        pdf.set_font("noto", size=8.5)
        with pdf.table(
            width=sum(widths), col_widths=widths, line_height=11.5, text_align=tuple(aligns),
            borders_layout="HORIZONTAL_LINES", padding=2, align="L",
        ) as table:  # fmt: skip
            for row in rows:
                drawn = table.row()
                for cell in row:
                    drawn.cell(cell)


class Weasy:
    """WeasyPrint: HTML and CSS; fonts known once for all documents."""

    def __init__(self, fonts: Path) -> None:
        self.module = import_module("weasyprint")
        faces = "".join(
            f"@font-face{{font-family:{name};font-weight:{weight};src:url(file://{fonts}/{file})}}"
            for name, weight, file in (
                ("noto", 400, "NotoSans-Regular.ttf"), ("noto", 700, "NotoSans-Bold.ttf"),
                ("amiri", 400, "Amiri-Regular.ttf"), ("amiri", 700, "Amiri-Bold.ttf"),
            )
        )  # fmt: skip
        self.config = import_module("weasyprint.text.fonts").FontConfiguration()
        self.faces = faces

    def make(self, doc: Document) -> bytes:
        """The PDF of a document."""
        side = doc["side"]
        rules = (
            f"@page{{size:A4;margin:{TOP}pt {side}pt {BOTTOM}pt;"
            f"@top-left{{content:{_css(doc['running'])};font:7.2pt noto}}"
            f"@bottom-left{{content:{_css(doc['foot'])};font:6.6pt noto;width:80%}}"
            "@bottom-right{content:'Page ' counter(page) ' sur ' counter(pages);font:6.6pt noto}}"
            f"body{{font:{doc['size']}pt/{doc['leading']}pt {doc['face']};text-align:justify}}"
            "p,h2{margin:0 0 2.8pt}h2{font-size:1.08em;text-align:left;break-after:avoid}"
            "table{border-collapse:collapse;width:100%}"
            ".t{font:8.5pt/11.5pt noto}.t td{border-bottom:.5pt solid #ccc;padding:2pt}"
            ".r{text-align:right}.c{table-layout:fixed}.c td{padding:0 10pt 0 0;width:50%;"
            "vertical-align:top}[dir=rtl]{line-height:1.4}"
        )
        body = "".join(map(self._block, doc["blocks"]))
        way = ' dir="rtl"' if doc["rtl"] else ""
        text = (
            f"<html><head><title>{html.escape(doc['title'])}</title>"
            f"<style>{self.faces}{rules}</style></head><body{way}>{body}</body></html>"
        )
        return bytes(self.module.HTML(string=text).write_pdf(font_config=self.config))

    def _block(self, block: list[Any]) -> str:
        kind, *rest = block
        if kind == "table":
            return self._table(*rest)
        tag = "h2" if kind == "h" else "p"
        if len(rest) == 1:
            return f"<{tag}>{html.escape(rest[0])}</{tag}>"
        first, second = map(html.escape, rest)
        return (
            f'<table class="c"><tr><td><{tag}>{first}</{tag}></td>'
            f'<td dir="rtl"><{tag}>{second}</{tag}></td></tr></table>'
        )

    def _table(self, widths: list[float], aligns: str, rows: list[list[str]]) -> str:
        made = []
        for row in rows:
            cells = (
                f'<td style="width:{wide}pt" class="{align.lower()}">{html.escape(cell)}</td>'
                for wide, align, cell in zip(widths, aligns, row, strict=True)
            )
            made.append(f"<tr>{''.join(cells)}</tr>")
        return f'<table class="t">{"".join(made)}</table>'


def _css(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


class Typst:
    """typst: one compiler for all documents, which keeps what it knows of fonts."""

    def __init__(self, fonts: Path) -> None:
        module = import_module("typst")
        self.compiler = module.Compiler(font_paths=[str(fonts)], ignore_system_fonts=True)

    def make(self, doc: Document) -> bytes:
        """The PDF of a document."""
        source = SOURCE + "\n".join(map(self._block, doc["blocks"]))
        values = {
            "title": doc["title"], "running": doc["running"], "foot": doc["foot"],
            "face": "Amiri" if doc["face"] == "amiri" else "Noto Sans",
            "size": str(doc["size"]), "side": str(doc["side"]),
            "leading": str(doc["leading"] - 0.72 * doc["size"]),
            "way": "rtl" if doc["rtl"] else "ltr",
        }  # fmt: skip
        made = self.compiler.compile(input=source.encode(), format="pdf", sys_inputs=values,
                                     pdf_tags=False)  # fmt: skip
        return bytes(made)

    def _block(self, block: list[Any]) -> str:
        kind, *rest = block
        if kind == "table":
            return self._table(*rest)
        shown = "strong" if kind == "h" else "par"
        if len(rest) == 1:
            return f"#{shown}({_typ(rest[0])})\n"
        first, second = map(_typ, rest)
        return (
            f"#grid(columns: (1fr, 1fr), gutter: 20pt, {shown}({first}),"
            f" text(dir: rtl, {shown}({second})))\n"
        )

    def _table(self, widths: list[float], aligns: str, rows: list[list[str]]) -> str:
        columns = ", ".join(f"{wide}pt" for wide in widths)
        sides = ", ".join("right" if align == "R" else "left" for align in aligns)
        cells = ", ".join(_typ(cell) for row in rows for cell in row)
        return (
            f'#text(font: "Noto Sans", size: 8.5pt, table(columns: ({columns}), inset: 2pt,'
            f" stroke: (bottom: .5pt), align: ({sides},), {cells}))\n"
        )


SOURCE = """#set document(title: sys.inputs.title)
#set page(paper: "a4", margin: (x: float(sys.inputs.side) * 1pt, top: 64pt, bottom: 88pt),
  header: text(font: "Noto Sans", size: 7.2pt, sys.inputs.running),
  footer: context text(font: "Noto Sans", size: 6.6pt, grid(columns: (1fr, 70pt), sys.inputs.foot,
    align(right)[Page #counter(page).display() sur #counter(page).final().first()])))
#set text(font: sys.inputs.face, size: float(sys.inputs.size) * 1pt,
  dir: if sys.inputs.way == "rtl" { rtl } else { ltr })
#set par(justify: true, leading: float(sys.inputs.leading) * 1pt, spacing: 7pt)
"""


def _typ(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'text("{quoted}")'


RIVALS: dict[str, Any] = {"fpdf2": Fpdf, "WeasyPrint": Weasy, "typst": Typst}


def main() -> None:
    """Answer each line with the seconds for all documents; the last is kept as a file."""
    rival = RIVALS[sys.argv[1]](Path(sys.argv[2]))
    for line in sys.stdin:
        documents = json.loads(Path(line.strip()).read_text(encoding="utf-8"))
        made = b""
        start = time.perf_counter()
        for document in documents:
            made = rival.make(document)
        took = time.perf_counter() - start
        Path(sys.argv[3]).write_bytes(made)
        print(took, flush=True)


if __name__ == "__main__":
    main()
