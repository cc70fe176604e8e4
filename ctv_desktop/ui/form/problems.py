"""What stands in the way of saving: beside the fields, and above them what belongs to none."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctv_desktop.ui.form.body import Body
from ctv_desktop.ui.form.strip import Strip
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.say import Say


class Problems(Strip):
    """Says what was refused; `proposed` gives what no field of the form can take."""

    proposed = Signal(str, object)  # key, value

    def __init__(self) -> None:
        super().__init__("bad")

    def refuse(
        self,
        body: Body,
        problems: Mapping[str, Say],
        proposals: Mapping[str, Proposal],
        elsewhere: Mapping[str, Proposal],
    ) -> QWidget:
        """Say each problem where it belongs; gives what should be in sight.

        What is proposed `elsewhere` and fits no field here has a button of its own.
        """
        known = body.cells()
        offers: list[tuple[Say, Callable[[], object]]] = [
            (offer.label, partial(_propose, self, key, offer.value))
            for key, offer in elsewhere.items()
            if key not in known
        ]
        self.say(body.show_errors(problems, proposals), offers)
        return body.first_wrong() or self


def _propose(strip: Problems, key: str, value: Any, _checked: bool = False) -> None:
    strip.proposed.emit(key, value)
