"""Records without files."""

from pathlib import Path

from train.datasets.records import Record
from viewer.dicom.source import Source


def image_record(name: str, size: tuple[int, int] = (1024, 1024), **changes: object) -> Record:
    """Return a record whose image is not there."""
    fields = {"patient": name, "labels": {}, "grid": size}
    return Record(name=name, source=Source(Path(f"{name}.png")), **(fields | changes))
