"""Numbers that name a company, a person, an account or a line in Morocco, checked as typed.

Each `check_` takes what was typed or pasted, gives the form that is stored ("" for nothing typed)
and raises Refused under field "" with a sentence that helps (DOMAIN.md §2, R39 to R41).
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.kinds import Kind
from ctv_desktop.values.language import FIXED, Language
from ctv_desktop.values.say import Say, say

LRM = "\u200e"
_ICE_DIGITS = 15
_RIB_DIGITS = 24


def check_ice(text: str) -> str:
    """An ICE: 15 digits whose value is a multiple of 97, and not all noughts (R39)."""
    number = _bare(text)
    if not number:
        return ""
    if not number.isdecimal():
        raise _refused(say("An ICE is made of digits only."))
    if len(number) != _ICE_DIGITS:
        raise _refused(
            say("An ICE has 15 digits; {count} were typed.", count=len(number)),
            _padded_ice(number),
        )
    if not number.strip("0"):
        raise _refused(say("An ICE is never all zeros: leave it empty until it is known."))
    if not _ice_holds(number):
        raise _refused(say("The two control digits of this ICE do not fit: check each digit."))
    return number


def _ice_holds(number: str) -> bool:
    from stdnum.ma import ice

    return bool(ice.is_valid(number))


def _padded_ice(number: str) -> str:
    """A spreadsheet drops the noughts in front of an ICE: the whole number, where it is one."""
    padded = number.zfill(_ICE_DIGITS)
    return padded if len(number) >= 9 and len(padded) == 15 and _ice_holds(padded) else ""


def check_rib(text: str) -> str:
    """A RIB: 24 digits, 3 bank + 3 city + 16 account + 2 key; the whole a multiple of 97 (R40).

    An IBAN of Morocco is taken too and gives the RIB inside it.
    """
    number = _bare(text).upper()
    if not number:
        return ""
    if number.startswith("MA"):
        return check_iban(number)[4:]
    if not number.isdecimal():
        raise _refused(say("A RIB is made of digits only."))
    if len(number) != _RIB_DIGITS:
        raise _refused(say("A RIB has 24 digits; {count} were typed.", count=len(number)))
    if int(number) % 97 or not number.strip("0"):
        raise _refused(say("The key of this RIB does not fit: check each digit."))
    return number


def rib_to_iban(rib: str) -> str:
    """The IBAN of a checked RIB, without spaces: `MA64007780000123456789012396` (R40)."""
    return f"MA{98 - int(f'{rib}221000') % 97:02d}{rib}"


def check_iban(text: str) -> str:
    """An IBAN of any country (mod 97 = 1); of a Moroccan one the RIB inside is checked too."""
    number = _bare(text).upper()
    if not number:
        return ""
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}", number):
        raise _refused(
            say("An IBAN begins with two letters and two digits, such as MA64, and the account.")
        )
    if number.startswith("MA") and len(number) != 28:
        raise _refused(
            say("An IBAN of Morocco has 28 characters; {count} were typed.", count=len(number))
        )
    if int("".join(str(int(char, 36)) for char in number[4:] + number[:4])) % 97 != 1:
        raise _refused(say("The control digits of this IBAN do not fit: check each character."))
    if number.startswith("MA"):
        check_rib(number[4:])
    return number


def check_cin(text: str) -> str:
    """A national identity card: one or two letters and up to seven digits (R41)."""
    number = _bare(text).upper()
    if number and not re.fullmatch(r"[A-Z]{1,2}[0-9]{1,7}", number):
        raise _refused(say("A CIN is one or two letters and then digits, such as BK123456."))
    return number


def check_phone(text: str) -> str:
    """A telephone number as E.164 (`+212522991234`), Moroccan without a country code (R41)."""
    import phonenumbers

    typed = _typed(text)
    if not typed:
        return ""
    try:
        number = phonenumbers.parse(typed, "MA")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise _refused(
            say(
                "“{text}” is not a telephone number. Type for example 0522 99 12 34.",
                text=text[:40],
            )
        )
    if number.extension:
        raise _refused(say("Type the number without its extension."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_phone(number: str | None) -> str:
    """A stored number as it is read aloud: `+212 5 22 99 12 34`; what is not a number as it is."""
    stored = number or ""
    if re.fullmatch(r"\+212[5-7][0-9]{8}", stored):  # no library for nearly all of them
        pairs = (stored[place : place + 2] for place in range(5, 13, 2))
        return FIXED.join(["+212", stored[4], *pairs])
    if not re.fullmatch(r"\+[0-9]{6,15}", stored):
        return stored
    import phonenumbers

    try:
        parsed = phonenumbers.parse(stored)
    except phonenumbers.NumberParseException:
        return stored
    shown = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return shown.replace(" ", FIXED)


def check_if(text: str) -> str:
    """A tax number (identifiant fiscal): 7 or 8 digits."""
    return _digits(text, 7, 8, say("A tax number (IF) has 7 or 8 digits."))


def check_rc(text: str) -> str:
    """A number of the trade register: up to 7 digits; the court stands in a field of its own."""
    return _digits(
        text,
        1,
        7,
        say("A trade register number (RC) has up to 7 digits; the court goes beside it."),
    )


def check_tp(text: str) -> str:
    """A number of the business tax (taxe professionnelle): 8 digits."""
    return _digits(text, 8, 8, say("A business tax number (TP) has 8 digits."))


def check_cnss(text: str) -> str:
    """A number of the social security fund: 7 to 9 digits."""
    return _digits(text, 7, 9, say("A CNSS number has 7 to 9 digits."))


def check_email(text: str) -> str:
    """An e-mail address: something, one @ and a domain with a dot. Whether it exists, only a
    message can tell.
    """
    address = "".join(char for char in text if unicodedata.category(char) != "Cf").strip()
    if not address:
        return ""
    name, _, domain = address.rpartition("@")
    shape = r"[^\s@,;<>\"()\[\]\x00-\x1f]{1,64}"
    labels = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}"
    if len(address) > 254 or not (re.fullmatch(shape, name) and re.fullmatch(labels, domain)):
        raise _refused(
            say(
                "“{text}” is not an e-mail address. Type for example name@company.ma.",
                text=address[:60],
            )
        )
    return f"{name}@{domain.lower()}"


def _digits(text: str, least: int, most: int, otherwise: Say) -> str:
    number = _bare(text)
    if number and not (number.isdecimal() and least <= len(number) <= most):
        raise _refused(otherwise)
    return number


def _typed(text: str) -> str:
    """Latin digits, no invisible marks: papers and web pages bring both along."""
    kept = (char for char in text if unicodedata.category(char) not in {"Cf", "Cc"})
    return "".join(str(unicodedata.decimal(char, char)) for char in kept).strip()


def _bare(text: str) -> str:
    """What was typed without the spaces, dots, slashes and hyphens that papers group digits by."""
    return re.sub(r"[\s.,/'’‐‑–—-]", "", _typed(text))


def _refused(said: Say, instead: str = "") -> Refused:
    proposals = {"": Proposal(say("Use {value}", value=instead), instead)} if instead else {}
    return Refused({"": said}, proposals)


def _grouped(*sizes: int) -> Callable[[Any, Language], str]:
    def show(value: Any, _language: Language) -> str:
        text, groups, start = str(value), [], 0
        for size in sizes:
            groups.append(text[start : start + size])
            start += size
        return FIXED.join(group for group in [*groups, text[start:]] if group)

    return show


def _plain(value: Any, _language: Language) -> str:
    return str(value)


def _phone(value: Any, language: Language) -> str:
    shown = show_phone(str(value))
    return f"{LRM}{shown}{LRM}" if language.right_to_left and shown.startswith("+") else shown


def _kind(
    name: str,
    width: int,
    check: Callable[[str], str],
    show: Callable[[Any, Language], str] = _plain,
) -> Kind:
    def read(text: str, _today: date) -> str:
        return check(text)

    return Kind(name, "start", width, show, read)


ICE = _kind("ice", 16, check_ice)
RIB = _kind("rib", 28, check_rib, _grouped(3, 3, 16, 2))
IBAN = _kind("iban", 36, check_iban, _grouped(4, 4, 4, 4, 4, 4, 4))
CIN = _kind("cin", 10, check_cin)
IF_NUMBER = _kind("if", 9, check_if)
RC_NUMBER = _kind("rc", 9, check_rc)
TP_NUMBER = _kind("tp", 9, check_tp)
CNSS_NUMBER = _kind("cnss", 10, check_cnss)
PHONE_NUMBER = _kind("phone", 18, check_phone, _phone)
EMAIL_ADDRESS = _kind("email", 24, check_email)
