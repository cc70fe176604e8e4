"""Collects every sentence of the program and compiles its translations.

`python -m ctv_desktop.app.catalogs` brings the catalogs up to date; it changes nothing when no
sentence changed: no dates, no line numbers, no guessed translations, nothing that is not used.
"""

import argparse
import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.values.language import CATALOGS, DOMAIN

if TYPE_CHECKING:
    from babel.messages import Catalog

SOURCE = Path(__file__).resolve().parents[1]
LANGUAGES = ("fr", "ar")  # English is what the sentences are written in
KEYWORDS = {"say": 1, "says": 2}  # how many of the first arguments are sentences
# The usual order of the six Arabic forms: none, one, two, 3 to 10, 11 to 99, hundreds. Babel's own
# rule swaps the last two, which no translator expects.
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5);"
}
ARROW = " => "
FORMS = " | "

Message = str | tuple[str, str]
Translation = str | tuple[str, ...]


@dataclass(frozen=True)
class Files:
    """Where the catalogs of one program stand."""

    source: Path = SOURCE
    catalogs: Path = CATALOGS

    @property
    def template(self) -> Path:
        return self.catalogs / f"{DOMAIN}.pot"

    def po(self, code: str) -> Path:
        return self.catalogs / code / "LC_MESSAGES" / f"{DOMAIN}.po"

    def mo(self, code: str) -> Path:
        return self.po(code).with_suffix(".mo")

    @cached_property
    def messages(self) -> dict[Message, list[str]]:
        """Every marked sentence (a pair where it has a plural) with the files it stands in."""
        return collect(self.source)


