"""A square of the map is drawn within a tenth of a cell of its place, however the image is shown.

Five hundred examples through what really draws: the view of a tile, and the picture that is saved.
The places that are expected come from a few lines of arithmetic here, not from the program.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pytest
from cases import make_radiograph
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from onnx_factory import make_manifest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from pcam_model.geometry import CellGrid
from pcam_model.manifest import Input
from pcam_model.outputs import prediction_of
from pcam_model.prediction import ModelIdentity, Prediction
from viewer.export import picture
from viewer.export.options import PictureOptions
from viewer.review.case import Case
from viewer.review.review import HeatmapStyle, Review
from viewer.ui.image_view import ImageView
from viewer.ui.pyramid import Pyramid

FINDING = "Mass"
STRIDE = 8
STYLES = (HeatmapStyle.FILL, HeatmapStyle.CONTOUR, HeatmapStyle.BOXES)
# Smaller than this, a tenth of a cell is less than a pixel of what is looked at.
SMALLEST_CELL = 10.0

Sides = tuple[float, float, float, float]


@dataclass(frozen=True)
class Example:
    """An image, a model's map with a square, and where the square's edges lie in the image."""

    case: Case
    edges: Sides  # left, top, right, bottom, in pixels of the image
    cell: tuple[float, float]  # width and height


@st.composite
def examples(draw: st.DrawFn) -> Example:
    rows, columns = draw(st.integers(160, 420)), draw(st.integers(160, 420))
    cells = draw(st.integers(6, 11))
    kind = draw(st.sampled_from(["stretched", "padded", "cropped"]))
    # Image pixels per cell, and where the first cell begins.
    step, begin = _places(draw, kind, cells, rows, columns)
    spans = []
    for axis, side in enumerate((columns, rows)):
        inside = [
            k
            for k in range(1, cells - 1)
            if begin[axis] + (k - 0.6) * step[axis] >= 0
            and begin[axis] + (k + 1.6) * step[axis] <= side
        ]
        assume(inside)
        first = draw(st.sampled_from(inside))
        last = draw(st.sampled_from([k for k in inside if first <= k <= first + 3]))
        spans.append((first, last + 1))
    maps = np.full((1, 1, cells, cells), -2, np.float32)
    maps[0, 0, slice(*spans[1]), slice(*spans[0])] = 2
    review = Review(
        visible=frozenset({FINDING}),
        style=draw(st.sampled_from(STYLES)),
        opacity=1.0,
        quarter_turns=draw(st.integers(0, 3)),
        flipped=draw(st.booleans()),
    )
    radiograph = make_radiograph(
        stored=np.full((1, rows, columns), 300, np.uint16),
        pixel_aspect=draw(st.sampled_from([1.0, 0.5, 2.0, 1.25])),
    )
    manifest = _manifest(kind, cells)
    made = _prediction(manifest, maps, (rows, columns))
    if kind == "cropped":
        origin = [begin[axis] + step[axis] / 2 for axis in (0, 1)]
        made = replace(made, logit_maps=maps[0], grid=CellGrid(*step, *origin))
    (left, right), (top, bottom) = (
        (begin[axis] + first * step[axis], begin[axis] + after * step[axis])
        for axis, (first, after) in enumerate(spans)
    )
    return Example(Case(radiograph, review, made, manifest), (left, top, right, bottom), step)


def _places(draw, kind: str, cells: int, rows: int, columns: int):
    """Return pixels of the image per cell, and where the first one begins, across and down."""
    if kind == "stretched":
        return (columns / cells, rows / cells), (0.0, 0.0)
    if kind == "padded":
        # The longer side fills the input; the other one is as long as whole pixels allow.
        side = cells * STRIDE
        seen = [max(round(side * each / max(rows, columns)), 1) for each in (columns, rows)]
        return (columns / seen[0] * STRIDE, rows / seen[1] * STRIDE), (0.0, 0.0)
    # A network that saw a part of the image only, or more than all of it.
    share = draw(st.floats(0.65, 1.5)), draw(st.floats(0.65, 1.5))
    step = columns * share[0] / cells, rows * share[1] / cells
    slack = columns - cells * step[0], rows - cells * step[1]
    begin = tuple(draw(st.floats(min(0.0, each), max(0.0, each))) for each in slack)
    return step, begin


def _manifest(kind: str, cells: int):
    side = cells * STRIDE
    fit = "pad" if kind == "padded" else "stretch"
    seen = Input(rows=side, columns=side, equalise=False, fit=fit)
    return make_manifest((FINDING,), rows=side, columns=side, stride=STRIDE, input=seen)


def _prediction(manifest, maps: npt.NDArray[np.float32], shape: tuple[int, int]) -> Prediction:
    outputs = {"logits": np.array([[2.0]], np.float32), "logit_maps": maps}
    identity = ModelIdentity("test-model", "1", "0" * 64)
    return prediction_of(
        outputs, manifest=manifest, identity=identity, image_shape=shape, device="CPU"
    )


def turned(edges: Sides, review: Review, width: float, height: float) -> Sides:
    """Return a rectangle about the middle of an image that was mirrored, then turned clockwise."""
    xs = np.array([edges[0], edges[2]]) - width / 2
    ys = np.array([edges[1], edges[3]]) - height / 2
    if review.flipped:
        xs = -xs
    for _ in range(review.quarter_turns):
        xs, ys = -ys, xs
    return xs.min(), ys.min(), xs.max(), ys.max()


def colourful(image: QImage) -> npt.NDArray[np.float64]:
    """Return how coloured every pixel is: the radiograph is grey, its heatmap is not."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    pixels = raw[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).astype(float)
    return pixels.max(2) - pixels.min(2)


