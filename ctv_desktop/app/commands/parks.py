"""Whole parks without a window: `demo`, `check` and `copy`."""

import argparse
from pathlib import Path
from typing import Any

from ctv_desktop.app.commands.opened import opened, path_of
from ctv_desktop.app.commands.options import order
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say, says
from ctv_desktop.values.settings import Paths


def declare_demo(orders: Any) -> None:
    made = order(orders, "demo", demo, say("build a fictitious park and print what is in it"))
    made.add_argument("--size", choices=("small", "large"), default="small")
    made.add_argument("--units", type=int, help=str(say("how many units, about")))
    made.add_argument("--seed", type=int, default=7, help=str(say("the same seed, the same park")))


def demo(options: argparse.Namespace) -> int:
    """Build a fictitious park."""
    from ctv_desktop.app.demo import build

    path = path_of(options) if options.database else Paths.here().demo
    if path.exists() and path.stat().st_size:
        raise Refused({"": say("“{name}” is already there. Choose another name.", name=str(path))})
    counts = build(path, options.size, options.units, options.seed, language.today())
    for name, count in counts.lines():
        print(f"{language.current().number(count):>12}  {name}")
    print(path)
    return 0


def declare_check(orders: Any) -> None:
    order(orders, "check", check, say("check the file, the links between records and the journal"))


def check(options: argparse.Namespace) -> int:
    """Check the file; 2 where something is not sound."""
    from ctv_desktop.database.park_file import examine
    from ctv_desktop.database.unnamed import unnamed

    with opened(options) as database:
        findings = examine(database)
        sound = all(finding.sound for finding in findings)
        needless = unnamed(database.path, Paths.here().drafts) if sound else []
    for finding in findings:
        state = say("sound") if finding.sound else say("NOT SOUND")
        print(f"{finding.title}: {state} {'' if finding.sound else finding.detail}".rstrip())
    if needless:
        size = language.current().size(sum(path.stat().st_size for path in needless))
        print(
            says(
                "{count} attached file that nothing names ({size}): it goes by itself",
                "{count} attached files that nothing names ({size}): they go by themselves",
                len(needless),
                size=size,
            )
        )
    return 0 if sound else 2


def declare_copy(orders: Any) -> None:
    made = order(orders, "copy", copy, say("save a verified copy of the park"))
    made.add_argument("--output", metavar="FILE", required=True)


def copy(options: argparse.Namespace) -> int:
    """Save a verified copy."""
    from ctv_desktop.database.copies import save_copy

    with opened(options) as database:
        made = save_copy(database.path, Path(options.output))
    print(made.path)
    return 0
