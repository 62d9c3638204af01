"""The display shutter covers what the file says, and never everything."""

from typing import Any

import numpy as np
import pytest
from dicom_factory import dataset

from viewer.dicom.header import Header
from viewer.dicom.shutter import Shutter, read_shutter

_RECTANGLE: dict[str, Any] = {
    "ShutterShape": "RECTANGULAR",
    "ShutterLeftVerticalEdge": 3,
    "ShutterRightVerticalEdge": 5,
    "ShutterUpperHorizontalEdge": 2,
    "ShutterLowerHorizontalEdge": 4,
}
_CIRCLE: dict[str, Any] = {
    "ShutterShape": "CIRCULAR",
    "CenterOfCircularShutter": [3, 4],
    "RadiusOfCircularShutter": 2,
}
_POLYGON: dict[str, Any] = {
    "ShutterShape": "POLYGONAL",
    "VerticesOfThePolygonalShutter": [1, 1, 1, 5, 5, 1],
}


def _read(elements: dict[str, Any], rows: int = 5, columns: int = 7) -> tuple[Shutter | None, bool]:
    given = {name: value for name, value in elements.items() if value is not None}
    return read_shutter(Header(dataset(**given)), rows, columns)


def _seen(rows: int = 5, columns: int = 7, **elements: Any) -> list[str]:
    shutter, damaged = _read(elements, rows, columns)
    assert shutter is not None
    assert not damaged
    return ["".join(".#"[int(pixel)] for pixel in row) for row in ~shutter.covered]


def test_rectangle_with_its_edges() -> None:
    assert _seen(**_RECTANGLE) == [".......", "..###..", "..###..", "..###..", "......."]


def test_circle_with_its_edge() -> None:
    assert _seen(**_CIRCLE) == ["...#...", "..###..", ".#####.", "..###..", "...#..."]


def test_polygon_row_before_column() -> None:
    assert _seen(**_POLYGON) == ["#####..", "####...", "###....", "##.....", "#......"]


def test_several_shapes_leave_what_lies_in_all_of_them() -> None:
    both = {**_CIRCLE, **_RECTANGLE, "ShutterShape": ["RECTANGULAR", "CIRCULAR"]}
    assert _seen(**both) == [".......", "..###..", "..###..", "..###..", "......."]
    narrow = {**both, "ShutterLeftVerticalEdge": 1, "ShutterRightVerticalEdge": 4}
    assert _seen(**narrow) == [".......", "..##...", ".###...", "..##...", "......."]


@pytest.mark.parametrize(
    ("value", "grey"), [(None, 0), (0, 0), (65535, 255), (32768, 128), (257, 1)]
)
def test_grey_of_the_cover(value: int | None, grey: int) -> None:
    shutter, _ = _read({**_CIRCLE, "ShutterPresentationValue": value})
    assert shutter is not None
    assert shutter.grey == grey


def test_no_shutter_and_one_that_covers_nothing() -> None:
    assert _read({}) == (None, False)
    assert _read({**_CIRCLE, "RadiusOfCircularShutter": 100}) == (None, False)


@pytest.mark.parametrize(
    "elements",
    [
        {"ShutterShape": "STAR"},
        {"ShutterShape": "RECTANGULAR"},
        {**_RECTANGLE, "ShutterRightVerticalEdge": 2},
        {**_RECTANGLE, "ShutterLeftVerticalEdge": None},
        {**_CIRCLE, "CenterOfCircularShutter": [3]},
        {**_CIRCLE, "CenterOfCircularShutter": [100, 100]},
        {**_CIRCLE, "RadiusOfCircularShutter": None},
        {**_CIRCLE, "RadiusOfCircularShutter": 0},
        {**_POLYGON, "VerticesOfThePolygonalShutter": [1, 1, 1, 5]},
        {**_POLYGON, "VerticesOfThePolygonalShutter": [1, 1, 1, 5, 5]},
        {**_POLYGON, "VerticesOfThePolygonalShutter": [1, 1, 1, 5, 5, 1, 2]},
        {**_POLYGON, "VerticesOfThePolygonalShutter": [1, 1, 1, 2**30, 5, 1]},
    ],
)
def test_a_shutter_that_cannot_be_used_never_hides_the_image(elements: dict[str, Any]) -> None:
    assert _read(elements) == (None, True)


def test_an_image_of_real_size() -> None:
    made = {**_CIRCLE, "CenterOfCircularShutter": [1001, 1501], "RadiusOfCircularShutter": 900}
    shutter, _ = _read(made, 2000, 3000)
    assert shutter is not None
    assert np.isclose((~shutter.covered).sum(), np.pi * 900**2, rtol=1e-3)
