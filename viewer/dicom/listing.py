"""Which files there are: in folders by their names alone, in archives and DICOMDIRs by their lists.

Nothing here looks at images.
"""

import logging
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from viewer.dicom import archive, dicomdir
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.read import DICOMDIR
from viewer.dicom.source import Source
from viewer.dicom.text import clean

_log = logging.getLogger(__name__)

# Left by operating systems and version control beside the images; no one misses them.
_CLUTTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", ".git"))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that is no image: what to call it, why, in a sentence, and where, if it was read."""

    label: str
    reason: str
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """A regular file that was not opened yet; ``in_folder`` if found by searching a folder."""

    path: Path
    in_folder: bool


def listed(path: Path, cancelled: Callable[[], bool]) -> Iterator[Listed | Rejected]:
    """Yield the files of a path, in a stable order, without opening any.

    Parameters
    ----------
    path : Path
        A file, or a folder that is searched through and through.
    cancelled : callable
        Asked again and again; the listing ends when it says yes.
    """
    try:
        if path.is_dir():
            yield from _folder(path, cancelled)
        elif path.is_file():
            yield Listed(path, in_folder=False)
        else:
            yield Rejected(_label(path), "There is no such file or folder.")
    except (OSError, ValueError) as error:
        _log.debug("scan: %s", type(error).__name__)
        yield Rejected(_label(path), "It cannot be looked into.")


def _folder(root: Path, cancelled: Callable[[], bool]) -> Iterator[Listed | Rejected]:
    refused: list[Rejected] = []

    def remember(error: OSError) -> None:
        refused.append(Rejected(clean(str(error.filename)), "The folder cannot be opened."))

    # Links to folders are not followed: they may lead round in a circle.
    for folder, folders, names in os.walk(root, onerror=remember):
        folders[:] = sorted(name for name in folders if name not in _CLUTTER)
        for name in sorted(names):
            if cancelled():
                return
            if name in _CLUTTER:
                continue
            path = Path(folder, name)
            if _is_regular(path):
                yield Listed(path, in_folder=True)
            else:
                # A pipe or a device would block for ever; a link may lead nowhere.
                yield Rejected(_label(path), "It is not a regular file.")
    yield from refused


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def contents_of_archive(file: Listed) -> list[Source | Rejected]:
    """Return the members of a ZIP archive, and those that cannot be opened, with the reason."""
    found: list[Source | Rejected] = []
    try:
        for member, problem in archive.members(file.path):
            if any(part in _CLUTTER for part in (member.member or "").split("/")):
                continue
            if problem:
                found.append(Rejected(member.label, problem))
            elif not dicomdir.is_dicomdir(Path(member.name)):
                found.append(member)
    except UnreadableError as error:
        found.append(Rejected(_label(file.path), str(error)))
    return found


def names_dicomdir(start: bytes, stream: BinaryIO) -> bool:
    """Return whether the file meta information says Media Storage Directory (PS3.10 table 7.1).

    Parameters
    ----------
    start : bytes
        The first 132 bytes.
    stream : BinaryIO
        The file, at the place behind them.
    """
    uid = DICOMDIR.encode()
    wanted = b"\x02\0\x02\0UI" + bytes((len(uid), 0)) + uid
    return start[128:132] == b"DICM" and wanted in stream.read(256)


def contents_of_dicomdir(file: Listed) -> list[Source | Rejected]:
    """Return the files that a DICOMDIR names, and those it cannot mean, with the reason.

    One that lies in a folder that is searched only tells what is missing: its files are found
    anyway.
    """
    found: list[Source | Rejected] = []
    try:
        for reference in dicomdir.references(file.path):
            if reference.path is None:
                label = f"{_label(file.path)}: {reference.label}"
                found.append(Rejected(clean(label, longest=1024), reference.problem))
            elif not file.in_folder or not dicomdir.is_dicomdir(file.path):
                found.append(Source(reference.path))
    except UnreadableError as error:
        found.append(Rejected(_label(file.path), str(error)))
    return found


def _label(path: Path) -> str:
    return clean(str(path), longest=1024)
