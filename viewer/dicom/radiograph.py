"""A radiograph: pixels as stored, and all that decides how they are shown and measured."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from viewer.dicom.plane import Plane
    from viewer.dicom.source import Source


class UnreadableError(Exception):
    """A file that cannot be shown; the message says why and what to do, in plain words."""


class VoiFunction(Enum):
    """VOI LUT Function (0028,1056), PS3.3 C.11.2.1.3."""

    LINEAR = "LINEAR"
    LINEAR_EXACT = "LINEAR_EXACT"
    SIGMOID = "SIGMOID"


@dataclass(frozen=True, slots=True)
class Window:
    """A window on modality values (PS3.3 C.11.2.1.2): a preset of the file or the reader's own."""

    centre: float
    width: float
    function: VoiFunction = VoiFunction.LINEAR
    explanation: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class LookupTable:
    """A modality or VOI look-up table (PS3.3 C.11.1, C.11.2): ``data[value - first]``, clamped.

    ``data`` holds ``bits``-bit outputs; a table shorter than its descriptor ends where it ends.
    """

    first: int
    data: npt.NDArray[np.uint16]
    bits: int
    explanation: str = ""


Voi = Window | LookupTable


class SpacingSource(Enum):
    """Where millimetres come from; shown beside every length (value is the text shown)."""

    CALIBRATED = "calibrated"
    AS_IN_FILE = "as in file"
    MAGNIFICATION_CORRECTED = "magnification corrected"
    AT_DETECTOR = "at detector"
    NONE = "no calibration"


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distance of pixel centres in millimetres, None without a usable source."""

    row_mm: float | None
    column_mm: float | None
    source: SpacingSource


class View(Enum):
    """Direction of projection as the header tells it."""

    PA = "PA"
    AP = "AP"
    LATERAL = "lateral"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who and what the header says this is. Empty strings where it says nothing.

    Dates are as stored (YYYYMMDD). Texts are decoded, and cleaned of control characters.
    """

    patient_name: str = ""
    patient_id: str = ""
    patient_birth_date: str = ""
    patient_sex: str = ""
    patient_age: str = ""
    accession_number: str = ""
    institution: str = ""
    study_date: str = ""
    study_time: str = ""
    study_description: str = ""
    series_description: str = ""
    series_number: str = ""
    instance_number: str = ""
    study_instance_uid: str = ""
    series_instance_uid: str = ""
    sop_instance_uid: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Shutter:
    """What covers a part of the image: the display shutter (PS3.3 C.7.6.11).

    Attributes
    ----------
    covered : ndarray of bool, shape (rows, columns)
        True where the pixel is not to be seen.
    grey : int
        Grey value 0..255 of the cover, from Shutter Presentation Value; black where not given.
    """

    covered: npt.NDArray[np.bool_]
    grey: int


@dataclass(frozen=True, slots=True, eq=False)
class Radiograph:
    """One readable instance.

    Attributes
    ----------
    path : Path
        The file; for a member of a ZIP, ``archive.zip/member``.
    stored : ndarray
        Shape (frames, rows, columns) for grey, (frames, rows, columns, 3) uint8 RGB for colour;
        grey values are as stored: sign-corrected and clipped to BitsStored.
    modality_lut : LookupTable or None
        Modality LUT Sequence; where it is None, ``slope`` and ``intercept`` apply.
    slope, intercept : float
        Rescale Slope (never 0) and Intercept.
    vois : tuple of Voi
        Presets of the file in the order in which they apply: LUTs, then windows. May be empty.
    inverted : bool
        MONOCHROME1 or Presentation LUT Shape INVERSE: exactly one inversion, after VOI.
    padding : tuple of int or None
        Lowest and highest stored value that is padding.
    overlays : ndarray of bool, shape (n, rows, columns)
        Overlay planes 60xx.
    shutter : Shutter or None
        What the file wants to be covered.
    burned_in : bool or None
        Whether the file says that text is burned into its pixels: Burned In Annotation
        (PS3.3 C.7.6.1); None where it says nothing.
    lossy : str
        How pixels were compressed with loss, for people; empty where they were not.
    pixel_aspect : float
        Height of a pixel divided by its width.
    warnings : tuple of str
        What the reader must know, one sentence each.
    is_dicom : bool
        False for a PNG, JPEG, WebP or TIFF picture.
    presentation_intent : str
        Presentation Intent Type (0008,0068): "FOR PRESENTATION", "FOR PROCESSING" or empty.
    descriptions : tuple of str
        What the header says in free text about study, series, protocol and view.
    frame_rate : float
        Frames per second, from the header; 0 where it says nothing.
    species : str
        Patient Species Description (0010,2201); empty for nearly every human.
    automatic_windows : dict
        Of frames for which they were worked out (:func:`viewer.dicom.display.automatic_window`).
    plane : Plane or None
        Where the pixels lie in space; None for several frames, and where nothing is said.
    source : Source or None
        What it was read from; None if it was made.
    """

    path: Path
    stored: npt.NDArray[np.generic]
    identity: Identity
    sop_class: str = ""
    modality: str = ""
    body_part: str = ""
    transfer_syntax: str = ""
    photometric: str = "MONOCHROME2"
    bits_stored: int = 16
    modality_lut: LookupTable | None = None
    slope: float = 1.0
    intercept: float = 0.0
    vois: tuple[Voi, ...] = ()
    inverted: bool = False
    padding: tuple[int, int] | None = None
    spacing: Spacing = field(default_factory=lambda: Spacing(None, None, SpacingSource.NONE))
    view: View = View.UNKNOWN
    orientation: tuple[str, str] | None = None
    laterality: str = ""
    synthetic: bool = False
    overlays: npt.NDArray[np.bool_] | None = None
    shutter: Shutter | None = None
    burned_in: bool | None = None
    lossy: str = ""
    pixel_aspect: float = 1.0
    warnings: tuple[str, ...] = ()
    is_dicom: bool = True
    presentation_intent: str = ""
    descriptions: tuple[str, ...] = ()
    species: str = ""
    frame_rate: float = 0.0
    plane: "Plane | None" = None
    source: "Source | None" = None
    automatic_windows: dict[int, Window] = field(default_factory=dict, init=False, repr=False)

    @property
    def frames(self) -> int:
        """Number of frames."""
        return int(self.stored.shape[0])

    @property
    def rows(self) -> int:
        """Rows of a frame."""
        return int(self.stored.shape[1])

    @property
    def columns(self) -> int:
        """Columns of a frame."""
        return int(self.stored.shape[2])

    @property
    def is_colour(self) -> bool:
        """Whether the stored pixels are RGB."""
        return self.stored.ndim == 4
