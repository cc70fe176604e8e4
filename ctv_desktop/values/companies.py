"""The legal forms of Moroccan companies, known by how they are written in French and in Arabic.

Laws 17-95 (SA, SAS) and 5-96 (SARL, SNC and the others): each has one name in either language.
"""

from functools import cache
from typing import TYPE_CHECKING

from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.values.language import Language

FORMS = {
    "sarl": say("SARL"),
    "sarl_au": say("SARL AU"),
    "sa": say("SA"),
    "sas": say("SAS"),
    "snc": say("SNC"),
    "gie": say("GIE"),
}
WRITTEN = {
    "fr": {
        "sarl": ("SARL", "société à responsabilité limitée"),
        "sarl_au": (
            "SARL AU",
            "SARLAU",
            "SARL à associé unique",
            "SARL d’associé unique",
            "société à responsabilité limitée à associé unique",
            "société à responsabilité limitée d’associé unique",
        ),
        "sa": ("SA", "société anonyme"),
        "sas": ("SAS", "société par actions simplifiée", "société anonyme simplifiée"),
        "snc": ("SNC", "société en nom collectif"),
        "gie": ("GIE", "groupement d’intérêt économique"),
    },
    "ar": {
        "sarl": ("شركة ذات مسؤولية محدودة", "شركة ذات المسؤولية المحدودة", "ش.م.م"),
        "sarl_au": (
            "شركة ذات مسؤولية محدودة بشريك وحيد",
            "شركة ذات مسؤولية محدودة لشريك وحيد",
            "شركة ذات المسؤولية المحدودة بشريك وحيد",
        ),
        "sa": ("شركة مساهمة", "شركة المساهمة"),
        "sas": ("شركة مساهمة مبسطة", "شركة المساهمة المبسطة"),
        "snc": ("شركة تضامن", "شركة التضامن"),
        "gie": ("مجموعة ذات نفع اقتصادي", "مجموعة النفع الاقتصادي"),
    },
}


class LegalForm(Say):
    """A form as it was typed: so it stands in the language it was typed in.

    In another language a known one is named there; what is not known stays as typed everywhere.
    """

    __slots__ = ()

    def in_language(self, language: "Language") -> str:
        """The form on a paper of a language."""
        code, tongue = _known().get(_plain(self.message), ("", ""))
        if not code or language.code.startswith(tongue):
            return self.message
        return FORMS[code].in_language(language)


def legal_form(typed: str) -> LegalForm:
    """The form of a company from how it was typed, on one line."""
    return LegalForm(" ".join(typed.split()))


def _plain(typed: str) -> str:
    return fold(typed).replace(".", "").replace("-", " ").strip()


@cache
def _known() -> dict[str, tuple[str, str]]:
    """The code and the language of each way to write a form."""
    return {
        _plain(written): (code, tongue)
        for tongue, forms in WRITTEN.items()
        for code, ways in forms.items()
        for written in ways
    }
