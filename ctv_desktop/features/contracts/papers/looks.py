"""How a contract is set: sizes of its text in each script, alone or in two columns."""

from dataclasses import dataclass, replace

from ctv_desktop.pdf import fonts, styles
from ctv_desktop.pdf.prose import Look, look
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import Format
from ctv_desktop.pdf.styles import Align, Style

PAGE = Format(595.28, 841.89, 54.0)
ABREAST = Format(595.28, 841.89, 42.0)
GUTTER = 20.0
BAND = 36.0  # for initials, with a little air above them

_TEXT = {"fr": look(10.2, 12.6, 2.8), "en": look(10.2, 12.6, 2.8), "ar": look(12, 17, 2.8)}
# A narrow column of long words would be torn by even edges.
_COLUMN = {
    "fr": look(9.6, 12, 2.8, False),
    "en": look(9.6, 12, 2.8, False),
    "ar": look(10.5, 14.4, 2.8),
}


@dataclass(frozen=True)
class Voice:
    """A language of the contract: how it is set, in which column of the page."""

    setter: Setter
    look: Look
    x: float
    width: float
    align: Align

    @property
    def code(self) -> str:
        """`fr`, `ar` or `en`."""
        return self.setter.language.code

    @property
    def right_to_left(self) -> bool:
        """Whether it runs so."""
        return self.setter.language.right_to_left

    @property
    def heading(self) -> Style:
        """Of an article."""
        plain = self.look.plain
        return Style(fonts.BOOK_BOLD, plain.size + 0.8, plain.leading + 1.5, styles.ACCENT)

    @property
    def title(self) -> Style:
        """Of the whole contract, as large as the column allows."""
        size = 24.0 if self.width > 300 else 17.0
        return replace(self.heading, size=size, leading=size * (1.6 if self.right_to_left else 1.3))


def voices(setters: list[Setter]) -> list[Voice]:
    """One language over the whole width, or two side by side: the first at the left."""
    if len(setters) == 1:
        setter = setters[0]
        return [Voice(setter, _TEXT[setter.language.code], 0, PAGE.width, "start")]
    half = (ABREAST.width - GUTTER) / 2
    return [
        Voice(
            setter,
            _COLUMN[setter.language.code],
            place * (half + GUTTER),
            half,
            # The page runs as its first language does.
            "end" if setter.language.right_to_left else "start",
        )
        for place, setter in enumerate(setters)
    ]
