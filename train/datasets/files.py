"""Find the images of a data set, in folders or in ZIP archives of the same name."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from train.datasets.tables import LayoutError
from viewer.dicom.source import Source

#: Suffixes of image files; a name in a table may have another one than its file.
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".dcm", ".dicom"})

#: One patient in so many is in the validation split where the publisher names none.
_VALIDATION_EVERY = 10


def image_name(text: str) -> str:
    """Return a path of a table as a name: forward slashes, without the suffix of an image."""
    path = PurePosixPath(text.strip().replace("\\", "/"))
    return str(path.with_suffix("") if path.suffix.lower() in SUFFIXES else path)


def images_by_stem(root: Path, pattern: str) -> dict[str, Source]:
    """Return the images below all folders and ZIP archives of a pattern, by stem.

    Raises
    ------
    LayoutError
        If there are none, or an archive is damaged.
    """
    found = {Path(source.member or source.path).stem: source for source in _images(root, pattern)}
    if not found:
        raise LayoutError(f"{root} holds no images: expected a folder {pattern}/ or {pattern}.zip")
    return found


def _images(root: Path, pattern: str) -> Iterator[Source]:
    for place in sorted({*root.glob(pattern), *root.glob(f"{pattern}.zip")}):
        if place.is_dir():
            for file in sorted(place.rglob("*")):
                if file.suffix.lower() in SUFFIXES:
                    yield Source(file)
        elif place.suffix.lower() == ".zip":
            try:
                with zipfile.ZipFile(place) as archive:
                    members = sorted(archive.namelist())
            except (OSError, zipfile.BadZipFile) as error:
                raise LayoutError(f"{place} is not a ZIP archive: {error}") from None
            for member in members:
                if Path(member).suffix.lower() in SUFFIXES:
                    yield Source(place, member)


def own_split(patient: str) -> str:
    """Return "val" for one patient in ten and "train" for the others, always the same ones.

    For data sets whose publisher names no validation split. It depends on nothing but the
    patient, so that a subset of the images keeps the split of the whole.
    """
    number = int.from_bytes(hashlib.sha256(patient.encode()).digest()[:8], "big")
    return "val" if number % _VALIDATION_EVERY == 0 else "train"
