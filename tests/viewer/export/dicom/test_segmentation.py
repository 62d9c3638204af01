"""Segmentation objects hold what the screen shows, pixel on pixel; highdicom reads them back."""

from dataclasses import replace
from pathlib import Path

import highdicom
import numpy as np
import pydicom
import pytest
from cases import make_manifest, make_prediction, make_radiograph
from dicom_factory import dataset, write
from highdicom.color import CIELabColor
from matplotlib.path import Path as Outline
from reviewed import COLUMNS, GREY, ROWS, WITH_IDENTIFIERS, a_review, case_of
from scipy.special import expit

from viewer.dicom.read import read
from viewer.export.dicom.segmentation import FractionalSegExporter, SegExporter, probability_plane
from viewer.export.options import ExportOptions
from viewer.export.source_dataset import NoDicomError
from viewer.review.case import Case
from viewer.review.colours import finding_colour
from viewer.review.layers import HeatmapLayer


def exported(case: Case, file: Path, exporter=SegExporter, options=WITH_IDENTIFIERS):
    exporter().export(case, file, options)
    return highdicom.seg.segread(file)


def masks(seg) -> np.ndarray:
    """Return what highdicom makes of the frames, shape (segments, rows, columns)."""
    (source,) = {uid for _, _, uid in seg.get_source_image_uids()}
    frames = seg.get_pixels_by_source_instance([source], assert_missing_frames_are_empty=True)
    return np.moveaxis(frames[0], -1, 0)


def outlined(layer: HeatmapLayer) -> np.ndarray:
    """Return which centres of pixels lie inside the contours of the screen, by another program."""
    centres = np.stack(np.meshgrid(np.arange(COLUMNS), np.arange(ROWS)), axis=-1) + 0.5
    inside = np.zeros(ROWS * COLUMNS, bool)
    for line in layer.contours:
        inside ^= Outline(line).contains_points(centres.reshape(-1, 2))
    return inside.reshape(ROWS, COLUMNS)


