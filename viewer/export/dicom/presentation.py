"""How the reader looked at the image, as a Softcopy Presentation State (PS3.3 A.33).

Grayscale for grey images: modality transformation, window, polarity, orientation, displayed area,
shutter, overlays, and what was drawn. The object defines the whole pipeline, so the photometric
interpretation of the image no longer counts (note in C.11.6): MONOCHROME1 and the reader's
inversion come together in one Presentation LUT Shape. Colour images get a Color Softcopy
Presentation State, which has no grey values to change.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from highdicom.content import ModalityLUTTransformation, PresentationLUTTransformation
from highdicom.pr import (
    ColorSoftcopyPresentationState,
    GrayscaleSoftcopyPresentationState,
    SoftcopyVOILUTTransformation,
)
from pydicom.dataset import Dataset
from pydicom.valuerep import format_number_as_ds

from pcam_model.wording import Text
from viewer.dicom.display import default_voi
from viewer.dicom.header import Header
from viewer.dicom.quiet import quiet
from viewer.dicom.radiograph import LookupTable, Radiograph, VoiFunction, Window
from viewer.export.dicom import provenance
from viewer.export.dicom.coordinates import true_spacing
from viewer.export.dicom.graphics import OVERLAYS, graphics
from viewer.export.dicom.icc import srgb_profile
from viewer.export.dicom.instance import Kind, finish, write
from viewer.export.dicom.subject import Subject, SubjectError
from viewer.export.options import ExportOptions
from viewer.export.record import INTENDED_USE
from viewer.review.case import Case
from viewer.review.review import Review

_KIND = Kind("gsps", 9104, "Presentation of the review")
_SHUTTER = (
    "ShutterShape", "ShutterLeftVerticalEdge", "ShutterRightVerticalEdge",
    "ShutterUpperHorizontalEdge", "ShutterLowerHorizontalEdge", "CenterOfCircularShutter",
    "RadiusOfCircularShutter", "VerticesOfThePolygonalShutter", "ShutterPresentationValue",
)  # fmt: skip
_OVERLAY_GROUPS = range(0x6000, 0x6020, 2)
_LONGEST_LUT, _HIGHEST = 65536, 65535


class PresentationExporter:
    """Window, polarity, orientation and drawings as a presentation state; see the module.

    The image need not have been analysed.
    """

    name = "gsps"
    suffix = ".dcm"
    description: str = Text("Window, orientation and drawings as DICOM presentation state")

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the object.

        Raises
        ------
        ValueError
            If no object can be about the image, or a colour image is shown inverted.
        OSError
            If the file cannot be written.
        """
        write(self.build(case, options), target)

    @quiet()
    def build(self, case: Case, options: ExportOptions) -> Dataset:
        """Return the object."""
        subject = Subject.of(case, options)
        radiograph, review = case.radiograph, case.review
        layers, annotations = graphics(case, subject)
        common: dict[str, Any] = {
            "referenced_images": [subject.image],
            "content_label": "REVIEW",
            "content_description": INTENDED_USE,
            "graphic_layers": layers,
            "graphic_annotations": annotations,
            **_KIND.placed(case, subject),
        }
        if radiograph.is_colour:
            if review.inverted:
                # Only states of grey images have a polarity (PS3.3 A.33.1, A.33.2).
                raise SubjectError(
                    Text(
                        "a presentation state of a colour image cannot invert it: end the inversion"
                    )
                )
            made: Dataset = ColorSoftcopyPresentationState(icc_profile=srgb_profile(), **common)
        else:
            inverse = radiograph.inverted != review.inverted
            made = GrayscaleSoftcopyPresentationState(
                presentation_lut_transformation=PresentationLUTTransformation(
                    presentation_lut_shape="INVERSE" if inverse else "IDENTITY"
                ),
                # Stand-ins: the constructor would look for these in the image.
                modality_lut_transformation=ModalityLUTTransformation(0.0, 1.0, "US"),
                voi_lut_transformations=[SoftcopyVOILUTTransformation(0.0, 1.0)],
                **common,
            )
            _set_modality(made, radiograph)
            made.SoftcopyVOILUTSequence = [_voi(radiograph, review)]
        made.Laterality = subject.image.get("Laterality", "")
        _add_orientation(made, radiograph, review)
        if review.shutter_on and radiograph.shutter is not None:
            for keyword in _SHUTTER:
                if subject.header.value(keyword) is not None:
                    setattr(made, keyword, subject.header.value(keyword))
        if review.overlays_on and radiograph.overlays is not None:
            _activate_overlays(made, subject.header)
        return finish(made, case, subject, private_codes=False)


