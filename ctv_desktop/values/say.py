"""Sentences that are written once in English and translated when they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ctv_desktop.values import language as languages


@dataclass(frozen=True, slots=True)
class Shown:
    """A value with the kind that knows how it looks, for use inside a sentence."""

    kind: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence and its arguments; `str()` gives it in the language now in use."""

    message: str
    args: Mapping[str, Any] = field(default_factory=dict, hash=False)
    many: str = ""
    count: int = 0

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
