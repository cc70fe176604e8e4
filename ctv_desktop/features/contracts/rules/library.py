"""The factory text of every clause: one file an article, by legal regime and language.

`resources/clauses/<regime>/<language>/<article>.txt`; a regime without a file of its own for an
article takes that of `common`. The first line is the title, the rest after an empty line the text.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ctv_desktop.features.contracts.rules.gaps import TYPES
from ctv_desktop.features.contracts.rules.template import Clause, parse
from ctv_desktop.features.contracts.words import ARTICLES

FOLDER = Path(__file__).resolve().parents[4] / "resources" / "clauses"
COMMON = "common"
LANGUAGES = ("fr", "ar", "en")
NEVER = {  # articles that a regime's contract does not have
    "coworking": ("survey", "works", "transfer", "visits", "costs"),
    "domiciliation": (
        "survey", "works", "upkeep", "insurance", "transfer", "visits", "force_majeure", "costs",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A clause as written: its title and its text with gaps."""

    title: str
    text: str

    @property
    def clause(self) -> Clause:
        """The text taken apart; the title has gaps too."""
        return parse(self.text, TYPES)


def split(written: str) -> Source:
    """A clause file: its first line is the title."""
    title, _, text = written.strip().partition("\n")
    return Source(title.strip(), text.strip())


def joined(source: Source) -> str:
    """A clause as its file has it."""
    return f"{source.title}\n\n{source.text}\n"


@cache
def factory(regime: str, language: str, article: str) -> Source | None:
    """The text that came with the program; None for an article that the contract does not have."""
    if article in NEVER.get(regime, ()):
        return None
    for folder in (regime, COMMON):
        path = FOLDER / folder / language / f"{article}.txt"
        if path.exists():
            return split(path.read_text("utf-8"))
    return None


def articles(regime: str) -> list[str]:
    """The articles of a contract under a regime, in their order."""
    return [key for key in ARTICLES if key not in NEVER.get(regime, ())]
