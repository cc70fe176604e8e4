"""The two things that can go wrong without being a bug: a refusal and unavailable surroundings."""

import errno
from collections.abc import Mapping
from typing import Any

from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say


@dataclass(frozen=True)
class Proposal:
    """What would be accepted instead: a sentence for the button and the value it puts in.

    `key` names the field it goes into where that is not the one it stands beside.
    """

    label: Say
    value: Any
    key: str = ""


class Refused(Exception):
    """A rule says no: one clear sentence for each field (`""` speaks of the whole record)."""

    def __init__(
        self, problems: Mapping[str, Say], proposals: Mapping[str, Proposal] | None = None
    ) -> None:
        super().__init__(problems)
        self.problems = dict(problems)
        self.proposals = dict(proposals or {})

    def __str__(self) -> str:
        return " ".join(str(said) for said in self.problems.values())


class Stale(Refused):
    """Someone saved the record since it was read; both versions stand in `theirs` and `ours`."""

    def __init__(self, said: Say, theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> None:
        super().__init__({"": said})
        self.theirs = dict(theirs)
        self.ours = dict(ours)


class Unavailable(Exception):
    """The surroundings failed (file locked, gone, full, not ours): retry may help, nothing lost."""

    def __init__(self, said: Say) -> None:
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return str(self.said)


_WHY = {
    errno.ENOENT: say("it is not there"),
    errno.ENOTDIR: say("it is not there"),
    errno.EACCES: say("you may not do that there"),
    errno.EPERM: say("you may not do that there"),
    errno.EROFS: say("it can only be read"),
    errno.ENOSPC: say("the disk is full"),
    errno.EISDIR: say("it is a folder"),
    errno.ENAMETOOLONG: say("the name is too long"),
    errno.EIO: say("the disk does not answer"),
}


def reason(error: OSError) -> Say:
    """Why the system refused, in the user's language: the system itself often speaks English."""
    known = _WHY.get(error.errno or 0)
    return known or Say("{words}", {"words": error.strerror or error})
