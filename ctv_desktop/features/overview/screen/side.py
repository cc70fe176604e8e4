"""The right column of home: first steps, what needs attention today, the unit chosen."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctv_desktop.features.deadlines.rules.days import RIGHTS
from ctv_desktop.features.deadlines.words import KINDS
from ctv_desktop.features.overview.rows import Concern, Steps
from ctv_desktop.features.park.rows.plan import StackUnit
from ctv_desktop.features.park.words import UNIT_KINDS, UNIT_STATES
from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.features.revisions.rows.desk import Waiting
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Related
from ctv_desktop.ui.facts import RelatedBox, group_of
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.kinds import AREA, DAY, MONEY, PERCENT
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.ui.desk import Desk

STEPS = (
    ("landlord", say("Your company, printed on every paper"), "landlord"),
    ("building", say("A building"), "building"),
    ("unit", say("Its units"), "unit"),
    ("tenant", say("A first tenant"), "tenant"),
    ("lease", say("A first lease"), "lease"),
    ("ticket", say("A first ticket"), "ticket"),
)


def line_of(concern: Concern, today: date) -> Line:
    """One thing to look at, as a line with its badge."""
    link = Link(concern.noun, concern.id)
    if concern.kind == "ticket":
        age = (today - concern.day).days if concern.day else 0
        badge = says(
            "{priority} · {count} day", "{priority} · {count} days", age, priority=concern.code
        )
        return Line(concern.title, concern.detail, badge, "bad", link)
    if concern.waiting is not None:
        return _revisions(concern.waiting, link)
    days = (concern.day - today).days if concern.day else 0
    if concern.kind == "overdue":
        badge = says("{count} day", "{count} days", -days)
        title = say("Overdue: {tenant}", tenant=concern.title)
        owed = say("{sum} to pay", sum=Shown(MONEY_UNIT, concern.owed))
        return Line(str(title), str(owed), badge, "bad", link)
    if concern.kind == "deadline":
        badge = says("{count} day", "{count} days", days) if days >= 0 else say("Late")
        if days < 0 and concern.code in RIGHTS:
            badge = say("Now")
        title = say("{kind}: {tenant}", kind=KINDS.label(concern.code), tenant=concern.title)
        detail = " · ".join(
            part for part in (concern.detail, str(say("{day}", day=concern.day))) if part
        )
        late = days < 0 and concern.code not in RIGHTS
        return Line(str(title), detail, badge, "bad" if late else "warn", link)
    title = say("To sign: {tenant}", tenant=concern.title)
    badge = say("{day}", day=concern.day)
    return Line(str(title), concern.detail, badge, "bad" if days < 0 else "info", link)


def _revisions(found: Waiting, link: Link) -> Line:
    """The rents that may be revised, as one line: how many, from what to what a month."""
    title = say("Revision possible (+{cap} at most)", cap=Shown(PERCENT, found.cap))
    detail = says(
        "{count} lease · {old} → {new}",
        "{count} leases · {old} → {new}",
        found.count,
        old=Shown(MONEY, found.old),
        new=Shown(MONEY, found.new),
    )
    return Line(str(title), str(detail), None, "", link)


class Side(QScrollArea):
    """What needs attention, and the facts of the unit chosen in the plan."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("part", "side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(px(310))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QFrame()
        inside.setProperty("part", "side")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(14), px(14), px(14), px(14))
        self._column.setSpacing(px(10))
        self.setWidget(inside)
        self._steps, self._today, self._unit = QWidget(), QWidget(), QWidget()
        for part in (self._steps, self._today, self._unit):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _swap(self, old: QWidget, new: QWidget) -> QWidget:
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def show_concerns(self, found: list[Concern], today: date) -> None:
        """Show what needs attention."""
        related = Related(
            say("To do today"),
            tuple(line_of(concern, today) for concern in found),
            empty=say("Nothing waits: no urgent ticket, nothing overdue, no critical date."),
        )
        self._today = self._swap(self._today, RelatedBox(related, self._follow))

    def _follow(self, link: Link) -> None:
        if link.noun == "revisions":  # a list, not a record
            self._desk.show("revisions", "allowed")
        else:
            self._desk.open(link.noun, link.id)

    def show_unit(self, unit: StackUnit | None) -> None:
        """Show the unit chosen in the plan."""
        if unit is None:
            self._unit = self._swap(self._unit, QWidget())
            return
        facts = [Fact(say("Unit"), f"{unit.code} {unit.name}".strip(), link=Link("unit", unit.id))]
        facts.append(Fact(say("State"), str(UNIT_STATES.label(unit.state))))
        facts.append(Fact(say("Area"), unit.area, AREA))
        if unit.tenant and unit.tenant_id:
            facts.append(Fact(say("Tenant"), unit.tenant, link=Link("tenant", unit.tenant_id)))
        if unit.lease and unit.lease_id:
            facts.append(Fact(say("Lease"), unit.lease, link=Link("lease", unit.lease_id)))
            facts.append(Fact(say("Until"), unit.ends, DAY))
        rent = unit.rent if unit.rent is not None else unit.asking
        if rent:
            title = say("Rent a month") if unit.rent is not None else say("Asking rent")
            facts.append(Fact(title, rent, MONEY))
        facts.append(Fact(say("Open tickets"), str(unit.live)))
        group = Group(UNIT_KINDS.label(unit.kind), tuple(facts))
        self._unit = self._swap(self._unit, group_of(group, self._follow))

    def show_steps(self, steps: Steps, dismiss: Callable[[], object]) -> None:
        """Show the first steps with their progress, until all are done or it is put away."""
        if steps.done == len(STEPS):
            self.hide_steps()
            return
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, px(8))
        column.addWidget(
            label(say("First steps: {done} of {all}", done=steps.done, all=len(STEPS)), "heading")
        )
        for key, title, noun in STEPS:
            column.addLayout(self._step(getattr(steps, key), title, noun))
        away = button(say("Put this list away"), "link")
        away.clicked.connect(dismiss)
        column.addWidget(away)
        self._steps = self._swap(self._steps, made)

    def _step(self, done: bool, title: Say, noun: str) -> QHBoxLayout:
        across = QHBoxLayout()
        across.addWidget(label(f"{'✓' if done else '○'}\u2002{title}", "quiet" if done else ""), 1)
        if not done:
            make = button(say("Add…"))
            make.clicked.connect(partial(_edit, self._desk, noun))
            across.addWidget(make)
        return across

    def hide_steps(self) -> None:
        """Put the first steps away."""
        self._steps = self._swap(self._steps, QWidget())


def _edit(desk: "Desk", noun: str, _checked: bool = False) -> None:
    desk.edit(noun, None)
