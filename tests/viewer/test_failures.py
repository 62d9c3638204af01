"""Why something failed is said in words, without numbers and without paths."""

import errno

import pytest

from viewer.failures import reason


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(errno.ENOENT, "x", "/home/doe/a"), "there is no such file or folder"),
        (PermissionError(errno.EACCES, "x", "/home/doe/a"), "there is no permission for it"),
        (OSError(errno.ENOSPC, "No space left on device", "/home/doe/a"), "the disk is full"),
        (OSError(errno.EROFS, "x", "/home/doe/a"), "the disk cannot be written to"),
        (OSError(errno.ENAMETOOLONG, "x", "/home/doe/a"), "the name is too long"),
        (OSError(errno.ELOOP, "Too many symbolic links", "/home/doe/a"), "Too many symbolic links"),
        (OSError("in words"), "in words"),
        (ValueError("in words"), "in words"),
        (KeyError(), "KeyError"),
    ],
)
def test_reasons_are_words(error: Exception, words: str) -> None:
    assert reason(error) == words
