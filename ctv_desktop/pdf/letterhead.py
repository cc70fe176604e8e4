"""Who issues a paper: the head of its first page and the legal line at the foot of every page."""

from dataclasses import dataclass

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Box, Mark, Picture, Row, Stack, placed
from ctv_desktop.pdf.pictures import fitted, picture
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.values.language import FIXED, Language
from ctv_desktop.values.say import Say, say

LOGO_WIDTH, LOGO_HEIGHT = 130.0, 38.0


@dataclass(frozen=True)
class Issuer:
    """The company on the letterhead; `capital` in centimes, `logo` the bytes of a picture."""

    name: str
    form: str = ""
    capital: int | None = None
    seat: str = ""
    rc: str = ""
    rc_court: str = ""
    tax_id: str = ""
    tp: str = ""
    ice: str = ""
    cnss: str = ""
    phone: str = ""
    email: str = ""
    logo: bytes | None = None


def registry(number: str, court: str) -> Say | str:
    """The trade register number with its court."""
    if number and court:
        return say("{number} ({court})", number=number, court=court)
    return number


def form_and_capital(issuer: Issuer, language: Language) -> str:
    """Legal form and share capital as stationery states them."""
    if issuer.capital is None:
        return issuer.form
    capital = language.money(issuer.capital)
    if not issuer.form:
        return say("Share capital {capital}", capital=capital).in_language(language)
    said = say("{form} with a share capital of {capital}", form=issuer.form, capital=capital)
    return said.in_language(language)


def legal_line(issuer: Issuer, language: Language) -> str:
    """The mentions that the law and custom want on business papers, those known."""
    setter = Setter(language)
    seat = say("Registered office: {seat}", seat=language.foreign(" ".join(issuer.seat.split())))
    numbers = (
        (say("RC {number}", number=registry(issuer.rc, issuer.rc_court)), issuer.rc),
        (say("IF {number}", number=issuer.tax_id), issuer.tax_id),
        (say("TP {number}", number=issuer.tp), issuer.tp),
        (say("ICE {number}", number=issuer.ice), issuer.ice),
        (say("CNSS {number}", number=issuer.cnss), issuer.cnss),
    )
    known = (setter.say(words).replace(" ", FIXED) for words, number in numbers if number)
    office = seat if issuer.seat.strip() else ""
    said = (issuer.name, form_and_capital(issuer, language), office, *known)
    return setter.row(*said)


def letterhead(setter: Setter, issuer: Issuer, width: float) -> Stack:
    """Logo and name on the start side, how to reach the company on the other."""
    half = width / 2
    marks: list[Mark] = []
    drop = x = 0.0
    image = picture(issuer.logo) if issuer.logo else None
    if image:
        wide, high = fitted(image, LOGO_WIDTH, LOGO_HEIGHT)
        marks.append(Picture(0, 0, wide, high, image, issuer.name))
        x = wide + 12
    name, style = setter.fitted(
        issuer.name, (styles.LETTERHEAD, styles.coloured(styles.NAME, styles.ACCENT)), half + 40 - x
    )
    marks.append(placed(name, style, x, half))
    drop = style.leading
    subtitle = form_and_capital(issuer, setter.language)
    for line in setter.lines(subtitle, styles.NOTE, half + 40 - x, most=2) if subtitle else ():
        marks.append(placed(line, styles.NOTE, x, half, drop=drop))
        drop += styles.NOTE.leading
    right = _reach(setter, issuer, width, marks)
    height = max(drop, right, fitted(image, LOGO_WIDTH, LOGO_HEIGHT)[1] if image else 0) + 9
    marks.append(Box(0, height - 1.4, width, 1.4, fill=styles.ACCENT))
    return Stack((Row(height, tuple(marks)),))


def _reach(setter: Setter, issuer: Issuer, width: float, marks: list[Mark]) -> float:
    drop, room = 2.0, width / 2 - 50
    reach = setter.row(issuer.phone, issuer.email)
    for text in (issuer.seat, reach):
        for line in setter.lines(text, styles.NOTE, room, most=4) if text.strip() else ():
            marks.append(placed(line, styles.NOTE, width - room, room, "end", drop))
            drop += styles.NOTE.leading
    return drop
