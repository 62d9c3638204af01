"""The annotated picture as a Secondary Capture image (PS3.3 A.8.1), as it is saved as PNG."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from highdicom.sc import SCImage
from pydicom.dataset import Dataset
from pydicom.valuerep import format_number_as_ds
from PySide6.QtGui import QImage

from pcam_model.wording import Text
from viewer.dicom.quiet import quiet
from viewer.export.dicom import provenance
from viewer.export.dicom.coordinates import true_spacing
from viewer.export.dicom.instance import Kind, finish, write
from viewer.export.dicom.subject import Subject
from viewer.export.options import ExportOptions
from viewer.export.picture import paint
from viewer.export.record import INTENDED_USE
from viewer.review.case import Case
from viewer.review.corner_text import edge_markers

_KIND = Kind("sc", 9105, "Annotated picture")
# Coded Description of a derivation is one line of ST.
_DERIVATION = "Rendered to 8 bit RGB with findings, annotations and text burned in"


class SecondaryCaptureExporter:
    """The picture as the reader sees it, for archives that hold nothing but images."""

    name = "sc"
    suffix = ".dcm"
    description: str = Text("Annotated picture as DICOM Secondary Capture")

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the image.

        Raises
        ------
        ValueError
            If no object can be about the image.
        OSError
            If the file cannot be written.
        """
        write(self.build(case, options), target)

    @quiet()
    def build(self, case: Case, options: ExportOptions) -> Dataset:
        """Return the image."""
        subject = Subject.of(case, options, pixels=True)
        identifiers = options.identifiers and options.picture.identifiers
        picture = paint(case, replace(options.picture, identifiers=identifiers))
        pixels = _pixels(picture)
        made: Dataset = SCImage.from_ref_dataset(
            ref_dataset=subject.image,
            pixel_array=pixels,
            photometric_interpretation="RGB",
            bits_allocated=8,
            coordinate_system="PATIENT",
            # Asked for by the constructor; set below.
            patient_orientation=("L", "F"),
            **_KIND.placed(case, subject),
        )
        _set_orientation(made, case)
        _set_spacing(made, case, pixels.shape[:2])
        made.Laterality = subject.image.get("Laterality", "")
        made.ImageType = ["DERIVED", "SECONDARY"]
        made.ConversionType = "WSD"
        made.BurnedInAnnotation = "YES"
        made.DerivationDescription = f"{_DERIVATION}. {INTENDED_USE}"
        made.ImageComments = provenance.comments(case)
        if subject.image.get("LossyImageCompression") == "01":
            made.LossyImageCompression = "01"
            for keyword in ("LossyImageCompressionRatio", "LossyImageCompressionMethod"):
                if keyword in subject.image:
                    setattr(made, keyword, subject.image[keyword].value)
        source = Dataset()
        source.ReferencedSOPClassUID = subject.image.SOPClassUID
        source.ReferencedSOPInstanceUID = subject.image.SOPInstanceUID
        if subject.frame_number is not None:
            source.ReferencedFrameNumber = subject.frame_number
        made.SourceImageSequence = [source]
        return finish(made, case, subject, private_codes=False)


def _pixels(picture: QImage) -> npt.NDArray[np.uint8]:
    """Return a picture as red, green, blue, shape (rows, columns, 3)."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows, columns = picture.height(), picture.width()
    lines = np.frombuffer(picture.constBits(), np.uint8).reshape(rows, picture.bytesPerLine())
    return lines[:, : 3 * columns].reshape(rows, columns, 3).copy()


def _set_orientation(made: Dataset, case: Case) -> None:
    """Say where rows and columns of the turned picture point, or that it is not known."""
    marks = edge_markers(case)
    known = marks.right and marks.bottom
    made.PatientOrientation = [marks.right, marks.bottom] if known else ""


def _set_spacing(made: Dataset, case: Case, size: tuple[int, int]) -> None:
    """Say the spacing where it is true of the picture, turned and enlarged as that is."""
    spacing = true_spacing(case.radiograph)
    if spacing is None:
        return
    rows, columns = case.radiograph.rows, case.radiograph.columns
    lengths = spacing[0] * rows, spacing[1] * columns
    if case.review.quarter_turns % 2:
        lengths = lengths[1], lengths[0]
    made.PixelSpacing = [
        format_number_as_ds(length / pixels) for length, pixels in zip(lengths, size, strict=True)
    ]