def collect(source: Path) -> dict[Message, list[str]]:
    """The sentences marked by `say` and `says` under a folder, with the files they stand in.

    A sentence that is also the singular of a pair is that pair: gettext finds it there.
    """
    found: dict[Message, list[str]] = {}
    for path in sorted(source.rglob("*.py")):
        place = path.relative_to(source.parent).as_posix()
        for message in _marked(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            places = found.setdefault(message, [])
            if place not in places:
                places.append(place)
    for pair in [message for message in found if isinstance(message, tuple)]:
        found[pair] = sorted({*found[pair], *found.pop(pair[0], [])})
    return dict(sorted(found.items(), key=lambda item: _key(item[0])))


def _marked(tree: ast.AST) -> Iterator[Message]:
    """Calls of the plain names only: `life.say(…)` is somebody else's method."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        wanted = KEYWORDS.get(node.func.id, 0)
        texts = [arg.value for arg in node.args[:wanted] if isinstance(arg, ast.Constant)]
        match [text for text in texts if isinstance(text, str) and text]:
            case [text] if wanted == 1:
                yield text
            case [one, many] if wanted == 2:
                yield one, many


def _key(message: Message) -> str:
    return message if isinstance(message, str) else message[0]


def translations(po: Path, code: str) -> dict[str, Translation]:
    """What a catalog says already, by English sentence; guesses are left out."""
    from babel.messages.pofile import read_po

    if not po.exists():
        return {}
    with po.open("rb") as file:
        read = read_po(file, locale=code)
    known: dict[str, Translation] = {}
    for message in read:
        forms = (message.string,) if isinstance(message.string, str) else message.string or ("",)
        if message.id and all(forms) and not message.fuzzy:
            key = message.id if isinstance(message.id, str) else message.id[0]
            known[key] = forms[0] if isinstance(message.id, str) else tuple(forms)
    return known


def build(
    messages: Mapping[Message, list[str]], code: str, known: Mapping[str, Translation]
) -> "Catalog":
    """A catalog of exactly these sentences with what is known of their translations."""
    from babel.messages import Catalog

    class Undated(Catalog):
        """The header names what a reader of the catalog needs and nothing that changes."""

        mime_headers = property(
            lambda self: [
                ("Project-Id-Version", DOMAIN),
                ("Language", self.locale_identifier or ""),
                ("Plural-Forms", PLURALS.get(code, self.plural_forms)),
                ("MIME-Version", "1.0"),
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Transfer-Encoding", "8bit"),
            ]
        )

    catalog = Undated(locale=code or None, fuzzy=False, header_comment="")
    for message, places in messages.items():
        string = known.get(_key(message), "")
        forms = catalog.num_plurals
        if isinstance(message, tuple) and not (isinstance(string, tuple) and len(string) == forms):
            string = ("",) * forms
        elif isinstance(message, str) and not isinstance(string, str):
            string = ""
        catalog.add(message, string, locations=[(place, 0) for place in places])
    return catalog


def as_po(catalog: "Catalog") -> bytes:
    """The text form, sorted, with file names but no line numbers."""
    from babel.messages.pofile import write_po

    into = BytesIO()
    write_po(into, catalog, width=99, sort_output=True, include_lineno=False)
    return into.getvalue().strip() + b"\n"


def as_mo(catalog: "Catalog") -> bytes:
    """The compiled form that gettext reads."""
    from babel.messages.mofile import write_mo

    into = BytesIO()
    write_mo(into, catalog)
    return into.getvalue()


def update(
    files: Files, taken: Mapping[str, Mapping[str, Translation]] | None = None
) -> list[Path]:
    """Bring template and catalogs up to date; returns the files that changed."""
    wanted = {files.template: as_po(build(files.messages, "", {}))}
    for code in LANGUAGES:
        known = {**translations(files.po(code), code), **(taken or {}).get(code, {})}
        catalog = build(files.messages, code, known)
        wanted[files.po(code)] = as_po(catalog)
        wanted[files.mo(code)] = as_mo(catalog)
    return [path for path, content in wanted.items() if _write(path, content)]


def _write(path: Path, content: bytes) -> bool:
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def missing(files: Files, code: str) -> list[Message]:
    """The sentences that a language has no translation of."""
    known = translations(files.po(code), code)
    return [message for message in files.messages if _key(message) not in known]


def take(lines: str) -> Iterator[tuple[str, Translation]]:
    """Translations written one a line, `English => translation`; `|` stands between plural forms.

    Raises ValueError for a line that is not of this form.
    """
    for line in lines.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        english, arrow, said = line.partition(ARROW)
        if not arrow or not said.strip():
            raise ValueError(f"not “English => translation”: {line}")
        one, plural, _many = _unescaped(english).partition(FORMS)
        said = _unescaped(said)
        yield (one, tuple(said.split(FORMS))) if plural else (one, said)


def as_line(message: Message) -> str:
    """A sentence as `take` reads it back, with nothing after the arrow yet."""
    both = message if isinstance(message, str) else FORMS.join(message)
    return both.replace("\\", "\\\\").replace("\n", "\\n") + ARROW


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\\\", "\\")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="catalogs", description=__doc__)
    parser.add_argument(
        "--missing", nargs="*", metavar="LANGUAGE", help="list what is not translated"
    )
    parser.add_argument(
        "--take", nargs=2, metavar=("FILE", "LANGUAGE"), help="take lines `English => translation`"
    )
    asked = parser.parse_args(arguments)
    if not {*(asked.missing or ()), *(asked.take or ())[1:]} <= {*LANGUAGES}:
        parser.error(f"the languages are {', '.join(LANGUAGES)}")
    files = Files()
    if asked.missing is not None:
        return _list_missing(files, asked.missing or LANGUAGES)
    taken: dict[str, dict[str, Translation]] = {}
    if asked.take:
        file, code = asked.take
        taken[code] = dict(take(Path(file).read_text(encoding="utf-8")))
        unknown = taken[code].keys() - {_key(message) for message in files.messages}
        for english in sorted(unknown):
            print(f"no such sentence: {english}", file=sys.stderr)
    for path in update(files, taken):
        print(path.relative_to(files.catalogs))
    return 0


def _list_missing(files: Files, codes: Iterable[str]) -> int:
    for code in codes:
        lacking = missing(files, code)
        print(f"# {code}: {len(lacking)} of {len(files.messages)} not translated")
        for message in lacking:
            print(as_line(message))
    return 0


if __name__ == "__main__":
    sys.exit(main())
