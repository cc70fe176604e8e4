"""What the triggers of the database mean: each feature says it beside its model."""

from ctv_desktop.values.say import Say

_MEANINGS: dict[str, Say] = {}


def means(raised: str, said: Say) -> str:
    """Declare the sentence that stands for what a trigger raises; gives the raised text back."""
    _MEANINGS[raised] = said
    return raised


def meaning(text: str) -> Say | None:
    """The sentence of a driver's message that a trigger raised; None for any other message."""
    return next((said for raised, said in _MEANINGS.items() if raised in text), None)
