"""The papers that are issued once and for all, their languages, and their register."""

from ctv_desktop.values.kinds import CODE, COUNT, DAY, MONEY, TEXT, Choice, Choices, Kind, choice
from ctv_desktop.values.say import Say, say

LANGUAGES = Choices(
    Choice("fr", say("French")),
    Choice("ar", say("Arabic")),
    Choice("en", say("English")),
    Choice("fr-ar", say("French and Arabic, side by side")),
)
LANGUAGE = choice(LANGUAGES)
PAPERS = Choices(
    Choice("contract", say("Contract")),
    Choice("amendment", say("Amendment")),
    Choice("quit", say("Notice to quit")),
    Choice("revision", say("Notice of revision")),
    Choice("establishment", say("Certificate of establishment")),
    Choice("survey", say("Condition report")),
)
PAPER = choice(PAPERS)
WAYS = Choices(
    Choice("scan", say("By hand, scanned")),
    Choice("digital", say("With a certificate")),
)
WAY = choice(WAYS)

VERDICTS = Choices(  # of a file that is verified
    Choice("issued", say("As issued"), "good"),
    Choice("signed", say("Signed copy"), "good"),
    Choice("added", say("Something added"), "warn"),
    Choice("altered", say("Altered"), "bad"),
    Choice("stated", say("To be compared"), "warn"),
    Choice("unknown", say("Not issued here"), "quiet"),
    Choice("unreadable", say("Cannot be read"), "bad"),
)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "issued_paper": {
        "kind": (say("Paper"), PAPER),
        "noun": (say("Of which kind of record"), TEXT),
        "row_id": (say("Of which record"), CODE),
        "sequence": (say("Of its papers of this kind, number"), COUNT),
        "reference": (say("Reference"), CODE),
        "language": (say("Language"), LANGUAGE),
        "issued_on": (say("Issued on"), DAY),
        "total": (say("Total"), MONEY),
        "content": (say("Content"), TEXT),
        "digest": (say("Fingerprint of the content"), CODE),
        "file": (say("Fingerprint of the file"), CODE),
    },
    "signed_copy": {
        "paper_id": (say("Issued paper"), CODE),
        "how": (say("Signed how"), WAY),
        "signed_on": (say("Signed on"), DAY),
        "signer": (say("Signed by"), TEXT),
        "remark": (say("Remark"), TEXT),
        "name": (say("File"), TEXT),
        "digest": (say("Fingerprint of the file"), CODE),
        "size": (say("Size of the file"), COUNT),
    },
}
