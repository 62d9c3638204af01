"""Heatmaps as Segmentation objects (PS3.3 A.51), in the pixel grid of the source image.

Binary: the regions that the screen outlines. Fractional: the probability of every pixel. A segment
is a finding; without a Frame of Reference, as most radiographs are, frames lie on the image by
Derivation Image Sequence (PS3.3 C.7.6.16.2.6), pixel on pixel.

highdicom builds all but the pixels: given them as one array, it takes ten seconds and a gigabyte
for fourteen findings of a large image.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import numpy as np
import numpy.typing as npt
from highdicom.color import CIELabColor
from highdicom.seg import Segmentation, SegmentDescription
from pydicom.dataset import Dataset
from pydicom.uid import ComputedRadiographyImageStorage

from pcam_model.findings import label
from pcam_model.heatmap import probability_raster, region_level
from pcam_model.manifest import Manifest
from pcam_model.prediction import Prediction
from pcam_model.wording import Text
from viewer.dicom.quiet import quiet
from viewer.export.dicom import provenance
from viewer.export.dicom.codes import ABNORMAL, SCHEME, finding_code
from viewer.export.dicom.instance import Kind, finish, write
from viewer.export.dicom.subject import Subject, SubjectError
from viewer.export.options import ExportOptions
from viewer.export.record import INTENDED_USE
from viewer.review.case import Case, FindingRow, finding_rows
from viewer.review.layers import raster_of
from viewer.review.review import Review

#: The probability of every pixel, one finding after another: each is made when it is asked for.
Planes = Iterator[npt.NDArray[np.float32]]

# Side of the picture that highdicom is given in place of the real one.
_TINY = 2

#: What stands for probability 1 in a fractional object.
FULL = 255


class _SegmentationExporter(ABC):
    name = ""
    suffix = ".dcm"
    description = ""
    _kind = Kind("", 1, "")
    _type = ""

    def export(self, case: Case, target: Path, options: ExportOptions) -> None:
        """Write the object; see the module.

        The findings whose heatmaps are switched on; where none is, all of the model's.

        Raises
        ------
        ValueError
            If the image has not been analysed, or no object can be about it.
        OSError
            If the file cannot be written.
        """
        write(self.build(case, options), target)

    @quiet()
    def build(self, case: Case, options: ExportOptions) -> Dataset:
        """Return the object."""
        prediction, manifest = case.prediction, case.manifest
        if prediction is None or manifest is None:
            raise ValueError(Text("the image has not been analysed"))
        subject = Subject.of(case, options)
        findings = segmented(prediction, case.review)
        rows = {row.finding: row for row in finding_rows(case)}
        levels = [_level(prediction, manifest, case.review, finding) for finding in findings]
        described = [
            _described(number, rows[finding], level, prediction, case)
            for number, (finding, level) in enumerate(zip(findings, levels, strict=True), 1)
        ]
        planes = (probability_plane(prediction, finding) for finding in findings)
        try:
            made = Segmentation(
                source_images=[_stand_in(subject.image)],
                pixel_array=np.zeros((1, _TINY, _TINY, len(findings)), np.uint8),
                segmentation_type=self._type,
                segment_descriptions=described,
                max_fractional_value=FULL,
                content_label="FINDINGS",
                content_description=INTENDED_USE,
                omit_empty_frames=False,
                **self._kind.placed(case, subject),
            )
        except ValueError as error:
            raise SubjectError(
                Text("no segmentation can be made of this image: {error}", error=error)
            ) from error
        made.Rows, made.Columns = prediction.image_shape
        data, overlap = self._pixels(planes, levels)
        made["PixelData"].value = data + bytes(len(data) % 2)
        made.SegmentsOverlap = overlap
        made.PatientOrientation = subject.image.PatientOrientation
        made.ImageComments = provenance.comments(case)
        _refer(made, subject)
        private = any(finding_code(finding).scheme_designator == SCHEME for finding in findings)
        return finish(made, case, subject, private_codes=private)

    @abstractmethod
    def _pixels(self, planes: Planes, levels: list[float]) -> tuple[bytes, str]:
        """Return the pixels of all frames, and whether segments overlap (PS3.3 C.8.20.2)."""


class SegExporter(_SegmentationExporter):
    """The regions that the screen outlines, one segment a finding."""

    name = "seg"
    description: str = Text("Regions of findings as DICOM Segmentation")
    _kind = Kind("seg", 9101, "Regions of findings")
    _type = "BINARY"

    def _pixels(self, planes: Planes, levels: list[float]) -> tuple[bytes, str]:
        regions = [
            np.asarray(plane >= np.float32(level)).ravel()
            for plane, level in zip(planes, levels, strict=True)
        ]
        # Frames follow each other bit by bit, the lowest one first (PS3.5 section 8.1.1).
        data = np.packbits(np.concatenate(regions), bitorder="little").tobytes()
        twice, seen = np.zeros_like(regions[0]), np.zeros_like(regions[0])
        for region in regions:
            twice |= seen & region
            seen |= region
        return data, "YES" if twice.any() else "NO"


class FractionalSegExporter(_SegmentationExporter):
    """The probability of every pixel, one segment a finding."""

    name = "seg-fractional"
    description: str = Text("Probability maps as DICOM Segmentation (fractional)")
    _kind = Kind("seg-fractional", 9102, "Probability maps of findings")
    _type = "FRACTIONAL"

    def _pixels(self, planes: Planes, levels: list[float]) -> tuple[bytes, str]:
        shades = (np.rint(plane * FULL).astype(np.uint8).tobytes() for plane in planes)
        # Every pixel belongs to every finding, more or less.
        return b"".join(shades), "UNDEFINED"


def segmented(prediction: Prediction, review: Review) -> tuple[str, ...]:
    """Return the findings that become segments, in the model's order."""
    visible = tuple(each for each in prediction.findings if each in review.visible)
    return visible or prediction.findings


