"""Translations decoded one by one, as they are asked for.

`gettext` decodes every sentence when it opens a catalog: 8 ms and a megabyte at each start, where a
tenth of them are shown. Here the file is only cut into its pieces.
"""

from pathlib import Path
from struct import unpack_from

MAGIC = 0x950412DE


def plural_form(code: str, count: int) -> int:
    """Which of a language's forms goes with a count; Arabic has six, as in its catalog."""
    if code == "fr":
        return int(count > 1)
    if code != "ar":
        return int(count != 1)
    if count <= 2:
        return count
    last = count % 100
    return 3 if 3 <= last <= 10 else 4 if last >= 11 else 5


class Catalog:
    """The translations of one language; without a file, each sentence is its own."""

    def __init__(self, code: str, path: Path | None = None) -> None:
        self._code = code
        self._data = path.read_bytes() if path is not None and path.is_file() else b""
        self._texts = 0
        self._places = self._cut() if len(self._data) > 20 else {}
        self._found: dict[str, str | None] = {}

    def _cut(self) -> dict[bytes, int]:
        """The place of each sentence in the file; of one with a plural, by its singular."""
        magic, _, count, keys, self._texts = unpack_from("<5I", self._data)
        if magic != MAGIC:
            return {}
        data, spans = self._data, unpack_from(f"<{2 * count}I", self._data, keys)
        pairs = zip(spans[::2], spans[1::2], strict=True)
        return {
            data[at : at + length].partition(b"\0")[0]: place
            for place, (length, at) in enumerate(pairs)
        }

    def gettext(self, message: str) -> str:
        """The translation of a message; itself where there is none.

        One that stands there with a plural only is said as for one.
        """
        found = self._look_up(message)
        if found is None:
            return message
        forms = found.split("\0")
        return forms[plural_form(self._code, 1)] if len(forms) > 1 else found

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The translation that goes with a count."""
        found = self._look_up(one)
        if found is None:
            return one if count == 1 else many
        forms = found.split("\0")
        return forms[plural_form(self._code, count)] if len(forms) > 1 else found

    def _look_up(self, key: str) -> str | None:
        if key in self._found:
            return self._found[key]
        found = None
        if (place := self._places.get(key.encode())) is not None:
            length, at = unpack_from("<2I", self._data, self._texts + 8 * place)
            found = self._data[at : at + length].decode() or None
        self._found[key] = found
        return found
