"""The text of the style sheet: qt-material's template in our colours, under our own sheet."""

import re
from collections.abc import Mapping
from pathlib import Path

from ctv_desktop.app.theme.cache import END, OVERRIDE, RESOURCES

DENSITY = "-2"

# What qt-material does to every widget and we do not want: capitals, no focus outline, heights
# that clip (`unset` is nothing in Qt), and its own font.
_UNWANTED = re.compile(
    r"^\s*(?:text-transform|line-height|height|outline|font-family|font-size)\s*:[^;}]*;?",
    re.MULTILINE,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# Rules for every widget or for things we never show: they cost time at each widget's first showing.
# A drawing is loaded even where our own sheet takes it away again, and the first one of all loads
# Qt's drawing module and looks through every picture format.
_DROPPED = re.compile(
    r"^\*|^(?:QWidget|QFrame|QLabel|QLabel:disabled)$|^\."
    r"|\.(?:danger|warning|success|big|fill_background)\b|^QFrame\[|QLCD|QDial$"
    r"|^QSplitter::handle|^QMainWindow::separator"
)
_LENGTH = re.compile(r"(?<![\w#.-])(-?)(\d+(?:\.\d+)?)px")

DRAWINGS: Mapping[str, str] = {
    "expand_more": "quiet_text",
    "expand_less": "quiet_text",
    "chevron_right": "quiet_text",
    "chevron_left": "quiet_text",
    "arrow_upward": "accent",
    "arrow_downward": "accent",
    "check_box": "accent",
    "indeterminate_check_box": "accent",
    "check_box_outline_blank": "faint",
    "radio_button_checked": "accent",
    "radio_button_unchecked": "faint",
}
"""The drawings our own sheet asks for, with the colour each is tinted in."""


def build(palette: Mapping[str, str], icons: str) -> str:
    """The whole sheet at 100 %; `icons` is the search path under which its drawings are found."""
    from string import Template

    own = Template(OVERRIDE.read_text("utf-8")).substitute(palette, icons=icons + "/own")
    base = tamed(_material(palette)).replace("icon:/", icons + "/")
    return base + "\n" + own + "\n" + END


def scaled(sheet: str, zoom: int) -> str:
    """The sheet at another text size; hairlines and focus outlines keep their width."""
    if zoom == 100:
        return sheet
    return _LENGTH.sub(lambda found: _scaled(found, zoom), sheet)


def tamed(sheet: str) -> str:
    """qt-material's sheet without capitals, hidden focus, its fonts, its rules for all."""
    rules = []
    for found in _RULE.finditer(_COMMENT.sub("", sheet)):
        names = [name.strip() for name in found[1].split(",")]
        kept = [name for name in names if not _DROPPED.search(name)]
        body = _UNWANTED.sub("", found[2]).strip()
        if kept and body:
            rules.append(", ".join(kept) + " { " + " ".join(body.split()) + " }")
    return "\n".join(rules)


def write_icons(palette: Mapping[str, str], folder: Path) -> None:
    """Write qt-material's drawings and our own into a folder, tinted in the palette."""
    from qt_material import resources  # heavy, and only needed where the cache is empty

    source = Path(resources.__file__).parent / "source"
    resources.ResourseGenerator(
        primary=palette["accent"],
        secondary=palette["card"],
        disabled=palette["disabled"],
        source=str(source),
        parent=str(folder.resolve()),
    ).generate()
    own = folder / "own"
    own.mkdir(parents=True, exist_ok=True)
    for name, colour in DRAWINGS.items():
        _tint(name, palette[colour], own / f"{name}.svg")
    _tint("expand_more", palette["disabled"], own / "expand_more_off.svg")


def _material(palette: Mapping[str, str]) -> str:
    """qt-material's template rendered by its own filters, without its side effects.

    Its `build_stylesheet` also loads Roboto, changes the palette and the environment, and rewrites
    icons in the home folder; its parts do none of that.
    """
    import jinja2
    import qt_material

    environment = jinja2.Environment(autoescape=False)  # noqa: S701 - a style sheet, not a page
    environment.filters.update(opacity=qt_material.opacity, density=qt_material.density)
    template = Path(qt_material.TEMPLATE_FILE).read_text("utf-8")
    return str(environment.from_string(template).render(_variables(palette)))


def _variables(palette: Mapping[str, str]) -> dict[str, object]:
    return {
        "primaryColor": palette["accent"],
        "primaryLightColor": palette["selection"],
        "secondaryColor": palette["card"],
        "secondaryLightColor": palette["line"],
        "secondaryDarkColor": palette["ground"],
        "primaryTextColor": palette["text"],
        "secondaryTextColor": palette["text"],
        "danger": palette["bad"],
        "warning": palette["warn"],
        "success": palette["good"],
        "density_scale": DENSITY,
        "button_shape": "default",
        "font_family": "Noto Sans",
        "pyside6": True,
    }


def _tint(name: str, colour: str, target: Path) -> None:
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    target.write_text(drawing.replace("<path ", f'<path fill="{colour}" '), "utf-8")


def _scaled(found: re.Match[str], zoom: int) -> str:
    size = float(found[2])
    return found[0] if size <= 2 else f"{found[1]}{round(size * zoom / 100)}px"