def _set_modality(made: Dataset, radiograph: Radiograph) -> None:
    """Say how stored values become those that the window counts in (PS3.3 C.11.1)."""
    table = radiograph.modality_lut
    if table is not None:
        item = _table(table.first, table.data, table.explanation)
        item.ModalityLUTType = "US"
        for keyword in ("RescaleIntercept", "RescaleSlope", "RescaleType"):
            delattr(made, keyword)
        made.ModalityLUTSequence = [item]
        return
    made.RescaleIntercept = format_number_as_ds(radiograph.intercept)
    made.RescaleSlope = format_number_as_ds(radiograph.slope)


def _voi(radiograph: Radiograph, review: Review) -> Dataset:
    """Return what is in force, also where the file has no window (PS3.3 C.11.8)."""
    voi = review.voi or default_voi(radiograph, review.frame)
    item = Dataset()
    if isinstance(voi, LookupTable):
        whole = np.rint(voi.data * (_HIGHEST / (2.0**voi.bits - 1))).astype(np.uint16)
        item.VOILUTSequence = [_table(voi.first, whole, voi.explanation)]
        return item
    item.WindowCenter = format_number_as_ds(float(voi.centre))
    item.WindowWidth = format_number_as_ds(float(voi.width))
    item.VOILUTFunction = _function(voi).value
    if voi.explanation:
        item.WindowCenterWidthExplanation = provenance.short(str(voi.explanation))
    return item


def _function(window: Window) -> VoiFunction:
    # Below 1, LINEAR has no meaning, and is shown as the other one.
    narrow = window.function is VoiFunction.LINEAR and window.width < 1
    return VoiFunction.LINEAR_EXACT if narrow else window.function


def _table(first: int, data: npt.NDArray[np.uint16], explanation: str) -> Dataset:
    """Return an item of a LUT sequence; presentation states have tables of 8 or 16 bits alone."""
    item = Dataset()
    narrow = int(data.max()) < 256
    descriptor = [len(data) % _LONGEST_LUT, first, 8 if narrow else 16]
    item.add_new("LUTDescriptor", "SS" if first < 0 else "US", descriptor)
    if explanation:
        item.LUTExplanation = provenance.short(explanation)
    raw = data.astype("u1" if narrow else "<u2").tobytes()
    item.add_new("LUTData", "OW", raw + bytes(len(raw) % 2))
    return item


def _add_orientation(made: Dataset, radiograph: Radiograph, review: Review) -> None:
    """Say how the image is turned (PS3.3 C.10.6) and that all of it is shown (C.10.4).

    The review mirrors first and turns then; DICOM turns first, so it turns the other way where the
    image is mirrored. The corners of the displayed area are those seen, in pixels of the image.
    """
    turns = -review.quarter_turns % 4 if review.flipped else review.quarter_turns % 4
    made.ImageRotation = 90 * turns
    made.ImageHorizontalFlip = "Y" if review.flipped else "N"
    columns, rows = radiograph.columns, radiograph.rows
    corners = [(1, 1), (columns, 1), (columns, rows), (1, rows)]
    if review.flipped:
        corners = [corners[1], corners[0], corners[3], corners[2]]
    area = made.DisplayedAreaSelectionSequence[0]
    # Quarter turns clockwise bring the corner before to the top left.
    area.DisplayedAreaTopLeftHandCorner = list(corners[-review.quarter_turns % 4])
    area.DisplayedAreaBottomRightHandCorner = list(corners[(2 - review.quarter_turns) % 4])
    spacing = true_spacing(radiograph)
    if spacing is not None:
        del area.PresentationPixelAspectRatio
        area.PresentationPixelSpacing = [format_number_as_ds(each) for each in spacing]
    else:
        area.PresentationPixelAspectRatio = [round(1000 * radiograph.pixel_aspect), 1000]
    area.pop("PixelOriginInterpretation", None)


def _activate_overlays(made: Dataset, header: Header) -> None:
    """Let the overlay planes of the image be seen (PS3.3 C.11.7)."""
    for group in _OVERLAY_GROUPS:
        if (group, 0x3000) in header.dataset:
            made.add_new((group, 0x1001), "CS", OVERLAYS)
