"""Words of a paper in its language, or in two with the other beside them (fr-ar)."""

from dataclasses import dataclass

from ctv_desktop.pdf.setter import Setter, Words
from ctv_desktop.pdf.tables import Cell
from ctv_desktop.values import language
from ctv_desktop.values.say import Say


@dataclass(frozen=True)
class Voice:
    """How a paper speaks."""

    setter: Setter

    @property
    def second(self) -> "language.Language | None":
        """The language beside the first, where there are two."""
        code = self.setter.language.beside
        return language.of(code) if code else None

    def head(self, words: Say) -> Words:
        """A heading of a paper: on one line in both languages."""
        second = self.second
        if second is None:
            return words
        first = words.in_language(self.setter.language)
        return self.setter.row(first, words.in_language(second))

    def column(self, words: Say) -> Words:
        """The head of a column: one language below the other."""
        second = self.second
        if second is None:
            return words
        return f"{words.in_language(self.setter.language)}\n{words.in_language(second)}"

    def cell(self, words: Say | str) -> Cell | Words:
        """A word of a closed list in a cell; a typed text as it was typed."""
        second = self.second
        if second is None or not isinstance(words, Say):
            return words
        first, other = words.in_language(self.setter.language), words.in_language(second)
        return Cell(first, other if other != first else "")
