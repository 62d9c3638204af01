"""The Secondary Capture is the picture that is saved as PNG, and says what is true of it."""

from pathlib import Path

import highdicom
import numpy as np
import pydicom
import pytest
from PIL import Image
from reviewed import COLUMNS, ROWS, WITH_IDENTIFIERS, a_review, case_of, run

from viewer.dicom.deidentify import DeidentifyError
from viewer.export.dicom.secondary_capture import SecondaryCaptureExporter
from viewer.export.options import ExportOptions, PictureOptions
from viewer.export.picture import paint
from viewer.review.case import Case


def exported(
    case: Case, folder: Path, options: ExportOptions = WITH_IDENTIFIERS
) -> pydicom.Dataset:
    SecondaryCaptureExporter().export(case, folder / "sc.dcm", options)
    return highdicom.imread(folder / "sc.dcm")


def painted(case: Case, options: PictureOptions | None = None) -> np.ndarray:
    image = paint(case, options)
    return np.array(
        [
            [image.pixelColor(x, y).getRgb()[:3] for x in range(0, image.width(), 7)]
            for y in range(0, image.height(), 7)
        ]
    )


def test_pixels_are_those_of_the_png(tmp_path: Path) -> None:
    case = case_of(tmp_path, review=a_review().changed(quarter_turns=1))
    sc = exported(case, tmp_path)
    # Enlarged, as small pictures are.
    assert (sc.Rows, sc.Columns) == (COLUMNS * 4, ROWS * 4)
    assert (sc.get_frame(1)[::7, ::7] == painted(case)).all()
    assert (sc.PhotometricInterpretation, sc.BitsStored) == ("RGB", 8)


def test_what_is_true_of_the_picture_is_told(tmp_path: Path) -> None:
    case = case_of(tmp_path, review=a_review().changed(quarter_turns=1))
    sc = exported(case, tmp_path)
    assert sc.BurnedInAnnotation == "YES"
    assert sc.ImageType == ["DERIVED", "SECONDARY"]
    assert "Not for clinical use" in sc.DerivationDescription
    assert "Beware of the film." in sc.ImageComments
    assert "Effusion 0.2689, threshold 0.2000 (edited; model 0.5000): positive" in sc.ImageComments
    (source,) = sc.SourceImageSequence
    assert source.ReferencedSOPInstanceUID == case.radiograph.identity.sop_instance_uid
    # Turned clockwise, the foot is left and the patient's left is below.
    assert sc.PatientOrientation == ["H", "L"]
    assert sc.PixelSpacing == pytest.approx([0.18 / 4, 0.18 / 4])


def test_rectangular_pixels_keep_their_sides(tmp_path: Path) -> None:
    case = case_of(tmp_path, "rectangular")
    options = ExportOptions(picture=PictureOptions(size=ROWS))
    assert exported(case, tmp_path, options).PixelSpacing == pytest.approx([0.4, 0.2])
    turned = case_of(tmp_path, "rectangular", a_review().changed(quarter_turns=3))
    sc = exported(turned, tmp_path, options)
    assert sc.PixelSpacing == pytest.approx([0.2, 0.4])
    assert sc.PatientOrientation in (None, "", [])


def test_no_spacing_is_told_where_none_is_known(tmp_path: Path) -> None:
    at_detector = case_of(tmp_path, "monochrome1", ImagerPixelSpacing=[0.2, 0.2])
    assert "PixelSpacing" not in exported(at_detector, tmp_path)
    assert "PixelSpacing" not in exported(case_of(tmp_path, "colour"), tmp_path)


def test_lossy_sources_and_frames_are_told(tmp_path: Path) -> None:
    case = case_of(
        tmp_path, "multi-frame", LossyImageCompression="01", LossyImageCompressionRatio="12"
    )
    sc = exported(case, tmp_path)
    assert (sc.LossyImageCompression, sc.LossyImageCompressionRatio) == ("01", 12)
    assert sc.SourceImageSequence[0].ReferencedFrameNumber == 2


def test_burned_in_text_needs_an_answer(tmp_path: Path) -> None:
    case = case_of(tmp_path, BurnedInAnnotation="YES")
    with pytest.raises(DeidentifyError, match="burned into its pixels"):
        exported(case, tmp_path, ExportOptions())
    assert not (tmp_path / "sc.dcm").exists()
    assert exported(case, tmp_path).BurnedInAnnotation == "YES"


def test_identifiers_in_the_corners_need_both_switches(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    both = ExportOptions(identifiers=True, picture=PictureOptions(identifiers=True))
    named = exported(case, tmp_path, both)
    assert (named.get_frame(1)[::7, ::7] == painted(case, both.picture)).all()
    assert (exported(case, tmp_path).get_frame(1)[::7, ::7] == painted(case)).all()


def test_an_image_that_was_not_analysed_is_drawn_too(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    sc = exported(Case(case.radiograph, case.review), tmp_path)
    assert sc.ImageComments == "Not for clinical use: research and teaching"
    assert sc.DeviceSerialNumber == "none"


def test_dcmtk_draws_the_same(tmp_path: Path) -> None:
    sc = exported(case_of(tmp_path), tmp_path)
    assert run("dcm2pnm", tmp_path / "sc.dcm", tmp_path / "a.ppm").returncode == 0
    assert (np.asarray(Image.open(tmp_path / "a.ppm")) == sc.get_frame(1)).all()