def probability_plane(prediction: Prediction, finding: str) -> npt.NDArray[np.float32]:
    """Return the probability at the centre of every pixel of the image, shape (rows, columns)."""
    rows, columns = prediction.image_shape
    # A raster is never longer than four times its width; here it is the image itself.
    return probability_raster(prediction, finding, longest=4 * max(rows, columns))


def _level(prediction: Prediction, manifest: Manifest, review: Review, finding: str) -> float:
    """Return the probability from which the screen draws the region."""
    threshold = review.threshold(manifest, finding)
    fraction = manifest.finding(finding).box_fraction
    return region_level(raster_of(prediction, finding), threshold, fraction)


def _described(
    number: int, row: FindingRow, level: float, prediction: Prediction, case: Case
) -> SegmentDescription:
    described = SegmentDescription(
        segment_number=number,
        segment_label=provenance.short(label(row.finding)),
        segmented_property_category=ABNORMAL,
        segmented_property_type=finding_code(row.finding),
        algorithm_type="AUTOMATIC",
        algorithm_identification=provenance.algorithm(prediction, case),
        display_color=CIELabColor.from_rgb(*case.review.colour(row.finding)),
    )
    described.SegmentDescription = (
        f"{INTENDED_USE}. Probability {row.probability:.4f}, threshold in force "
        f"{row.threshold:.4f}{' (edited by the reader)' if row.edited else ''}, model's operating "
        f"point {row.operating_point:.4f}; region from probability {level:.4f}"
    )
    return described


def _stand_in(image: Dataset) -> Dataset:
    """Return one small frame of an image, to build the object from; see the module."""
    frame = deepcopy(image)
    frame.Rows = frame.Columns = _TINY
    if "NumberOfFrames" in frame:
        # highdicom wants a place in space for each of several frames, which no radiograph has.
        del frame.NumberOfFrames
        frame.SOPClassUID = ComputedRadiographyImageStorage
    return frame


def _refer(made: Dataset, subject: Subject) -> None:
    """Name the image and the frame that the segments lie on."""
    derivations = (
        derivation
        for group in made.PerFrameFunctionalGroupsSequence
        for derivation in group.DerivationImageSequence
    )
    sources = [source for one in derivations for source in one.SourceImageSequence]
    for source in (*sources, *made.SourceImageSequence):
        source.ReferencedSOPClassUID = subject.image.SOPClassUID
        if subject.frame_number is not None:
            source.ReferencedFrameNumber = subject.frame_number
    for series in made.ReferencedSeriesSequence:
        for instance in series.ReferencedInstanceSequence:
            instance.ReferencedSOPClassUID = subject.image.SOPClassUID
