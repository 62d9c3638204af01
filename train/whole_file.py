"""A file on disk is either whole or absent: write beside it, then rename."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: Unfinished files of this age in seconds were left by a process that was killed.
_STALE = 3600.0


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a path to write to, which takes the target's name if the block ends well.

    Parameters
    ----------
    target : Path
        Its folder must exist; an existing file is replaced in one step.

    Yields
    ------
    Path
        In the same folder, with the same suffix; nothing is there yet, nor after the block.

    Raises
    ------
    OSError
        If the folder cannot be written to.
    """
    beside = target.with_name(f".{target.stem}.{secrets.token_hex(4)}.part{target.suffix}")
    try:
        yield beside
        beside.replace(target)
    # Also when the user interrupts: nothing half-written may stay.
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def remove_unfinished(folder: Path) -> None:
    """Remove what processes that were killed long ago were writing into a folder."""
    now = time.time()
    for file in folder.glob(".*.part.*"):
        with suppress(OSError):
            if now - file.stat().st_mtime > _STALE:
                file.unlink()
