"""The columns of a clause as the office wrote it."""

from ctv_desktop.values.kinds import CODE, DAY, LONG_TEXT, TEXT, Choice, Choices, Kind, choice
from ctv_desktop.values.say import Say, say

LANGUAGES = Choices(
    Choice("fr", say("French")),
    Choice("ar", say("Arabic")),
    Choice("en", say("English")),
)
LANGUAGE = choice(LANGUAGES)
LONGEST = 40_000  # letters: some twenty pages

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "clause": {
        "book": (say("Legal regime or letter"), CODE),
        "language": (say("Language"), LANGUAGE),
        "article": (say("Article"), CODE),
        "title": (say("Title"), TEXT),
        "text": (say("Text"), LONG_TEXT),
        "note": (say("Why it differs"), TEXT),
        "changed_on": (say("Written on"), DAY),
        "factory": (say("Fingerprint of the factory text"), CODE),
    }
}
