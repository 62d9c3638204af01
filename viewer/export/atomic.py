"""A file on disk is either whole or absent: write beside it, then rename."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pcam_model.wording import Text

# Longest file name on common file systems, in bytes, less what a temporary name adds.
_LONGEST_NAME = 200
# What a temporary name looks like.
_TEMPORARY = re.compile(r"\..*\.[0-9a-f]{8}\.part(\.[^.]+)?")


@contextmanager
def whole_file(target: Path, *, durable: bool = False) -> Iterator[Path]:
    """Give a temporary path to write to, which takes the target's name if the block ends well.

    Parameters
    ----------
    target : Path
        Where the file shall be; an existing one is replaced in one step.
    durable : bool
        Whether to wait until the bytes are on the disk, so that they survive a power cut too.

    Yields
    ------
    Path
        An empty file in the same folder with the same suffix. It is gone after the block.

    Raises
    ------
    OSError
        If the folder cannot be written to, or the target is a folder, a device or a pipe.
    """
    # A name that is taken for something else, like /dev/null, would lose it to the file.
    if os.path.exists(target) and not os.path.isfile(target) and not os.path.isdir(target):
        raise OSError(Text("this is not a regular file"))
    stem = target.name.encode()[:_LONGEST_NAME].decode(errors="ignore")
    temporary = target.with_name(f".{stem}.{secrets.token_hex(4)}.part{target.suffix}")
    temporary.open("xb").close()
    try:
        yield temporary
        if durable:
            with temporary.open("rb+") as stream:
                os.fsync(stream.fileno())
        temporary.replace(target)
    # Also when the user interrupts: nothing half-written may stay.
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_bytes(target: Path, data: bytes, *, durable: bool = False) -> None:
    """Write a whole file in one step; see :func:`whole_file`."""
    with whole_file(target, durable=durable) as temporary:
        temporary.write_bytes(data)


def write_text(target: Path, text: str, *, durable: bool = False) -> None:
    """Write a whole UTF-8 file in one step; see :func:`whole_file`."""
    write_bytes(target, text.encode(), durable=durable)


def sweep(folder: Path) -> None:
    """Remove the temporary files of a program that was killed; none may be writing there now."""
    for path in folder.iterdir():
        if _TEMPORARY.fullmatch(path.name):
            with suppress(OSError):
                path.unlink()
