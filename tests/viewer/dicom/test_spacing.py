"""Millimetres and where they come from."""

import pytest
from dicom_factory import header

from viewer.dicom.radiograph import Spacing, SpacingSource
from viewer.dicom.spacing import pixel_aspect, spacing

_NONE = Spacing(None, None, SpacingSource.NONE)


@pytest.mark.parametrize(
    ("elements", "wanted"),
    [
        ({}, _NONE),
        ({"PixelSpacing": ["0.2", "0.3"]}, Spacing(0.2, 0.3, SpacingSource.AS_IN_FILE)),
        (
            {"PixelSpacing": ["0.2", "0.3"], "PixelSpacingCalibrationType": "GEOMETRY"},
            Spacing(0.2, 0.3, SpacingSource.CALIBRATED),
        ),
        (
            {"PixelSpacing": ["0.2", "0.2"], "ImagerPixelSpacing": ["0.25", "0.25"]},
            Spacing(0.2, 0.2, SpacingSource.AS_IN_FILE),
        ),
        ({"ImagerPixelSpacing": ["0.1", "0.1"]}, Spacing(0.1, 0.1, SpacingSource.AT_DETECTOR)),
        (
            {
                "ImagerPixelSpacing": ["0.15", "0.3"],
                "EstimatedRadiographicMagnificationFactor": "1.5",
            },
            Spacing(0.1, 0.2, SpacingSource.MAGNIFICATION_CORRECTED),
        ),
        (
            {
                "ImagerPixelSpacing": ["0.1", "0.1"],
                "EstimatedRadiographicMagnificationFactor": "0",
            },
            Spacing(0.1, 0.1, SpacingSource.AT_DETECTOR),
        ),
        ({"PixelSpacing": ["0.000", "0.000"]}, _NONE),
        ({"PixelSpacing": ["-0.1", "0.1"]}, _NONE),
        ({"PixelSpacing": ["nan", "0.1"]}, _NONE),
        ({"PixelSpacing": ["0.1"]}, _NONE),
        ({"PixelSpacing": ["0.1", "0.1", "0.1"]}, _NONE),
        (
            {"PixelSpacing": ["200.98", "200.98"], "ImagerPixelSpacing": ["0.1988", "0.1988"]},
            Spacing(0.1988, 0.1988, SpacingSource.AT_DETECTOR),
        ),
        ({"PixelSpacing": ["214.5", "214.5"]}, _NONE),
    ],
)
def test_spacing(elements: dict[str, object], wanted: Spacing) -> None:
    found = spacing(header(**elements))
    assert found.source is wanted.source
    assert found.row_mm == pytest.approx(wanted.row_mm)
    assert found.column_mm == pytest.approx(wanted.column_mm)


@pytest.mark.parametrize(
    ("elements", "aspect"),
    [
        ({}, 1),
        ({"PixelSpacing": ["0.2", "0.1"]}, 2),
        ({"PixelAspectRatio": ["1", "2"]}, 0.5),
        ({"PixelAspectRatio": ["1", "0"]}, 1),
        ({"PixelAspectRatio": ["1"]}, 1),
        ({"PixelAspectRatio": ["1000", "1"]}, 1),
        ({"PixelAspectRatio": ["2", "1"], "PixelSpacing": ["0.1", "0.1"]}, 1),
    ],
)
def test_aspect(elements: dict[str, object], aspect: float) -> None:
    made = header(**elements)
    assert pixel_aspect(made, spacing(made)) == pytest.approx(aspect)
