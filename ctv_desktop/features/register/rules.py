"""What a paper is when it is ready to be issued, and how its content is stored."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ctv_desktop.values.language import Language


@dataclass(frozen=True)
class Paper:
    """A paper ready to be issued of a record, and the last act of the journal it was made from.

    `digest` is that of `content`; `total` in centimes; `missing` names the facts nobody has noted.
    """

    kind: str
    noun: str
    row_id: int
    reference: str
    language: str
    total: int | None
    content: str
    digest: str
    pdf: bytes
    seen: int
    missing: Sequence[str] = ()
    sequence: int = 1


def packed(values: Mapping[str, Any]) -> tuple[str, str]:
    """The content as it is stored, the same for the same values, and its SHA-256."""
    import hashlib  # needs a large library: not before the first paint

    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


def languages_of(spoken: "Language") -> tuple[str, ...]:
    """The languages of the paper: one, or two side by side."""
    return (spoken.code, spoken.beside) if spoken.beside else (spoken.code,)


def code_of(language: "Language") -> str:
    """`fr`, `ar`, `en`, or `fr-ar` for two side by side."""
    return "-".join(languages_of(language))
