"""DICOM objects that are about an image and lie beside it: segmentations, reports, presentations.

A scan tells them from images by their SOP class, and says by UID which images they are about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from pcam_model.wording import Text
from viewer.dicom.header import Header
from viewer.dicom.source import Source

# SOP classes end like this (PS3.6 table A-1).
_ROOT = "1.2.840.10008.5.1.4.1.1."
# Sequences nest this deep at most; deeper ones come from damaged files.
_DEEPEST = 24

#: What this program calls itself in the objects it writes.
OURS = "pcam-viewer"
#: The manufacturer of the model that made a result, among the equipment that contributed to it.
MODEL_EQUIPMENT = f"{OURS} model"
#: Code of the content item of a report that holds the whole review: value and private scheme.
STATE_CODE = ("REVIEW_STATE", "99PCAM")
#: Of the one that names the processor; only a report of an analysed image has it.
PROCESSOR_CODE = ("DEVICE_USED", "99PCAM")


class CompanionKind(Enum):
    """What an object is; the value is its name for people."""

    SEGMENTATION = Text("Segmentation")
    REPORT = Text("Structured report")
    PRESENTATION = Text("Presentation state")


_KINDS = {
    **dict.fromkeys(("66.4", "66.7"), CompanionKind.SEGMENTATION),
    # Basic text, enhanced, comprehensive (also 3D), extensible, and those of detection programs.
    **dict.fromkeys(
        ("88.11", "88.22", "88.33", "88.34", "88.35", "88.50", "88.65"), CompanionKind.REPORT
    ),
    **dict.fromkeys(("11.1", "11.2", "11.3"), CompanionKind.PRESENTATION),
}


@dataclass(frozen=True, slots=True)
class Companion:
    """One object, as its header tells.

    Attributes
    ----------
    source : Source
    sop_class : str
    kind : CompanionKind
    description : str
        Of its series, else of its content; may be empty.
    maker : str
        Manufacturer; may be empty.
    references : frozenset of str
        SOP Instance UIDs of what it is about, and of what else it names.
    made : str
        Date and time of its content, sortable; may be empty.
    """

    source: Source
    sop_class: str
    kind: CompanionKind
    description: str
    maker: str
    references: frozenset[str]
    made: str

    @property
    def is_ours(self) -> bool:
        """Whether this program wrote it."""
        return self.maker == OURS


def companion_kind(sop_class: str) -> CompanionKind | None:
    """Return what the objects of a SOP class are, None if they are no companions of images."""
    return _KINDS.get(sop_class.removeprefix(_ROOT)) if sop_class.startswith(_ROOT) else None


def companion(source: Source, header: Header) -> Companion | None:
    """Return what a whole header, without pixels, says; None if it is no companion of an image."""
    kind = companion_kind(header.sop_class)
    if kind is None:
        return None
    date = header.text("ContentDate") or header.text("PresentationCreationDate")
    time = header.text("ContentTime") or header.text("PresentationCreationTime")
    return Companion(
        source=source,
        sop_class=header.sop_class,
        kind=kind,
        description=header.text("SeriesDescription") or header.text("ContentLabel"),
        maker=header.text("Manufacturer"),
        references=frozenset(_references(header, 0)),
        made=f"{date} {time}".strip(),
    )


def _references(header: Header, depth: int) -> Iterator[str]:
    uid = header.text("ReferencedSOPInstanceUID")
    if uid:
        yield uid
    if depth == _DEEPEST:
        return
    for tag in list(header.dataset.keys()):
        for item in header.items_at(tag):
            yield from _references(item, depth + 1)
