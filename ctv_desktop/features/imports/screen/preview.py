"""The rows of an import's preview: what happens to each record, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ctv_desktop.features.imports.steps import NOUNS, ImportPlan, Left, Step
from ctv_desktop.features.park.words import LABELS as PARK
from ctv_desktop.features.tenants.words import LABELS as TENANTS
from ctv_desktop.ui.grouped import Grouped
from ctv_desktop.values import language
from ctv_desktop.values.kinds import Kind
from ctv_desktop.values.say import Say, say

LABELS: Mapping[str, Mapping[str, tuple[Say, Kind]]] = {**PARK, **TENANTS}
REFERENCES = ("floor_id", "part_of_id", "site_id", "building_id", "phase_id")


@dataclass(frozen=True)
class Shown:
    """One row of the preview as texts, and which group it belongs to."""

    group: str
    texts: tuple[str, str, str, str]


def shown_rows(plan: ImportPlan) -> list[Shown]:
    """Every row of a plan, what needs a look first."""
    found = [_left("wrong", left) for left in plan.wrong]
    found += [_step(step) for step in plan.changed]
    found += [_step(step) for step in plan.made]
    return found + [_left("skipped", left) for left in plan.skipped]


def _left(group: str, left: Left) -> Shown:
    place = str(left.source.said)
    return Shown(group, (str(NOUNS[left.table]), left.name, str(left.reason), place))


def _step(step: Step) -> Shown:
    what = str(say("New")) if step.new else _differences(step)
    group = "made" if step.new else "changed"
    return Shown(group, (str(NOUNS[step.table]), step.name, what, str(step.source.said)))


def _differences(step: Step) -> str:
    return " · ".join(_difference(step, key) for key in step.values)


def _difference(step: Step, key: str) -> str:
    label, kind = LABELS[step.table].get(key, (Say(key), None))
    if kind is None or key in REFERENCES:
        return str(say("{field} changes", field=label))
    speech = language.current()

    def told(value: Any) -> str:
        return kind.show(kind.decode(value), speech) if value not in (None, "") else "—"

    return f"{label}: {told(step.before[key])} → {told(step.values[key])}"


class PreviewModel(Grouped[Shown]):
    """The rows of an import's plan."""

    HEADS = (say("Record"), say("Name"), say("What happens"), say("Where in the file"))
    TONES: ClassVar = {"made": "good", "changed": "info", "skipped": "quiet", "wrong": "bad"}
    TOLD = (2,)

    def put(self, plan: ImportPlan, group: str = "") -> None:
        """Show a plan."""
        self.show_rows(shown_rows(plan), group)
