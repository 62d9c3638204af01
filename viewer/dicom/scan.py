"""Find images in files, folders, ZIP archives and DICOMDIRs, reading headers only."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, overload

from pcam_model.wording import Text
from viewer.dicom import archive, dicomdir, scan_pool
from viewer.dicom.companion import Companion, companion, companion_kind
from viewer.dicom.header import Selection, may_be_dicom, read_header, uid_name
from viewer.dicom.identity import KEYWORDS, identity
from viewer.dicom.listing import (
    Listed,
    Rejected,
    contents_of_archive,
    contents_of_dicomdir,
    listed,
    names_dicomdir,
)
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import Identity, UnreadableError, View
from viewer.dicom.raster import is_raster, raster_size
from viewer.dicom.read import check_is_image
from viewer.dicom.source import Source
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


@overload
def scan(
    paths: Iterable[Path | str],
    *,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    use_processes: bool = False,
    companions: Literal[False] = False,
) -> Iterator[Instance | Rejected]: ...


@overload
def scan(
    paths: Iterable[Path | str],
    *,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    use_processes: bool = False,
    companions: Literal[True],
) -> Iterator[Instance | Rejected | Companion]: ...


def scan(
    paths: Iterable[Path | str],
    *,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    use_processes: bool = False,
    companions: bool = False,
) -> Iterator[Instance | Rejected | Companion]:
    """Yield what files and folders hold, in a stable order, each as soon as it was looked at.

    Parameters
    ----------
    paths : iterable of Path
        Files; folders, searched through and through whatever the files are called; ZIP archives;
        DICOMDIRs, followed inside their folder only.
    on_progress : callable, optional
        Called with the number of files looked at and the number known so far.
    cancelled : callable, optional
        Asked before every file; the scan ends when it says yes.
    use_processes : bool
        Whether other processes may read the headers of a large folder, so that this one has time
        for its window.
    companions : bool
        Whether segmentations, reports and presentation states are wanted as such; else they are
        files that are no images.
    """
    stop = cancelled or _never
    # Names alone are listed at once: a file is opened when its turn comes, and only then.
    files: list[Listed | Rejected] = []
    for path in paths:
        files.extend(listed(Path(path), stop))
    known, done = len(files), 0
    seen: set[tuple[object, ...]] = set()
    with archive.Shelf() as shelf:
        for found in _looked_into(files, seen, use_processes):
            # What an archive or an index holds comes in its place.
            inside = found if isinstance(found, list) else [found]
            known += len(inside) - 1
            for one in inside:
                if stop():
                    return
                result = _opened(one, shelf, seen) if isinstance(one, Source) else one
                if isinstance(result, Companion) and not companions:
                    result = _no_image(result)
                if result is not None:
                    yield result
                done += 1
                if on_progress is not None:
                    on_progress(done, known)


def _never() -> bool:
    return False


_Found = Instance | Rejected | Companion | list[Source | Rejected] | None


def _looked_into(
    files: list[Listed | Rejected], seen: set[tuple[object, ...]], use_processes: bool
) -> Iterator[_Found]:
    """Yield what each file is or holds, None for one that was looked at before."""
    if not use_processes or len(files) < scan_pool.WORTH_WHILE:
        yield from (look(file) if _is_new(file, seen) else None for file in files)
        return
    with scan_pool.Pool() as pool:
        new = (file if _is_new(file, seen) else None for file in files)
        yield from (found for _, found in pool.map(look, new))


def _is_new(file: Listed | Rejected, seen: set[tuple[object, ...]]) -> bool:
    """Return whether a file was not seen before: it may be given twice, or have two names."""
    if isinstance(file, Rejected):
        return True
    key = (*_file_key(file.path), None)
    known = key in seen
    seen.add(key)
    return not known


def look(file: Listed | Rejected | None) -> _Found:
    """Return what a file is or holds; what was rejected already stays so."""
    if not isinstance(file, Listed):
        return file
    if dicomdir.is_dicomdir(file.path):
        return contents_of_dicomdir(file)
    source = Source(file.path)
    return _identified(source, source.open, whole=file)


def _opened(
    source: Source, shelf: archive.Shelf, seen: set[tuple[object, ...]]
) -> Instance | Rejected | Companion | None:
    """Return what an archive or an index names; None for what was seen before."""
    key = (*_file_key(source.path), source.member)
    if key in seen:
        return None
    seen.add(key)
    return _alone(source, shelf)


def _file_key(path: Path) -> tuple[object, ...]:
    """Return what tells a file from all others, whatever name it has."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return (str(path),)
    # Some file systems have no numbers.
    return (status.st_dev, status.st_ino) if status.st_ino else (os.path.realpath(path),)


def identify(source: Source, shelf: archive.Shelf | None = None) -> Instance | Rejected:
    """Return what one file is, from its header.

    Parameters
    ----------
    shelf : Shelf, optional
        Keeps an archive open between its members.
    """
    found = _alone(source, shelf)
    return _no_image(found) if isinstance(found, Companion) else found


def _alone(source: Source, shelf: archive.Shelf | None) -> Instance | Rejected | Companion:
    found = _identified(source, source.open if shelf is None else lambda: shelf.open(source))
    assert not isinstance(found, list)
    return found


def _no_image(found: Companion) -> Rejected:
    """Return what a companion is to those who want images alone."""
    return Rejected(
        found.source.label,
        Text(
            "This is DICOM, but not an image: {sop_class}.",
            sop_class=uid_name(found.sop_class),
        ),
    )


def _identified(
    source: Source, opened: Callable[[], BinaryIO], whole: Listed | None = None
) -> Instance | Rejected | Companion | list[Source | Rejected]:
    """Return what a file is; also what it holds, if ``whole`` says that it may hold others."""
    try:
        with opened() as stream, quiet():
            start = stream.read(132)
            if archive.is_archive(start) and whole is not None:
                return contents_of_archive(whole)
            if whole is not None and names_dicomdir(start, stream):
                return contents_of_dicomdir(whole)
            return _image(source, stream, start)
    except UnreadableError as error:
        return Rejected(source.label, str(error))
    except OSError as error:
        _log.debug("scan: %s", type(error).__name__)
        return Rejected(source.label, "The file cannot be read from its drive.")


def _image(source: Source, stream: BinaryIO, start: bytes) -> Instance | Rejected | Companion:
    if is_raster(start):
        return _raster(source, stream)
    if archive.is_archive(start):
        return Rejected(source.label, "This is an archive inside an archive: extract it first.")
    if not start:
        return Rejected(source.label, "The file is empty: copy it anew.", source)
    if not may_be_dicom(start):
        return Rejected(source.label, NOT_AN_IMAGE, source)
    return _dicom(source, stream)


def _dicom(source: Source, stream: BinaryIO) -> Instance | Companion:
    header = read_header(stream, _WANTED)
    if companion_kind(header.sop_class) is not None:
        # Few are: what they are about stands in sequences, which a scan reads of no image.
        found = companion(source, read_header(stream))
        if found is not None:
            return found
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
