"""Find images in files, folders, ZIP archives and DICOMDIRs, reading headers only."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pcam_model.wording import Text
from viewer.dicom import archive, dicomdir
from viewer.dicom.header import Selection, may_be_dicom, read_header
from viewer.dicom.identity import KEYWORDS, identity
from viewer.dicom.radiograph import Identity, UnreadableError, View
from viewer.dicom.raster import is_raster, raster_size
from viewer.dicom.read import DICOMDIR, check_is_image
from viewer.dicom.source import Source
from viewer.dicom.text import clean
from viewer.dicom.view import KEYWORDS as VIEW_KEYWORDS
from viewer.dicom.view import view

_log = logging.getLogger(__name__)

NOT_AN_IMAGE = Text("This is neither a DICOM file nor a PNG, JPEG, WebP or TIFF picture.")

_WANTED = Selection(
    (
        *KEYWORDS,
        *VIEW_KEYWORDS,
        "SOPClassUID",
        "Modality",
        "NumberOfFrames",
        "Rows",
        "Columns",
        "BitsAllocated",
        "DirectoryRecordSequence",
        "SpecificCharacterSet",
    )
)
# Left by operating systems and version control beside the images; no one misses them.
_CLUTTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", ".git"))


@dataclass(frozen=True, slots=True)
class Instance:
    """One image, as its header tells; the pixels have not been looked at."""

    source: Source
    identity: Identity
    modality: str
    view: View
    sop_class: str
    frames: int
    rows: int
    columns: int
    is_dicom: bool


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that is no image: what to call it, and why, in a sentence."""

    label: str
    reason: str


def scan(
    paths: Iterable[Path | str],
    *,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Instance | Rejected]:
    """Yield what files and folders hold, in a stable order.

    Parameters
    ----------
    paths : iterable of Path
        Files; folders, searched through and through whatever the files are called; ZIP archives;
        DICOMDIRs, followed inside their folder only.
    on_progress : callable, optional
        Called with the number of files looked at and the number known so far.
    cancelled : callable, optional
        Asked before every file; the scan ends when it says yes.
    """
    candidates: list[Path | Rejected] = []
    for path in paths:
        for candidate in _candidates(Path(path), cancelled or _never):
            candidates.append(candidate)
            if cancelled is not None and cancelled():
                return
    seen: set[tuple[str, str | None]] = set()
    with archive.Shelf() as shelf:
        done, total = 0, len(candidates)
        for candidate in candidates:
            # An archive holds many: looked into only now, so that the first image comes at once.
            inside = [candidate] if isinstance(candidate, Rejected) else _look_into(candidate)
            total += len(inside) - 1
            for one in inside:
                if cancelled is not None and cancelled():
                    return
                if isinstance(one, Rejected):
                    yield one
                else:
                    # The same file may be given twice, or both directly and by a DICOMDIR.
                    key = (os.path.realpath(one.path), one.member)
                    if key not in seen:
                        seen.add(key)
                        yield identify(one, shelf)
                done += 1
                if on_progress is not None:
                    on_progress(done, total)


def _look_into(path: Path) -> list[Source | Rejected]:
    try:
        if dicomdir.is_dicomdir(path):
            return list(_dicomdir(path))
        return list(_file(path))
    except (OSError, ValueError) as error:
        _log.debug("scan: %s", type(error).__name__)
        return [Rejected(_label(path), "It cannot be looked into.")]


def _never() -> bool:
    return False


def identify(source: Source, shelf: archive.Shelf | None = None) -> Instance | Rejected:
    """Return what one file is, from its header.

    Parameters
    ----------
    shelf : Shelf, optional
        Keeps an archive open between its members.
    """
    try:
        with source.open() if shelf is None else shelf.open(source) as stream:
            start = stream.read(132)
            if is_raster(start):
                return _raster(source, stream)
            if archive.is_archive(start):
                return Rejected(
                    source.label, "This is an archive inside an archive: extract it first."
                )
            if not may_be_dicom(start):
                return Rejected(source.label, NOT_AN_IMAGE)
            return _dicom(source, stream)
    except UnreadableError as error:
        return Rejected(source.label, str(error))
    except OSError as error:
        _log.debug("scan: %s", type(error).__name__)
        return Rejected(source.label, "The file cannot be read from its drive.")


