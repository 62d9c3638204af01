"""Where the images of kept reviews lie, so that they are opened again after a crash.

A file of its own beside the reviews: these hold no paths, and may be handed on.
"""

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.ui.jobs import REVIEW_SUFFIX

if TYPE_CHECKING:
    from viewer.dicom.source import Source

#: How a file of paths ends.
SUFFIX = ".paths"


def beside(file: Path) -> Path:
    """Return the file of paths that belongs to a file of reviews."""
    return file.with_suffix(SUFFIX)


def roots(sources: "Iterable[Source]", opened: Sequence[Path]) -> tuple[Path, ...]:
    """Return which of the paths that were opened hold any of some images.

    An image that was found in another way, e.g. through a link, counts with its own path: none
    is left out.
    """
    found: dict[Path, None] = {}
    folders = [(path, path.parent if path.name.upper() == "DICOMDIR" else path) for path in opened]
    for source in sources:
        holding = (path for path, folder in folders if source.path.is_relative_to(folder))
        found[next(holding, source.path)] = None
    return tuple(found)


def write(file: Path, paths: Sequence[Path]) -> None:
    """Write paths whole; none at all leave no file."""
    from viewer.export.atomic import write_bytes

    if not paths:
        file.unlink(missing_ok=True)
        return
    # Names that are no text in any encoding survive as escapes.
    data = json.dumps([os.path.abspath(path) for path in paths]).encode()
    if not file.exists() or file.read_bytes() != data:
        write_bytes(file, data, durable=True)


def sweep(folder: Path, before: float) -> None:
    """Remove files of paths that belong to no reviews and were written before a time."""
    for file in folder.glob(f"*{SUFFIX}"):
        alone = file.name.startswith(".") or not file.with_suffix(REVIEW_SUFFIX).exists()
        with suppress(OSError):
            if alone and file.stat().st_mtime < before:
                file.unlink()


def read(file: Path) -> tuple[Path, ...]:
    """Return the paths of a file; none if it is absent or damaged."""
    with suppress(OSError, ValueError):
        told = json.loads(file.read_bytes())
        if isinstance(told, list) and all(isinstance(path, str) for path in told):
            return tuple(map(Path, told))
    return ()
