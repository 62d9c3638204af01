"""Follow a DICOMDIR (PS3.3 F.3), and never out of its folder.

ReferencedFileID comes from the file: it can be ``../../../etc/passwd`` or absolute.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from viewer.dicom.header import Header, read_header
from viewer.dicom.source import Source
from viewer.dicom.text import clean

# Directory records of objects that may be images (PS3.3 F.5).
_IMAGES = ("IMAGE", "")


@dataclass(frozen=True, slots=True)
class Reference:
    """One image that a DICOMDIR names: a file inside its folder, or why there is none."""

    label: str
    path: Path | None
    problem: str = ""


def is_dicomdir(path: Path) -> bool:
    """Return whether a file is called DICOMDIR, in any case."""
    return path.name.upper() == "DICOMDIR"


def references(path: Path) -> Iterator[Reference]:
    """Yield the images that a DICOMDIR names, in its order, each file once.

    Raises
    ------
    UnreadableError
        If the DICOMDIR cannot be read.
    """
    with Source(path).open() as stream:
        header = read_header(stream)
    root = path.parent
    seen: set[tuple[str, ...]] = set()
    for record in header.items("DirectoryRecordSequence"):
        if record.text("DirectoryRecordType").upper() not in _IMAGES:
            continue
        parts = _raw_parts(record)
        if not parts or parts in seen:
            continue
        seen.add(parts)
        yield _resolve(root, parts)


def _raw_parts(record: Header) -> tuple[str, ...]:
    """Return the components as they are: cleaned ones would name another file."""
    value = record.value("ReferencedFileID")
    if value is None:
        return ()
    parts = [value] if isinstance(value, str) else list(value)
    return tuple(str(part) for part in parts)


def _resolve(root: Path, parts: tuple[str, ...]) -> Reference:
    label = clean("/".join(parts))
    # Backslashes separate components on Windows, a colon names a drive.
    unsafe = any(
        part in ("", ".", "..") or "/" in part or "\\" in part or "\0" in part or ":" in part
        for part in parts
    )
    if unsafe:
        return Reference(label, None, "The DICOMDIR points out of its folder; it is not opened.")
    try:
        found = _find(root, parts)
        if found is None:
            return Reference(label, None, "The DICOMDIR names this file, but it is missing.")
        # A link may lead out of the folder as well.
        if not found.resolve().is_relative_to(root.resolve()):
            return Reference(label, None, "The file is a link out of the folder of the DICOMDIR.")
    except (OSError, RuntimeError):
        return Reference(label, None, "The DICOMDIR names a file that cannot be looked up.")
    return Reference(label, found)


def _find(root: Path, parts: tuple[str, ...]) -> Path | None:
    """Return the file; names may have changed their case on the way from the medium."""
    exact = root.joinpath(*parts)
    if exact.is_file():
        return exact
    here = root
    for part in parts:
        if not here.is_dir():
            return None
        matches = [entry for entry in here.iterdir() if entry.name.upper() == part.upper()]
        if not matches:
            return None
        here = min(matches)
    return here if here.is_file() else None