def _dicom(source: Source, stream: BinaryIO) -> Instance:
    header = read_header(stream, _WANTED)
    check_is_image(header)
    return Instance(
        source=source,
        identity=identity(header),
        modality=header.text("Modality"),
        view=view(header),
        sop_class=header.sop_class,
        frames=max(1, int(header.number("NumberOfFrames") or 1)),
        rows=int(header.number("Rows") or 0),
        columns=int(header.number("Columns") or 0),
        is_dicom=True,
    )


def _raster(source: Source, stream: BinaryIO) -> Instance:
    rows, columns, frames = raster_size(stream)
    return Instance(
        source=source,
        identity=Identity(),
        modality="",
        view=View.UNKNOWN,
        sop_class="",
        frames=frames,
        rows=rows,
        columns=columns,
        is_dicom=False,
    )


def _candidates(path: Path, cancelled: Callable[[], bool]) -> Iterator[Path | Rejected]:
    try:
        if path.is_dir():
            yield from _folder(path, cancelled)
        elif path.is_file():
            yield path
        else:
            yield Rejected(_label(path), "There is no such file or folder.")
    except (OSError, ValueError) as error:
        _log.debug("scan: %s", type(error).__name__)
        yield Rejected(_label(path), "It cannot be looked into.")


def _label(path: Path) -> str:
    return clean(str(path), longest=1024)


def _folder(root: Path, cancelled: Callable[[], bool]) -> Iterator[Path | Rejected]:
    refused: list[Rejected] = []

    def remember(error: OSError) -> None:
        refused.append(Rejected(clean(str(error.filename)), "The folder cannot be opened."))

    # Links to folders are not followed: they may lead round in a circle.
    for folder, folders, names in os.walk(root, onerror=remember):
        if cancelled():
            return
        folders[:] = sorted(name for name in folders if name not in _CLUTTER)
        for name in sorted(names):
            path = Path(folder, name)
            if name in _CLUTTER:
                continue
            if not path.is_file():
                # A pipe or a device would block for ever; a link may lead nowhere.
                yield Rejected(_label(path), "It is not a regular file.")
            elif dicomdir.is_dicomdir(path):
                # Its files are found anyway; what it names and is not there is worth saying.
                yield from (one for one in _dicomdir(path) if isinstance(one, Rejected))
            else:
                yield path
    yield from refused


def _file(path: Path) -> Iterator[Source | Rejected]:
    try:
        with Source(path).open() as stream:
            start = stream.read(132)
            is_index = start[128:132] == b"DICM" and _names_dicomdir(stream)
    except (UnreadableError, OSError):
        # Said again, with its reason, when the file is identified.
        yield Source(path)
        return
    if is_index:
        yield from _dicomdir(path)
    elif archive.is_archive(start):
        try:
            for member, problem in archive.members(path):
                if any(part in _CLUTTER for part in (member.member or "").split("/")):
                    continue
                if problem:
                    yield Rejected(member.label, problem)
                elif not dicomdir.is_dicomdir(Path(member.name)):
                    yield member
        except UnreadableError as error:
            yield Rejected(_label(path), str(error))
    else:
        yield Source(path)


def _names_dicomdir(stream: BinaryIO) -> bool:
    """Return whether the file meta information says Media Storage Directory (PS3.10 table 7.1)."""
    uid = DICOMDIR.encode()
    return b"\x02\0\x02\0UI" + bytes((len(uid), 0)) + uid in stream.read(256)


def _dicomdir(path: Path) -> Iterator[Source | Rejected]:
    try:
        for reference in dicomdir.references(path):
            if reference.path is None:
                label = f"{_label(path)}: {reference.label}"
                yield Rejected(clean(label, longest=1024), reference.problem)
            else:
                yield Source(reference.path)
    except UnreadableError as error:
        yield Rejected(_label(path), str(error))