def test_binary_segments_are_what_the_screen_outlines(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    found = masks(exported(case, tmp_path / "seg.dcm"))
    assert found.shape == (2, ROWS, COLUMNS)
    for mask, layer in zip(found, case.layers(), strict=True):
        assert mask.any()
        assert (mask.astype(bool) == outlined(layer)).all()


def test_fractional_segments_are_the_probabilities(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    seg = exported(case, tmp_path / "seg.dcm", FractionalSegExporter)
    assert (seg.SegmentationFractionalType, seg.MaximumFractionalValue) == ("PROBABILITY", 255)
    found = masks(seg)
    for number, layer in enumerate(case.layers()):
        plane = probability_plane(case.prediction, layer.finding)
        assert np.abs(found[number] - plane).max() <= 0.5 / 255 + 1e-6


@pytest.mark.parametrize("exporter", [SegExporter, FractionalSegExporter])
def test_frames_that_end_within_a_byte_are_read_back(exporter, tmp_path: Path) -> None:
    radiograph = read(write(tmp_path / "odd", dataset(GREY[:21, :13], bits=12)))
    prediction = make_prediction(image_shape=(21, 13))
    case = Case(radiograph, a_review(), prediction, make_manifest())
    seg = exported(case, tmp_path / "seg.dcm", exporter)
    assert len(seg.PixelData) % 2 == 0
    for mask, layer in zip(masks(seg), case.layers(), strict=True):
        plane = probability_plane(prediction, layer.finding)
        expected = plane >= layer.level if exporter is SegExporter else plane
        assert np.abs(mask - expected).max() <= 0.5 / 255 + 1e-6


@pytest.mark.parametrize(("row", "column"), [(0, 0), (57, 31), (130, 112), (199, 149)])
def test_a_plane_is_the_interpolated_logit_at_the_centre_of_a_pixel(row: int, column: int) -> None:
    prediction = make_prediction(image_shape=(ROWS, COLUMNS))
    # 8 × 6 cells of 25 × 25 pixels, the centre of the first at 12.5.
    y = min(max((row + 0.5 - 12.5) / 25, 0), 7)
    x = min(max((column + 0.5 - 12.5) / 25, 0), 5)
    cells = prediction.logit_maps[0].astype(float)
    lower = [np.interp(x, range(6), line) for line in cells]
    expected = expit(np.interp(y, range(8), lower))
    plane = probability_plane(prediction, "Mass")
    assert plane.shape == (ROWS, COLUMNS)
    assert plane[row, column] == pytest.approx(expected, abs=1e-5)


def test_a_strip_is_segmented_in_its_own_grid() -> None:
    prediction = make_prediction(image_shape=(20, 900))
    assert probability_plane(prediction, "Mass").shape == (20, 900)


def test_segments_have_the_colours_of_the_reader(tmp_path: Path) -> None:
    orange = (230, 159, 0)
    coloured = a_review().with_colour("Mass", orange)
    seg = exported(case_of(tmp_path, review=coloured), tmp_path / "seg.dcm")
    shown = [seg.get_segment_description(number).RecommendedDisplayCIELabValue for number in (1, 2)]
    assert shown == [
        list(CIELabColor.from_rgb(*rgb).value) for rgb in (orange, finding_colour("Effusion"))
    ]


def test_segments_say_what_they_are(tmp_path: Path) -> None:
    seg = exported(case_of(tmp_path), tmp_path / "seg.dcm")
    mass, effusion = (seg.get_segment_description(number) for number in (1, 2))
    assert (mass.segment_label, mass.segmented_property_type.value) == ("Mass", "4147007")
    assert effusion.segmented_property_type.value == "60046008"
    assert effusion.segmented_property_type.scheme_designator == "SCT"
    algorithm = mass.algorithm_identification
    assert (algorithm.name, algorithm.version) == ("test-model", "1.2")
    assert algorithm.parameters["SHA-256"] == "0123456789abcdef" * 4
    assert algorithm.parameters["threshold Effusion"] == "0.2 (edited)"
    assert mass.algorithm_type.value == "AUTOMATIC"
    assert "threshold in force 0.2000 (edited by the reader)" in effusion.SegmentDescription
    assert seg.ContentDescription == "Not for clinical use: research and teaching"
    assert "Beware of the film." in seg.ImageComments
    assert seg.ContentQualification == "RESEARCH"


def test_findings_without_a_public_code_declare_the_private_scheme(tmp_path: Path) -> None:
    prediction = make_prediction(("Mass", "Hernia", "Own_Thing"), image_shape=(ROWS, COLUMNS))
    case = case_of(tmp_path)
    review = case.review.changed(visible=frozenset({"Hernia", "Own_Thing"}))
    manifest = make_manifest(("Mass", "Hernia", "Own_Thing"))
    seg = exported(Case(case.radiograph, review, prediction, manifest), tmp_path / "seg.dcm")
    kinds = [one.SegmentedPropertyTypeCodeSequence[0] for one in seg.SegmentSequence]
    assert [kind.CodingSchemeDesignator for kind in kinds] == ["99PCAM", "99PCAM"]
    assert [kind.CodeMeaning for kind in kinds] == ["Hernia", "Own Thing"]
    assert seg.CodingSchemeIdentificationSequence[0].CodingSchemeDesignator == "99PCAM"


def test_without_visible_findings_all_are_segmented(tmp_path: Path) -> None:
    case = case_of(tmp_path, review=a_review().changed(visible=frozenset()))
    assert exported(case, tmp_path / "seg.dcm").number_of_segments == 3


def test_one_finding_is_enough(tmp_path: Path) -> None:
    case = case_of(tmp_path, review=a_review().changed(visible=frozenset({"Mass"})))
    seg = exported(case, tmp_path / "seg.dcm")
    assert (seg.number_of_segments, masks(seg).shape) == (1, (1, ROWS, COLUMNS))


def test_references_name_image_and_frame(tmp_path: Path) -> None:
    case = case_of(tmp_path, "multi-frame")
    seg = exported(case, tmp_path / "seg.dcm")
    uid = case.radiograph.identity.sop_instance_uid
    frames = seg.PerFrameFunctionalGroupsSequence
    sources = [one.DerivationImageSequence[0].SourceImageSequence[0] for one in frames]
    sources += seg.SourceImageSequence
    assert {source.ReferencedSOPInstanceUID for source in sources} == {uid}
    assert {source.ReferencedSOPClassUID for source in sources} == {case.radiograph.sop_class}
    assert {source.ReferencedFrameNumber for source in sources} == {2}
    assert seg.ReferencedSeriesSequence[0].SeriesInstanceUID == "1.2.3.4"


def test_frames_that_cannot_be_referred_to_are_told_in_words(tmp_path: Path) -> None:
    seg = exported(case_of(tmp_path, "frames of a CR"), tmp_path / "seg.dcm")
    assert "ReferencedFrameNumber" not in seg.SourceImageSequence[0]
    assert "Frame 2 of 3" in seg.ImageComments


def test_the_frame_of_reference_is_that_of_the_image(tmp_path: Path) -> None:
    assert exported(case_of(tmp_path), tmp_path / "a.dcm").FrameOfReferenceUID == "1.2.3.77"
    without = exported(case_of(tmp_path, "rectangular"), tmp_path / "b.dcm")
    assert "FrameOfReferenceUID" not in without


def test_a_plane_in_space_is_carried_over(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        ImagePositionPatient=[1, 2, 3],
        ImageOrientationPatient=[1, 0, 0, 0, 0, -1],
        SliceThickness=1,
    )
    seg = exported(case, tmp_path / "seg.dcm")
    shared = seg.SharedFunctionalGroupsSequence[0]
    assert shared.PlaneOrientationSequence[0].ImageOrientationPatient == [1, 0, 0, 0, 0, -1]


def test_lossy_compression_is_told(tmp_path: Path) -> None:
    case = case_of(
        tmp_path,
        LossyImageCompression="01",
        LossyImageCompressionRatio="12",
        LossyImageCompressionMethod="ISO_10918_1",
    )
    seg = exported(case, tmp_path / "seg.dcm")
    assert (seg.LossyImageCompression, seg.LossyImageCompressionRatio) == ("01", 12)


def test_the_same_review_is_the_same_object(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    first, again = (exported(case, tmp_path / name) for name in ("a.dcm", "b.dcm"))
    assert first.SOPInstanceUID == again.SOPInstanceUID
    SegExporter().export(case, tmp_path / "c.dcm", ExportOptions())
    SegExporter().export(case, tmp_path / "d.dcm", ExportOptions())
    assert (tmp_path / "c.dcm").read_bytes() == (tmp_path / "d.dcm").read_bytes()
    moved = replace(case, review=case.review.with_threshold("Effusion", 0.3))
    other = exported(moved, tmp_path / "e.dcm")
    assert other.SOPInstanceUID != first.SOPInstanceUID
    assert other.SeriesInstanceUID == first.SeriesInstanceUID


@pytest.mark.parametrize("exporter", [SegExporter(), FractionalSegExporter()])
def test_what_was_not_analysed_cannot_be_segmented(exporter, tmp_path: Path) -> None:
    case = case_of(tmp_path)
    with pytest.raises(ValueError, match="has not been analysed"):
        exporter.export(Case(case.radiograph, case.review), tmp_path / "a.dcm", ExportOptions())
    assert not (tmp_path / "a.dcm").exists()


def test_classes_that_need_a_frame_of_reference_are_refused_in_words(tmp_path: Path) -> None:
    case = case_of(tmp_path, "rectangular", SOPClassUID=pydicom.uid.CTImageStorage)
    with pytest.raises(ValueError, match="no segmentation can be made of this image"):
        SegExporter().export(case, tmp_path / "a.dcm", ExportOptions())


def test_pictures_are_refused_in_words(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    picture = replace(
        case, radiograph=make_radiograph(ROWS, COLUMNS, is_dicom=False), review=a_review()
    )
    with pytest.raises(NoDicomError, match="no DICOM file"):
        SegExporter().export(picture, tmp_path / "a.dcm", ExportOptions())
