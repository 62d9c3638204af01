"""Reasons for doubt about an image, and what a file says of it: the gate's own words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from pcam_model.wording import Text


class Severity(IntEnum):
    """How much a concern weighs; ordered."""

    NOTE = 1
    WARNING = 2
    REFUSE = 3

    @property
    def label(self) -> str:
        """The word for people that goes before the message."""
        return {1: Text("Note"), 2: Text("Warning"), 3: Text("Not suitable")}[self.value]


@dataclass(frozen=True, slots=True)
class Concern:
    """One reason for doubt: a sentence for the reader, and its weight."""

    severity: Severity
    message: str

    def __str__(self) -> str:
        return Text("{severity}: {message}", severity=self.severity.label, message=self.message)


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What a file says about its image, as far as it matters for suitability.

    Attributes
    ----------
    modality : str
        DICOM Modality (0008,0060), empty if absent.
    body_part : str
        Body Part Examined (0018,0015), empty if absent.
    view : str
        ``"PA"``, ``"AP"``, ``"lateral"``, ``"other"`` or ``"unknown"``; case does not matter.
    colour : bool
        Whether the picture has colour; three equal channels are grey.
    frames, rows, columns : int
        Size of the image.
    age_years : float or None
        Age of the patient.
    photometric : str
        Photometric Interpretation (0028,0004).
    descriptions : tuple of str
        Study, series, protocol and processing descriptions: free text that may name a body part,
        a view or a species.
    is_dicom : bool
        False for a plain picture file, which says nothing about itself.
    processing : str
        Presentation Intent Type (0008,0068), e.g. ``"FOR PROCESSING"``.
    species : str
        Patient Species Description (0010,2201), empty if absent.
    """

    modality: str
    body_part: str
    view: str
    colour: bool
    frames: int
    rows: int
    columns: int
    age_years: float | None = None
    photometric: str = ""
    descriptions: tuple[str, ...] = ()
    is_dicom: bool = True
    processing: str = ""
    species: str = ""


def worst(concerns: Iterable[Concern]) -> Severity | None:
    """Return the heaviest severity, None without concerns."""
    return max((concern.severity for concern in concerns), default=None)
