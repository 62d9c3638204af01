"""The data sets of a fit: which images each gives, and what must hold over all of them."""

import csv
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from train.config import DataConfig
from train.datasets.layouts import LAYOUTS, LayoutError, open_layout
from train.datasets.records import Record
from train.prepared_images import PreparedImages
from train.whole_file import whole_file

_log = logging.getLogger(__name__)

#: Beside the shards: images that are equal, but of several patients.
DUPLICATES = "duplicates.csv"


@dataclass(frozen=True, slots=True)
class Part:
    """One data set of a fit.

    Attributes
    ----------
    data : DataConfig
    records : list of Record
        What it chooses.
    """

    data: DataConfig
    records: list[Record]

    @property
    def owner(self) -> str:
        """Whose patient numbers these are."""
        return LAYOUTS[self.data.layout].patients or str(Path(self.data.root).resolve())

    def patients(self) -> set[tuple[str, str]]:
        """Return the patients, told apart from those of other data sets."""
        return {(self.owner, record.patient) for record in self.records}


def open_part(data: DataConfig) -> Part:
    """Return a data set with the records that its configuration chooses.

    Raises
    ------
    train.datasets.layouts.LayoutError
        As :func:`train.datasets.layouts.open_layout`.
    """
    records = open_layout(
        data.layout,
        Path(data.root),
        Path(data.split_file) if data.split_file else None,
        data.split,
        fold=data.fold,
        except_fold=data.except_fold,
        lateral=data.lateral,
    )
    if data.without_patients_of is not None:
        others = LAYOUTS[data.layout].records(Path(data.without_patients_of))
        patients = {record.patient for record in others}
        records = [record for record in records if record.patient not in patients]
    return Part(data, records[: data.limit])


def refuse_shared_patients(training: Sequence[Part], watched: Sequence[Part]) -> None:
    """Refuse to watch patients that are fitted to, also if they come in another data set.

    Raises
    ------
    LayoutError
        With the number of patients and one image of theirs.
    """
    fitted = set().union(*(part.patients() for part in training))
    for part in watched:
        both = part.patients() & fitted
        if both:
            image = next(item.name for item in part.records if (part.owner, item.patient) in both)
            raise LayoutError(
                f"{len(both)} patients of {part.data.root} are both in data and in val, such as "
                f"that of image {image}: name splits or folds that no patient straddles"
            )


def refuse_unlabelled(parts: Sequence[Part], findings: Sequence[str]) -> None:
    """Refuse to fit a finding of which no data set has a label.

    Raises
    ------
    LayoutError
        With the findings, and those that there are.
    """
    known = {
        name
        for part in parts
        for record in part.records
        for name, value in record.labels.items()
        if value is not None or name in record.uncertain
    }
    missing = [name for name in findings if name not in known]
    if missing:
        raise LayoutError(
            f"no data set has labels of {', '.join(missing)}: leave them out of findings; there "
            f"are {', '.join(sorted(known)) or 'none'}"
        )


def duplicates(parts: Iterable[tuple[Part, PreparedImages]]) -> list[list[tuple[str, str]]]:
    """Return images that are equal once prepared, but not of the same patient.

    Returns
    -------
    list of list of (data set's folder, image name)
        Each at least two images with the same pixels.
    """
    groups: dict[str, list[tuple[tuple[str, str], tuple[str, str]]]] = defaultdict(list)
    for part, images in parts:
        for index, digest in zip(images.readable, images.digests, strict=True):
            record = part.records[index]
            named = part.data.root, record.name
            groups[digest].append(((part.owner, record.patient), named))
    return [
        [named for _, named in group]
        for group in groups.values()
        if len({patient for patient, _ in group}) > 1
    ]


def warn_of_duplicates(parts: Sequence[tuple[Part, PreparedImages]]) -> None:
    """Say in the log how many there are, and in :data:`DUPLICATES` in the cache which."""
    if not parts:
        return
    file = parts[0][1].folder / DUPLICATES
    groups = duplicates(parts)
    if not groups:
        file.unlink(missing_ok=True)
        return
    with whole_file(file) as beside, beside.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(("group", "data", "image"))
        for number, group in enumerate(groups, 1):
            writer.writerows((number, root, name) for root, name in group)
    _log.warning("%d images are listed for several patients; %s names them", len(groups), file)
