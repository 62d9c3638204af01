"""List the members of a ZIP archive without unpacking it to disk.

Members are only ever unpacked into memory, one at a time, so their names are labels, not paths.
"""

import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pcam_model.wording import Text
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.source import LARGEST_MEMBER, Source

_log = logging.getLogger(__name__)

MOST_MEMBERS = 100_000
# A bomb of small size unpacks to thousands of times that. Blank images reach about 1000.
_LARGEST_RATIO = 2000
_ALWAYS_ALLOWED = 64 * 1024**2
_ENCRYPTED = 0x1
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")


def is_archive(start: bytes) -> bool:
    """Return whether a file begins like a ZIP archive, also an empty one."""
    return start[128:132] != b"DICM" and start.startswith(_MAGIC)


def members(path: Path) -> Iterator[tuple[Source, str]]:
    """Yield each file of an archive, and why it cannot be opened (empty if it can).

    Raises
    ------
    UnreadableError
        If the archive itself cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            listed = archive.infolist()
    except Exception as error:
        _log.debug("zip: %s", type(error).__name__)
        raise UnreadableError(Text("The ZIP archive is damaged or cut short.")) from None
    if len(listed) > MOST_MEMBERS:
        raise UnreadableError(
            Text(
                "The ZIP archive has more than {most_members} files; extract it.",
                most_members=MOST_MEMBERS,
            )
        )
    for info in listed:
        if not info.is_dir():
            yield Source(path, info.filename), _problem(info)


def _problem(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return Text("It is encrypted: extract the archive with its password first.")
    if info.file_size > LARGEST_MEMBER:
        return Text("It is too large to unpack into memory.")
    if info.file_size > max(_ALWAYS_ALLOWED, _LARGEST_RATIO * info.compress_size):
        return Text("It would unpack to thousands of times its size: it is not opened.")
    return ""


class Shelf:
    """Keep the archive last used open, so that thousands of members do not each reopen it."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._archive: zipfile.ZipFile | None = None

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive."""
        if self._archive is not None:
            self._archive.close()
        self._path = self._archive = None

    def open(self, source: Source) -> BinaryIO:
        """Open a source as ``Source.open`` does, with the same errors."""
        if source.member is None:
            return source.open()
        if source.path != self._path:
            self.close()
            try:
                self._archive = zipfile.ZipFile(source.path)
            except (OSError, zipfile.BadZipFile) as error:
                _log.debug("zip: %s", type(error).__name__)
                return source.open()
            self._path = source.path
        return source.open(self._archive)
