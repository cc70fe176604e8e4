"""Sentences that are written once in English and translated when they are shown."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ctv_desktop.values import language as languages
from ctv_desktop.values.record import dataclass

_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Shown:
    """A value with the kind that knows how it looks, for use inside a sentence."""

    kind: Any
    value: Any


class Say:
    """A sentence and its arguments; `str()` gives it in the language now in use.

    Written by hand: the start makes hundreds of them.
    """

    __slots__ = ("args", "count", "many", "message")

    def __init__(
        self, message: str, args: Mapping[str, Any] = _NONE, many: str = "", count: int = 0
    ) -> None:
        self.message = message
        self.args = args
        self.many = many
        self.count = count

    def __repr__(self) -> str:
        return f"Say({self.message!r}, {dict(self.args)!r}, {self.many!r}, {self.count!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Say) and (
            (self.message, self.many, self.count) == (other.message, other.many, other.count)
            and self.args == other.args
        )

    def __hash__(self) -> int:
        return hash((self.message, self.many, self.count))

    def in_language(self, language: "languages.Language") -> str:
        """The sentence in a given language, for papers that have a language of their own."""
        text = (
            language.plural(self.message, self.many, self.count)
            if self.many
            else language.text(self.message)
        )
        if not self.args:
            return text
        return text.format_map({key: _shown(value, language) for key, value in self.args.items()})

    def __str__(self) -> str:
        return self.in_language(languages.current())

    def __bool__(self) -> bool:
        return bool(self.message)


def say(message: str, /, **args: Any) -> Say:
    """Mark a sentence for translation; `{name}` gaps are filled from the arguments when shown."""
    return Say(message, args)


def says(one: str, many: str, count: int, /, **args: Any) -> Say:
    """Mark a sentence that depends on a count; `{count}` is filled with it."""
    return Say(one, {"count": count, **args}, many, count)


def _shown(value: Any, language: "languages.Language") -> str:
    if isinstance(value, Say):
        return value.in_language(language)
    if isinstance(value, Shown):
        return str(value.kind.show(value.value, language))
    return language.plain(value)
