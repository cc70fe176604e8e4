"""Who issues a paper: the head of its first page and the legal line at the foot of every page."""

from dataclasses import dataclass

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Box, Mark, Picture, Row, Stack, placed
from ctv_desktop.pdf.pictures import fitted, picture
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.styles import Style
from ctv_desktop.pdf.text import Line, clean
from ctv_desktop.values.companies import legal_form
from ctv_desktop.values.language import FIXED, Language
from ctv_desktop.values.say import Say, say

LOGO_WIDTH, LOGO_HEIGHT = 130.0, 38.0
NAME, SEAT = 200, 420  # letters: what is longer does not come from a form
FEW_LINES = 4
SHORT = 40  # letters of a name at the foot beside long mentions
MENTIONS = 270  # letters that have room at the foot in any case


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
    """Legal form and share capital as stationery states them, a known form in the language."""
    form = legal_form(issuer.form).in_language(language)
    if issuer.capital is None:
        return form
    capital = language.money(issuer.capital)
    if not form:
        return say("Share capital {capital}", capital=capital).in_language(language)
    said = say("{form} with a share capital of {capital}", form=form, capital=capital)
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
    ours, form = tuple(known), form_and_capital(issuer, language)
    said = setter.row(issuer.name, form, office, *ours)
    if len(said) <= MENTIONS and len(issuer.name) <= SHORT:
        return said
    # What comes last may be cut, and stands in the letterhead too.
    return setter.row(clean(issuer.name, SHORT), *ours, form, office)


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
    for line, style in _name(setter, issuer.name, half + 40 - x):
        marks.append(placed(line, style, x, half, drop=drop))
        drop += style.leading
    subtitle = form_and_capital(issuer, setter.language)
    for line in setter.lines(subtitle, styles.NOTE, half + 40 - x, limit=NAME) if subtitle else ():
        marks.append(placed(line, styles.NOTE, x, half, drop=drop))
        drop += styles.NOTE.leading
    right = _reach(setter, issuer, width, marks)
    height = max(drop, right, fitted(image, LOGO_WIDTH, LOGO_HEIGHT)[1] if image else 0) + 9
    marks.append(Box(0, height - 1.4, width, 1.4, fill=styles.ACCENT))
    return Stack((Row(height, tuple(marks)),))


def _name(setter: Setter, name: str, room: float) -> list[tuple[Line, Style]]:
    """On one line as large as it fits, else in small letters on several."""
    said = " ".join(name.split())
    large = setter.lines(said, styles.LETTERHEAD, room, limit=NAME)
    if len(large) == 1:
        return [(large[0], styles.LETTERHEAD)]
    small = styles.coloured(styles.NAME, styles.ACCENT)
    return [(line, small) for line in setter.lines(said, small, room, limit=NAME)]


def _reach(setter: Setter, issuer: Issuer, width: float, marks: list[Mark]) -> float:
    drop, room = 2.0, width / 2 - 50
    reach = [setter.row(issuer.phone, issuer.email)]
    if reach[0] and len(setter.lines(reach[0], styles.NOTE, room, limit=SEAT)) > 1:
        reach = [setter.row(issuer.phone), setter.row(issuer.email)]  # no dot ends a line
    seat = issuer.seat.strip()
    if len(seat.splitlines()) > FEW_LINES:
        seat = ", ".join(line.strip() for line in seat.splitlines() if line.strip())
    for text in (seat, *reach):
        for line in setter.lines(text, styles.NOTE, room, limit=SEAT) if text.strip() else ():
            marks.append(placed(line, styles.NOTE, width - room, room, "end", drop))
            drop += styles.NOTE.leading
    return drop
