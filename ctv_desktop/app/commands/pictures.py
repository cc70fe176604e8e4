"""Pictures of every screen without a window: `tour`."""

import argparse
from typing import Any

from ctv_desktop.app.commands.options import order
from ctv_desktop.values.say import say


def declare_tour(orders: Any) -> None:
    made = order(orders, "tour", take, say("take a picture of every screen, without a display"))
    made.add_argument("--output", metavar="DIR", required=True)
    made.add_argument("--theme", choices=("light", "dark"), default="light")
    made.add_argument("--size", default="1366x768", metavar="WxH")


def take(options: argparse.Namespace) -> int:
    """Take the pictures and print their names."""
    from ctv_desktop.app import libraries
    from ctv_desktop.app.tour import tour

    libraries.check(x11=False)
    return tour(options)
