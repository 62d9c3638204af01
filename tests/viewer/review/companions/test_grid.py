"""Segments in another grid than the image's pixels lie where space or millimetres put them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import highdicom
import numpy as np
import pydicom
import pytest
from dicom_factory import write
from highdicom.spatial import PixelToPixelTransformer
from highdicom.sr import CodedConcept
from pydicom.dataset import Dataset
from reviewed import COLUMNS, ROWS, SOURCES, WITH_IDENTIFIERS, case_of

from viewer.dicom import pseudonyms
from viewer.dicom.companion import Companion
from viewer.dicom.read import read
from viewer.dicom.scan import scan
from viewer.export.dicom.segmentation import SegExporter
from viewer.export.options import ExportOptions
from viewer.export.source_dataset import source_dataset
from viewer.review.companions.layer import About
from viewer.review.companions.read import Told, about, told_of

#: A radiograph that stands upright before the patient: rows to the left, columns to the feet.
UPRIGHT = (1.0, 0.0, 0.0, 0.0, 0.0, -1.0)
SPACING = (0.18, 0.18)


def source_of(folder: Path, source: str = "dx", **elements: Any) -> Dataset:
    """Write an image that says where it lies, unless it shall not, and return it."""
    made = SOURCES[source]()
    placed = {
        "ImagePositionPatient": [-100.0, 20.0, 300.0],
        "ImageOrientationPatient": list(UPRIGHT),
        "SliceThickness": 1,
    }
    for keyword, value in (placed | elements).items():
        if value is not None:
            setattr(made, keyword, value)
        elif keyword in made:
            delattr(made, keyword)
    write(folder / "source", made)
    return made


def segmentation(
    folder: Path, source: Dataset, masks: np.ndarray, kind: str = "BINARY", **where: Any
) -> Dataset:
    """Write segments as highdicom makes them, one frame each, and return them."""
    described = [
        highdicom.seg.SegmentDescription(
            number, f"S{number}", CodedConcept("49755003", "SCT", "Abnormal"),
            CodedConcept("4147007", "SCT", "Mass"), "MANUAL",
        )
        for number in range(1, masks.shape[-1] + 1)
    ]  # fmt: skip
    made = highdicom.seg.Segmentation(
        [source], masks[np.newaxis], kind, described, "1.2.9", 1, "1.2.9.1", 1, "Other", "x", "1",
        "1", omit_empty_frames=False, **where,
    )  # fmt: skip
    made.save_as(folder / "seg.dcm")
    return made


def in_space(position, orientation, spacing, thickness: float = 1) -> dict[str, Any]:
    return {
        "plane_positions": [highdicom.PlanePositionSequence("PATIENT", position)],
        "plane_orientation": highdicom.PlaneOrientationSequence("PATIENT", orientation),
        "pixel_measures": highdicom.PixelMeasuresSequence(spacing, thickness),
    }


def told(folder: Path, image: About | None = None) -> Told:
    companions = tuple(one for one in scan([folder], companions=True) if isinstance(one, Companion))
    found, failed = told_of(companions, image or about(read(folder / "source")))
    assert failed == ()
    return found[0]


def mask_of(found: Told) -> np.ndarray:
    (layer,) = found.layers
    assert found.missing == ""
    assert layer.mask is not None
    assert layer.mask.shape == (ROWS, COLUMNS)
    return layer.mask


def a_mask(rows: int, columns: int, top: int, left: int, height: int, width: int) -> np.ndarray:
    mask = np.zeros((rows, columns, 1), np.uint8)
    mask[top : top + height, left : left + width] = 1
    return mask


def test_half_as_many_pixels_on_the_image_they_name(tmp_path: Path) -> None:
    source = source_of(tmp_path, ImagePositionPatient=None, FrameOfReferenceUID=None)
    small = pydicom.dcmread(tmp_path / "source")
    small.Rows, small.Columns = ROWS // 2, COLUMNS // 2
    small.PixelSpacing = [2 * SPACING[0], 2 * SPACING[1]]
    segmentation(tmp_path, small, a_mask(ROWS // 2, COLUMNS // 2, 5, 6, 10, 20))
    expected = np.zeros((ROWS, COLUMNS), np.uint8)
    expected[10:30, 12:52] = 255
    assert (mask_of(told(tmp_path)) == expected).all()
    assert source.SOPInstanceUID == small.SOPInstanceUID


def test_a_pixel_left_over_does_not_stretch_the_rest(tmp_path: Path) -> None:
    """150 columns in thirds are 50; 200 rows in thirds are 66 and two left over."""
    source_of(tmp_path, ImagePositionPatient=None, FrameOfReferenceUID=None)
    small = pydicom.dcmread(tmp_path / "source")
    small.Rows, small.Columns = 67, 50
    small.PixelSpacing = [3 * SPACING[0], 3 * SPACING[1]]
    segmentation(tmp_path, small, a_mask(67, 50, 60, 40, 7, 10))
    expected = np.zeros((ROWS, COLUMNS), np.uint8)
    expected[180:, 120:] = 255
    assert (mask_of(told(tmp_path)) == expected).all()


def test_fractions_keep_their_strength(tmp_path: Path) -> None:
    source_of(tmp_path, ImagePositionPatient=None, FrameOfReferenceUID=None)
    small = pydicom.dcmread(tmp_path / "source")
    small.Rows, small.Columns = ROWS // 2, COLUMNS // 2
    small.PixelSpacing = [2 * SPACING[0], 2 * SPACING[1]]
    shades = np.random.default_rng(1).random((ROWS // 2, COLUMNS // 2, 1))
    made = segmentation(tmp_path, small, shades.astype(np.float32), "FRACTIONAL")
    expected = made.pixel_array.reshape(ROWS // 2, COLUMNS // 2).repeat(2, 0).repeat(2, 1)
    assert (mask_of(told(tmp_path)) == expected).all()


# Half the pixels, a crop, a turned and mirrored grid, and one that is askew.
GRIDS = {
    "half": ((100, 75), UPRIGHT, (0.36, 0.36), (-99.91, 20.0, 299.91)),
    "crop": ((60, 40), UPRIGHT, (0.18, 0.18), (-100 + 30 * 0.18, 20.0, 300 - 50 * 0.18)),
    "the same": ((200, 150), UPRIGHT, (0.18, 0.18), (-100.0, 20.0, 300.0)),
    "upside down": ((200, 150), (-1.0, 0, 0, 0, 0, 1.0), (0.18, 0.18),
                    (-100 + 149 * 0.18, 20.0, 300 - 199 * 0.18)),
    "wide pixels": ((90, 140), (0, 0, -1.0, 1.0, 0, 0), (0.3, 0.26), (-100.0, 20.2, 300.0)),
    "askew": ((120, 110), (0.8, 0, -0.6, -0.6, 0, -0.8), (0.25, 0.2), (-90.01732, 20.0, 298.00513)),
}  # fmt: skip


@pytest.mark.parametrize("grid", GRIDS)
def test_space_decides_where_both_lie_in_it(grid: str, tmp_path: Path) -> None:
    """highdicom says which pixel of the segments each pixel of the image is."""
    (rows, columns), orientation, spacing, position = GRIDS[grid]
    source = source_of(tmp_path)
    mask = np.random.default_rng(2).integers(0, 2, (rows, columns, 1)).astype(np.uint8)
    segmentation(tmp_path, source, mask, **in_space(position, orientation, spacing))
    other = PixelToPixelTransformer(
        image_position_from=(-100.0, 20.0, 300.0), image_orientation_from=UPRIGHT,
        pixel_spacing_from=SPACING, image_position_to=(position[0], 20.0, position[2]),
        image_orientation_to=orientation, pixel_spacing_to=spacing,
    )  # fmt: skip
    places = np.stack(np.meshgrid(np.arange(COLUMNS), np.arange(ROWS)), -1).reshape(-1, 2)
    at = other(places).reshape(ROWS, COLUMNS, 2)
    inside = (at >= 0).all(-1) & (at < (columns, rows)).all(-1)
    row, column = at[..., 1].clip(0, rows - 1), at[..., 0].clip(0, columns - 1)
    expected = np.where(inside, mask[row, column, 0], 0)
    assert (mask_of(told(tmp_path)) == 255 * expected).all()


def test_a_grid_by_hand(tmp_path: Path) -> None:
    """The first pixel, 3 × 2 mm, at 9 mm to the left and 18 mm down: 50 columns, 100 rows."""
    source = source_of(tmp_path)
    corner = (-100 + 50 * 0.18 + 1.0 - 0.09, 20.0, 300 - 100 * 0.18 - 1.5 + 0.09)
    segmentation(
        tmp_path, source, np.ones((1, 1, 1), np.uint8), **in_space(corner, UPRIGHT, (3.0, 2.0))
    )
    mask = mask_of(told(tmp_path))
    rows, columns = np.nonzero(mask)
    # 2 mm are 11.1 pixels, 3 mm are 16.7: those whose centres lie in them.
    assert (columns.min(), columns.max()) == (50, 60)
    assert (rows.min(), rows.max()) == (100, 116)


def test_space_counts_without_identifiers_too(tmp_path: Path) -> None:
    source_of(tmp_path)
    radiograph = read(tmp_path / "source")
    safe = source_dataset(radiograph, ExportOptions())
    assert safe.FrameOfReferenceUID == pseudonyms.user_pseudonyms().uid("1.2.3.77")
    # highdicom wonders about names without a caret.
    safe.PatientName = "Anonymous^"
    segmentation(
        tmp_path,
        safe,
        a_mask(60, 40, 10, 10, 20, 10),
        **in_space((-100 + 30 * 0.18, 20.0, 300 - 50 * 0.18), UPRIGHT, SPACING),
    )
    expected = np.zeros((ROWS, COLUMNS), np.uint8)
    expected[60:80, 40:50] = 255
    assert (mask_of(told(tmp_path)) == expected).all()


def changed(file: Path, change) -> None:
    made = pydicom.dcmread(file)
    change(made)
    made.save_as(file)


def without(made: Dataset, *keywords: str) -> None:
    shared = made.SharedFunctionalGroupsSequence[0]
    for group in (*made.PerFrameFunctionalGroupsSequence, shared):
        for keyword in keywords:
            if keyword in group:
                delattr(group, keyword)


def small_segments(folder: Path, factor: float = 2.0) -> None:
    source_of(folder, ImagePositionPatient=None, FrameOfReferenceUID=None)
    small = pydicom.dcmread(folder / "source")
    small.Rows, small.Columns = ROWS // 2, COLUMNS // 2
    small.PixelSpacing = [factor * SPACING[0], factor * SPACING[1]]
    segmentation(folder, small, a_mask(ROWS // 2, COLUMNS // 2, 5, 6, 10, 20))


@pytest.mark.parametrize("of", ["segments", "image"])
def test_without_millimetres_it_is_said(of: str, tmp_path: Path) -> None:
    small_segments(tmp_path)
    image = about(read(tmp_path / "source"))
    if of == "image":
        image = replace(image, spacing=None)
    else:
        changed(tmp_path / "seg.dcm", lambda made: without(made, "PixelMeasuresSequence"))
    found = told(tmp_path, image)
    assert found.layers == ()
    assert found.missing == (
        "It has 75 × 100 pixels, the image 150 × 200, and no pixel spacing says how they lie on "
        "each other."
    )


def test_another_field_is_said(tmp_path: Path) -> None:
    small_segments(tmp_path, factor=1.5)
    found = told(tmp_path)
    assert found.layers == ()
    assert found.missing == "It covers 20.2 × 27.0 mm, the image 27.0 × 36.0 mm."


def test_segments_that_name_no_image_are_not_fitted(tmp_path: Path) -> None:
    small_segments(tmp_path)
    changed(tmp_path / "seg.dcm", lambda made: without(made, "DerivationImageSequence"))
    found = told(tmp_path)
    assert found.layers == ()
    assert "does not name the image" in found.missing


@pytest.mark.parametrize("kept", ["NO", "REORIENTED_ONLY"])
def test_places_that_were_moved_are_not_drawn(kept: str, tmp_path: Path) -> None:
    """Also where there are as many pixels: Spatial Locations Preserved, PS3.3 table 10-3."""
    source = source_of(tmp_path, ImagePositionPatient=None, FrameOfReferenceUID=None)
    segmentation(tmp_path, source, a_mask(ROWS, COLUMNS, 5, 6, 10, 20))
    assert mask_of(told(tmp_path)).any()

    def change(made: Dataset) -> None:
        frame = made.PerFrameFunctionalGroupsSequence[0]
        frame.DerivationImageSequence[0].SourceImageSequence[0].SpatialLocationsPreserved = kept

    changed(tmp_path / "seg.dcm", change)
    found = told(tmp_path)
    assert found.layers == ()
    assert "lie elsewhere" in found.missing


def test_another_plane_is_another_place(tmp_path: Path) -> None:
    source = source_of(tmp_path)
    position, square = (-100.0, 20.0, 300.0), a_mask(ROWS, COLUMNS, 5, 6, 10, 20)
    segmentation(tmp_path, source, square, **in_space(position, UPRIGHT, SPACING))
    assert mask_of(told(tmp_path)).any()

    def forward(made: Dataset) -> None:
        frame = made.PerFrameFunctionalGroupsSequence[0]
        frame.PlanePositionSequence[0].ImagePositionPatient = [-100.0, 31.0, 300.0]

    changed(tmp_path / "seg.dcm", forward)
    found = told(tmp_path)
    assert found.layers == ()
    assert found.missing == "It lies in another plane of space than the image."
    # A stack of slices of which none is this one says nothing of it.
    changed(tmp_path / "seg.dcm", lambda made: without(made, "DerivationImageSequence"))
    found = told(tmp_path)
    assert (found.layers, found.missing) == ((), "")


@pytest.mark.parametrize(
    ("keyword", "value"),
    [
        ("FrameOfReferenceUID", "1.2.3.88"),
        ("ImageOrientationPatient", [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
        ("ImageOrientationPatient", [0.0] * 6),
        ("ImagePositionPatient", [1.0, 2.0]),
        ("PixelSpacing", [0.0, 0.0]),
    ],
)
def test_space_that_cannot_be_compared_is_not_used(
    keyword: str, value: object, tmp_path: Path
) -> None:
    """Segments in half the pixels, beside an image that says nothing usable of its place."""
    source = source_of(tmp_path)
    position = (-99.91, 20.0, 299.91)
    segmentation(
        tmp_path,
        source,
        a_mask(100, 75, 5, 6, 10, 20),
        **in_space(position, UPRIGHT, (0.36, 0.36)),
    )
    made = pydicom.dcmread(tmp_path / "source")
    setattr(made, keyword, value)
    write(tmp_path / "source", made)
    found = told(tmp_path)
    assert found.layers == ()
    assert found.missing


def test_several_frames_of_an_image_have_no_one_plane(tmp_path: Path) -> None:
    source_of(tmp_path, "multi-frame", FrameOfReferenceUID="1.2.3.77", PixelSpacing=list(SPACING))
    assert read(tmp_path / "source").plane is None


@pytest.mark.parametrize("options", [WITH_IDENTIFIERS, ExportOptions()], ids=["with", "without"])
def test_our_own_segments_of_an_image_in_space_lie_on_it(
    options: ExportOptions, tmp_path: Path
) -> None:
    placed = {
        "ImagePositionPatient": [-100.0, 20.0, 300.0],
        "ImageOrientationPatient": list(UPRIGHT),
        "SliceThickness": 1,
    }
    case = case_of(tmp_path, **placed)
    SegExporter().export(case, tmp_path / "seg.dcm", options)
    made = pydicom.dcmread(tmp_path / "seg.dcm")
    assert made.PerFrameFunctionalGroupsSequence[0].PlanePositionSequence
    found = told(tmp_path)
    assert found.missing == ""
    assert [layer.label for layer in found.layers] == ["Mass", "Effusion"]
    for layer, stored in zip(found.layers, made.pixel_array, strict=True):
        assert layer.mask is not None
        assert (layer.mask == 255 * stored).all()
