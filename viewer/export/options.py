"""What goes into an export, and what is left out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from viewer.dicom.deidentification import Deidentification


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """What an annotated picture shows.

    The model's name, version and hash, warnings and the intended use are always in it.

    Attributes
    ----------
    heatmaps, contours, boxes : bool
        Whether these are drawn where the review's style has them.
    annotations : bool
        Whether measurements, arrows and texts are drawn, unless the reader hid them.
    corner_text : bool
        View, spacing, window and frame in the corners.
    identifiers : bool
        Whether the corners also name patient, dates and places. Text that is burned into the
        pixels stays in any case.
    colour_bar : bool
        The scale 0 to 1 with the thresholds, while a heatmap is shown.
    size : int or None
        Longest side in pixels; None for one pixel per stored pixel.
    """

    heatmaps: bool = True
    contours: bool = True
    boxes: bool = True
    annotations: bool = True
    corner_text: bool = True
    identifiers: bool = False
    colour_bar: bool = True
    size: int | None = None


def english(text: str) -> str:
    """Return a text as it is."""
    return str(text)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What any exporter is told.

    Attributes
    ----------
    identifiers : bool
        Whether the file may hold patient, dates, places, the path and DICOM UIDs.
    picture : PictureOptions
        For exporters that paint; identifiers need both switches.
    seconds : dict
        Wall-clock seconds of the steps so far, e.g. ``read``, ``preprocess``, ``inference``.
    deidentification : Deidentification
        What DICOM files may hold while ``identifiers`` is off.
    say : callable
        Turns an English text into the language of pages for people. Data stays English.
    """

    identifiers: bool = False
    picture: PictureOptions = field(default_factory=PictureOptions)
    seconds: dict[str, float] = field(default_factory=dict)
    deidentification: Deidentification = field(default_factory=Deidentification)
    say: Callable[[str], str] = english