def found(colour: npt.NDArray[np.float64], style: HeatmapStyle) -> Sides:
    """Return the edges of what is coloured: of a fill where it ends, of lines their middle."""
    rows, columns = np.nonzero(colour > 60)
    middle = (rows.min() + rows.max()) // 2, (columns.min() + columns.max()) // 2
    across = colour[middle[0] - 1 : middle[0] + 2].mean(0)
    down = colour[:, middle[1] - 1 : middle[1] + 2].mean(1)
    measure = _ends if style is HeatmapStyle.FILL else _lines
    (left, right), (top, bottom) = measure(across), measure(down)
    return left, top, right, bottom


def _ends(profile: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Return where a profile rises to half of its height, and where it falls below it again."""
    high = np.flatnonzero(profile > 60)

    def rise(values: npt.NDArray[np.float64], first: int) -> float:
        # The edge itself is the softest colour of the fill, 0.5; it is blended with nothing.
        half = values[first + 1] / 2 if first + 1 < len(values) else values[first] / 2
        place = int(np.flatnonzero(values > half)[0])
        below, above = values[place - 1], values[place]
        return place - 0.5 + (half - below) / (above - below)

    backwards = profile[::-1]
    return rise(profile, int(high[0])), len(profile) - rise(
        backwards, len(profile) - 1 - int(high[-1])
    )


def _lines(profile: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Return the middles of two lines that cross a profile."""
    strong = np.flatnonzero(profile > 40)
    half = (strong[0] + strong[-1] + 1) // 2
    places = np.arange(len(profile)) + 0.5
    sides = (slice(None, half), slice(half, None))
    first, second = (np.average(places[side], weights=profile[side]) for side in sides)
    return float(first), float(second)


def assert_within_a_tenth(got: Sides, wanted: Sides, cell: tuple[float, float]) -> None:
    for axis, (found_at, expected) in enumerate(zip(got, wanted, strict=True)):
        assert abs(found_at - expected) <= 0.1 * cell[axis % 2], (got, wanted, cell)


@pytest.fixture
def view(qtbot, qapp):
    # pyqtgraph's views do not live through being closed themselves.
    window = QWidget()
    qtbot.addWidget(window)
    view = ImageView(window)
    window.resize(520, 440)
    view.setGeometry(window.rect())
    window.show()
    qtbot.waitExposed(window)
    yield view
    # Qt's own window goes with the last name for it.
    window.close()


ONE_FIXTURE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@settings(ONE_FIXTURE, max_examples=250, deadline=None)
@given(
    example=examples(),
    cell=st.floats(14, 60),
    spot=st.tuples(st.floats(0.25, 0.75), st.floats(0.25, 0.75)),
)
def test_on_the_screen_the_square_lies_where_it_belongs(view, example, cell, spot):
    case, review = example.case, example.case.review
    radiograph = case.radiograph
    view.show_image(Pyramid.of(radiograph, 0))
    view.show_review(review, None)
    view.fit()
    # The image is fitted with a margin of a fiftieth; one unit is one column wide.
    aspect = radiograph.pixel_aspect
    width, height = float(radiograph.columns), radiograph.rows * aspect
    edges = tuple(edge * (aspect if number % 2 else 1) for number, edge in enumerate(example.edges))
    sides = (width, height) if review.quarter_turns % 2 == 0 else (height, width)
    tile = view.viewport().width(), view.viewport().height()
    fitted = 1 / (1.02 * max(sides[0] / tile[0], sides[1] / tile[1]))
    square = turned(edges, review, width, height)
    step = example.cell[0], example.cell[1] * aspect
    if review.quarter_turns % 2:
        step = step[::-1]
    # So large that a cell can be measured, and all of the square is in sight.
    scale = max(cell / min(step), SMALLEST_CELL / min(step))
    scale = min(
        scale, 0.4 * tile[0] / (square[2] - square[0]), 0.4 * tile[1] / (square[3] - square[1])
    )
    # The lines along a narrower cell run into the profile across its ends.
    assume(scale * min(step) >= SMALLEST_CELL)
    shift = tuple(
        spot[axis] * tile[axis] - tile[axis] / 2 - scale * (square[axis] + square[axis + 2]) / 2
        for axis in (0, 1)
    )
    view.zoom(scale / fitted)
    view.pan(QPointF(*shift))
    view.image.heatmaps.show_layers(case.layers())
    QApplication.processEvents()
    wanted = tuple(
        tile[number % 2] / 2 + shift[number % 2] + scale * edge
        for number, edge in enumerate(square)
    )
    got = found(colourful(view.viewport().grab().toImage()), review.style)
    assert_within_a_tenth(got, wanted, (scale * step[0], scale * step[1]))


@settings(ONE_FIXTURE, max_examples=250, deadline=None)
@given(example=examples(), size=st.none() | st.integers(360, 900))
def test_in_a_picture_the_square_lies_where_it_belongs(qapp, example, size):
    case, review = example.case, example.case.review
    options = PictureOptions(corner_text=False, colour_bar=False, annotations=False, size=size)
    with pytest.MonkeyPatch.context() as patch:
        # Texts are coloured too, and stand where there is room.
        patch.setattr(picture, "draw_surroundings", lambda *args, **options: [])
        patch.setattr(picture, "_draw_labels", lambda *args, **options: None)
        painted = picture.paint(case, options)
    columns, rows = case.radiograph.columns, case.radiograph.rows
    sides = (columns, rows) if review.quarter_turns % 2 == 0 else (rows, columns)
    scale = painted.width() / sides[0], painted.height() / sides[1]
    square = turned(example.edges, review, columns, rows)
    wanted = tuple(
        (edge + sides[number % 2] / 2) * scale[number % 2] for number, edge in enumerate(square)
    )
    step = example.cell if review.quarter_turns % 2 == 0 else example.cell[::-1]
    got = found(colourful(painted), review.style)
    assert_within_a_tenth(got, wanted, (scale[0] * step[0], scale[1] * step[1]))
