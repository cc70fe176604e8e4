"""Why the system refused is said in the user's language."""

import errno
import os

import pytest

from ctv_desktop.values import language
from ctv_desktop.values.errors import reason


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_what_the_system_says_is_translated(code: str, number: int) -> None:
    language.use(code)
    said = str(reason(OSError(number, os.strerror(number))))
    language.use("en")
    assert said
    assert said != os.strerror(number)
    assert (said == str(reason(OSError(number, "")))) == (code == "en")


def test_what_is_not_known_keeps_the_systems_words() -> None:
    assert str(reason(OSError(errno.EXDEV, "Cross-device {link}"))) == "Cross-device {link}"
