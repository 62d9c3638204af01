"""The annotated picture: right pixels, registered heatmaps, and what must always be in it."""

import sys
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from cases import make_case, make_prediction, make_radiograph
from onnx_factory import FINDINGS
from PySide6.QtGui import QImage

from viewer.dicom.display import render
from viewer.dicom.radiograph import Spacing, SpacingSource, Window
from viewer.export import lettering
from viewer.export.options import PictureOptions
from viewer.export.picture import paint
from viewer.review.annotations import POINTS, Annotation, Kind
from viewer.review.case import Case
from viewer.review.colour_maps import colour_table
from viewer.review.colours import finding_colour
from viewer.review.review import HeatmapStyle, Review

ROWS, COLUMNS = 600, 480
SHAPE = ROWS, COLUMNS
BARE = PictureOptions(corner_text=False, colour_bar=False, contours=False)
FILL = Review(visible=frozenset(FINDINGS), style=HeatmapStyle.FILL)


def pixels(image: QImage) -> npt.NDArray[np.uint8]:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    data = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return data[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def case_of(review: Review = FILL, **prediction: object) -> Case:
    radiograph = make_radiograph(ROWS, COLUMNS)
    return make_case(radiograph, review, make_prediction(image_shape=SHAPE, **prediction))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return all texts that are drawn, piece by piece."""
    texts: list[str] = []
    draw = lettering.Lettering.draw

    def listen(self: lettering.Lettering, text: str, *rest: object, **more: object) -> None:
        texts.append(text)
        draw(self, text, *rest, **more)

    monkeypatch.setattr(lettering.Lettering, "draw", listen)
    return texts


def test_native_size_and_untouched_where_nothing_is_drawn() -> None:
    case = case_of(FILL.changed(heatmaps_on=False, voi=Window(1000, 700), inverted=True))
    painted = pixels(paint(case, BARE))
    plain = render(case.radiograph, 0, Window(1000, 700), True)
    assert painted.shape == (ROWS, COLUMNS, 3)
    # Between the text in the corners and the marks at the middle of the edges.
    middle = slice(ROWS // 4, ROWS // 3)
    np.testing.assert_array_equal(painted[middle], np.repeat(plain[middle, :, None], 3, axis=2))


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("flipped", [False, True])
def test_fill_is_registered_with_the_image_however_it_is_turned(turns: int, flipped: bool) -> None:
    review = FILL.changed(quarter_turns=turns, flipped=flipped, visible=frozenset({"Mass"}))
    case = case_of(review)
    with_map = pixels(paint(case, BARE)).astype(int)
    without = pixels(paint(replace(case, review=review.changed(heatmaps_on=False)), BARE)).astype(
        int
    )
    # Label and text aside, what differs is the hot cell (row 2, column 1) of 8 × 6.
    x, y = 1.5 * COLUMNS / 6, 2.5 * ROWS / 8
    if flipped:
        x = COLUMNS - x
    width, height = COLUMNS, ROWS
    for _ in range(turns):
        x, y, width, height = height - y, x, height, width
    assert with_map.shape == (height, width, 3)
    colour = with_map.max(axis=2) - with_map.min(axis=2)
    assert colour[int(y), int(x)] > 30
    assert (without == without[..., :1]).all(axis=2)[int(y), int(x)]
    # Half a picture away on both axes nothing is coloured.
    far_y, far_x = int(y + height / 2) % height, int(x + width / 2) % width
    assert colour[far_y, far_x] == 0


def test_fill_follows_threshold_and_lies_where_the_probability_is() -> None:
    case = case_of(FILL.changed(visible=frozenset({"Mass"})))
    blank = replace(case, review=case.review.changed(heatmaps_on=False))
    layer = case.layers()[0]
    changed = (pixels(paint(case, BARE)) != pixels(paint(blank, BARE))).any(axis=2)
    # Nearest raster pixel of every picture pixel, away from the soft edge.
    row = (np.arange(ROWS) + 0.5) * layer.raster.shape[0] / ROWS
    column = (np.arange(COLUMNS) + 0.5) * layer.raster.shape[1] / COLUMNS
    raster = layer.raster[row.astype(int)][:, column.astype(int)]
    box = case.boxes("Mass")[0]
    inside = np.zeros(SHAPE, bool)
    # The label stands above the box.
    down, right = int(box.y + box.height), int(box.x + box.width)
    inside[int(box.y) : down, int(box.x) : right] = True
    sure, never = (
        inside & (raster > layer.threshold + 0.1),
        inside & (raster < layer.threshold - 0.1),
    )
    assert sure.sum() > 500
    assert changed[sure].all()
    assert never.sum() > 500
    assert not changed[never].any()


def test_contour_and_box_have_the_colour_of_the_finding() -> None:
    for style in (HeatmapStyle.CONTOUR, HeatmapStyle.BOXES):
        case = case_of(FILL.changed(style=style, visible=frozenset({"Mass"})))
        options = replace(BARE, contours=True)
        painted = pixels(paint(case, options)).astype(int)
        layer = case.layers()[0]
        box = case.boxes("Mass")[0]
        if style is HeatmapStyle.CONTOUR:
            line = max(layer.contours, key=len)
            x, y = line[np.argmax(line[:, 1])]
        else:
            x, y = box.x + box.width / 2, box.y + box.height
        around = painted[int(y) - 2 : int(y) + 3, int(x) - 2 : int(x) + 3].reshape(-1, 3)
        assert np.abs(around - np.array(layer.colour)).sum(axis=1).min() < 90
        switched_off = pixels(paint(case, PictureOptions(
            corner_text=False, colour_bar=False, contours=False, boxes=False)))  # fmt: skip
        centre = int(box.y + box.height), int(x)
        around = switched_off[centre[0] - 2 : centre[0] + 3, centre[1] - 2 : centre[1] + 3]
        assert (around == around[..., :1]).all()


def test_every_picture_names_model_and_intended_use(said: list[str]) -> None:
    image = paint(case_of(), PictureOptions(corner_text=False, heatmaps=False))
    text = " ".join(said)
    assert "NOT FOR CLINICAL USE: research and teaching" in text
    assert "test-model 1.2 · 0123456789ab" in text
    assert image.text("Model SHA-256") == "0123456789abcdef" * 4
    assert image.text("Intended use") == "Not for clinical use: research and teaching"


def test_warnings_are_in_the_picture_whole(said: list[str]) -> None:
    warning = "Not suitable: this is a lateral view; the model knows frontal views only."
    paint(case_of(warnings=(warning, "Note: second.")), PictureOptions(corner_text=False))
    assert f"{warning} Note: second." in " ".join(said)


def test_label_names_finding_and_probability_once(said: list[str]) -> None:
    paint(case_of())
    assert "Mass 0.88" in said
    assert "Effusion 0.27, below 0.50" in said
    assert "Cardiomegaly 0.62" in said
    assert [text for text in said if text.startswith("Mass")] == ["Mass 0.88"]


def test_says_what_is_found_but_not_drawn_and_what_was_edited(said: list[str]) -> None:
    review = FILL.changed(visible=frozenset({"Effusion"})).with_threshold("Effusion", 0.999)
    paint(case_of(review))
    text = " ".join(said)
    assert "Above threshold, not drawn: Mass 0.88, Cardiomegaly 0.62" in text
    assert "Effusion 0.27: nowhere above 1.00" in text
    assert "Effusion: threshold edited, 1.00 (model 0.50)" in text


def test_numbers_that_differ_do_not_look_the_same(said: list[str]) -> None:
    """0.049 lies below 0.0516, and what is possible is not said to be 0."""
    review = FILL.with_threshold("Mass", 0.0516).with_threshold("Effusion", 0.9999)
    paint(case_of(review, logits=(-2.97, -6.2, 0.5)))
    assert "Mass 0.049, below 0.052" in said
    assert "Effusion 0.002: nowhere above 1.000" in " ".join(said)


def test_a_threshold_that_hides_a_finding_is_told(said: list[str]) -> None:
    paint(case_of(FILL.changed(visible=frozenset({"Effusion"})).with_threshold("Mass", 0.9)))
    assert "Mass: threshold edited, 0.90 (model 0.50)" in " ".join(said)


def test_says_that_nothing_was_found(said: list[str]) -> None:
    paint(case_of(logits=(-3.0, -3.0, -3.0)))
    assert "No finding reaches its threshold" in " ".join(said)


def test_colour_bar_only_while_a_heatmap_is_shown(said: list[str]) -> None:
    paint(case_of())
    assert {"0", "1", "0.50"} <= set(said)
    said.clear()
    paint(case_of(FILL.changed(heatmaps_on=False)))
    assert not {"0", "1", "0.50"} & set(said)


def test_identifiers_only_if_asked(said: list[str]) -> None:
    paint(case_of())
    assert not [text for text in said if "Jane" in text or "4711" in text or "2024" in text]
    paint(case_of(), PictureOptions(identifiers=True))
    assert any("Doe Jane" in text for text in said)


def test_markup_is_drawn_as_it_is(said: list[str]) -> None:
    who = replace(make_radiograph().identity, patient_name="<b>x</b>&amp;")
    radiograph = make_radiograph(ROWS, COLUMNS, identity=who)
    case = make_case(radiograph, FILL, make_prediction(image_shape=SHAPE))
    paint(case, PictureOptions(identifiers=True))
    assert "<b>x</b>&amp;" in said


@pytest.mark.parametrize("shape", [(1, 1), (64, 64), (2, 5000), (300, 299)])
def test_small_images_are_enlarged_by_whole_pixels(shape: tuple[int, int]) -> None:
    radiograph = make_radiograph(*shape)
    image = paint(Case(radiograph, Review()), BARE)
    width, height = image.width(), image.height()
    assert width % shape[1] == 0
    assert width // shape[1] == height // shape[0]
    assert max(width, height) <= 5000
    assert image.text("Scale") == ("" if width == shape[1] else str(width // shape[1]))


def test_colour_pictures_keep_their_colours() -> None:
    stored = np.zeros((1, ROWS, COLUMNS, 3), np.uint8)
    stored[..., 0], stored[..., 2] = 200, 30
    image = paint(Case(make_radiograph(stored=stored, photometric="RGB"), Review()))
    np.testing.assert_array_equal(pixels(image)[ROWS // 2, COLUMNS // 2], [200, 0, 30])


def test_text_lies_inside_and_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = []
    block = lettering.Lettering.draw_block

    def listen(self: lettering.Lettering, lines: object, area: object, **more: object) -> None:
        areas.append(area)
        block(self, lines, area, **more)

    monkeypatch.setattr(lettering.Lettering, "draw_block", listen)
    warnings = tuple(
        f"Warning: {number}: " + "a sentence of some length. " * 2 for number in range(5)
    )
    paint(case_of(warnings=warnings), PictureOptions(identifiers=True))
    assert len(areas) == 4
    for number, area in enumerate(areas):
        assert area.x >= 0
        assert area.y >= 0
        assert area.right <= COLUMNS
        assert area.bottom <= ROWS
        assert all(area.overlap(other) == 0 for other in areas[:number])


def test_size_is_that_of_the_longest_side() -> None:
    image = paint(case_of(), PictureOptions(size=300))
    assert (image.width(), image.height()) == (240, 300)
    with pytest.raises(ValueError, match="1 pixel or more"):
        paint(case_of(), PictureOptions(size=0))


def test_many_pictures_do_not_wear_the_interpreter_out() -> None:
    # PySide6 6.12.0 gives up one reference to None with every call that returns nothing; before
    # Python 3.12 the interpreter then aborts after some thousands of calls.
    case = case_of()
    paint(case)
    before = sys.getrefcount(None)
    for _ in range(5):
        paint(case)
    assert sys.getrefcount(None) > before - 100


LENGTH = Annotation(Kind.LENGTH, ((100.0, 300.0), (300.0, 350.0)), colour=(0, 255, 0))


def annotated(*annotations: Annotation, **review: object) -> Case:
    plain = Review(annotations=annotations, **review)
    spacing = Spacing(0.5, 0.5, SpacingSource.AT_DETECTOR)
    return Case(make_radiograph(ROWS, COLUMNS, spacing=spacing), plain)


def green(image: QImage) -> npt.NDArray[np.bool_]:
    rgb = pixels(image).astype(int)
    return (rgb[..., 1] > 200) & (rgb[..., 0] < 90)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("flipped", [False, True])
def test_annotations_lie_where_they_were_drawn_however_the_image_is_turned(
    turns: int, flipped: bool
) -> None:
    painted = green(paint(annotated(LENGTH, quarter_turns=turns, flipped=flipped), BARE))
    width, height = COLUMNS, ROWS
    places = np.array([LENGTH.points[0], (200.0, 325.0), LENGTH.points[1]])
    if flipped:
        places[:, 0] = width - places[:, 0]
    for _ in range(turns):
        places = np.stack([height - places[:, 1], places[:, 0]], axis=1)
        width, height = height, width
    for x, y in places:
        assert painted[int(y) - 2 : int(y) + 3, int(x) - 2 : int(x) + 3].any()


def test_a_label_says_length_and_source_inside_the_picture(said: list[str]) -> None:
    at_edge = Annotation(Kind.LENGTH, ((COLUMNS - 60.0, 300.0), (COLUMNS - 1.0, 300.0)))
    paint(annotated(at_edge), BARE)
    assert "29.5 mm (at detector)" in said


def test_every_kind_of_annotation_is_painted() -> None:
    for kind in Kind:
        points = ((100.0, 100.0), (150.0, 300.0), (80.0, 200.0), (250.0, 220.0), (20.0, 320.0))
        points = (*points, (300.0, 320.0))[: POINTS[kind]]
        one = Annotation(kind, points, text="see prior study", colour=(0, 255, 0))
        assert green(paint(annotated(one), BARE)).sum() > 20, kind


@pytest.mark.parametrize(
    ("options", "review"),
    [
        (replace(BARE, annotations=False), {}),
        (BARE, {"annotations_on": False}),
        (BARE, {"frame": 0, "annotations": (replace(LENGTH, frame=1),)}),
    ],
)
def test_annotations_can_be_left_out(options: PictureOptions, review: dict[str, object]) -> None:
    case = annotated(LENGTH)
    case = replace(case, review=case.review.changed(**review))
    assert not green(paint(case, options)).any()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_peak_is_marked_and_named_with_its_value(said: list[str], turns: int) -> None:
    review = FILL.changed(visible=frozenset({"Mass"}), style=HeatmapStyle.PEAK, quarter_turns=turns)
    case = case_of(review)
    (layer,) = case.layers()
    with_mark = pixels(paint(case, BARE)).astype(int)
    assert f"Mass 0.88, here {layer.raster.max():.2f}" in said
    x, y = layer.peak.x, layer.peak.y
    width, height = COLUMNS, ROWS
    for _ in range(turns):
        x, y, width, height = height - y, x, height, width
    # The mark reaches 16 pixels, the label begins beyond that.
    near = slice(int(y) - 17, int(y) + 17), slice(int(x) - 17, int(x) + 17)
    differs = np.abs(with_mark[near] - np.array(layer.colour)).sum(axis=2) < 60
    rows, columns = np.nonzero(differs)
    middle = (columns.min() + columns.max() + 1) / 2 - 17, (rows.min() + rows.max() + 1) / 2 - 17
    assert middle == pytest.approx((x - int(x), y - int(y)), abs=1)


def test_the_colours_of_fill_and_bar_are_the_chosen_ones() -> None:
    everything = FILL.changed(visible=frozenset({"Mass"}), opacity=1.0, colour_map="cividis")
    case = case_of(everything.with_threshold("Mass", 0.0))
    (layer,) = case.layers()
    with_bar = pixels(paint(case, replace(BARE, colour_bar=True)))
    x, y = round(1.5 * COLUMNS / 6), round(2.5 * ROWS / 8)
    rows, columns = layer.raster.shape
    value = round(255 * float(layer.raster[y * rows // ROWS, x * columns // COLUMNS]))
    np.testing.assert_allclose(
        with_bar[y, x], colour_table("cividis", finding_colour("Mass"))[value], atol=4
    )
    # The bar is a column of the picture that holds both ends of the scale, the upper end above.
    without = pixels(paint(case, BARE))
    for index, end in ((255, np.min), (0, np.max)):
        close = (
            np.abs(
                with_bar.astype(int) - colour_table("cividis", finding_colour("Mass"))[index]
            ).max(2)
            < 6
        )
        rows, columns = np.nonzero(close & (with_bar != without).any(2))
        assert columns.min() > 0.8 * COLUMNS
        assert abs(end(rows) - ROWS / 2) > 0.1 * ROWS
