"""Measurements in words."""

import numpy as np
import pytest
from cases import make_radiograph

from viewer.dicom.radiograph import Spacing, SpacingSource, View
from viewer.review.annotations import Annotation, Kind
from viewer.review.measure import Quantity, Value, measure
from viewer.review.measure_text import label_lines, number_text, summary, value_lines

CHEST = make_radiograph(
    stored=np.full((1, 400, 300), 812, np.uint16),
    spacing=Spacing(0.2, 0.2, SpacingSource.AT_DETECTOR),
)
BARE = make_radiograph()


def told(kind, *points, of=CHEST, text=""):
    annotation = Annotation(kind, points, text)
    return label_lines(annotation, measure(annotation, of))


def test_a_region_begins_with_the_finding_it_marks():
    points = ((0.0, 0.0), (2.0, 2.0))
    one = Annotation(Kind.ELLIPSE, points, "apex", finding="Pleural_Thickening")
    assert label_lines(one, measure(one, BARE))[:2] == ("Pleural thickening", "apex")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Value(Quantity.LENGTH, 12.345, "mm"), "12.3 mm"),
        (Value(Quantity.AREA, 99.9, "mm²"), "99.9 mm²"),
        (Value(Quantity.AREA, 1234.5, "mm²"), "12.35 cm²"),
        (Value(Quantity.AREA, 1234.5, "px²"), "1234.5 px²"),
        (Value(Quantity.ANGLE, 45.0, "°"), "45.0°"),
        (Value(Quantity.RATIO, 0.5049), "0.50"),
        (Value(Quantity.PIXELS, 1234567.0), "1234567"),
        (Value(Quantity.MEAN, 1234.56), "1234.6"),
    ],
)
def test_numbers(value, text):
    assert number_text(value) == text


def test_lengths_and_areas_name_their_source():
    assert told(Kind.LENGTH, (0.0, 0.0), (30.0, 40.0)) == ("10.0 mm (at detector)",)
    assert told(Kind.LENGTH, (0.0, 0.0), (30.0, 40.0), of=BARE) == ("50.0 px (no calibration)",)
    assert told(Kind.RECTANGLE, (0.0, 0.0), (100.0, 100.0)) == (
        "area 4.00 cm² (at detector)",
        "mean 812.0  sd 0",
        "min 812  max 812",
    )


def test_the_readers_words_come_first():
    assert told(Kind.ANGLE, (1.0, 0.0), (0.0, 0.0), (0.0, 1.0), text="carina") == (
        "carina",
        "90.0°",
    )
    assert told(Kind.TEXT, (1.0, 0.0), text="see prior") == ("see prior",)


def test_a_ratio_says_what_speaks_against_it():
    points = ((150, 0), (150, 400), (110, 250), (240, 270), (20, 330), (280, 330))
    ap = make_radiograph(view=View.AP, spacing=CHEST.spacing)
    assert told(Kind.CARDIOTHORACIC, *points, of=ap) == (
        "CTR 0.50",
        "heart 26.0 mm  thorax 52.0 mm (at detector)",
        "⚠ AP view: the heart is magnified",
    )


def test_a_quick_look_is_marked():
    large = Annotation(Kind.RECTANGLE, ((0.0, 0.0), (300.0, 400.0)))
    lines = value_lines(measure(large, CHEST, at_most=100))
    assert lines[1:] == ("mean ≈ 812.0  sd 0", "min ≈ 812  max 812")


def test_words_can_be_said_in_another_language():
    annotation = Annotation(Kind.LENGTH, ((0.0, 0.0), (30.0, 40.0)))
    lines = value_lines(measure(annotation, CHEST), {"at detector": "am Detektor"}.__getitem__)
    assert lines == ("10.0 mm (am Detektor)",)


def test_a_probe_tells_the_stored_value_where_it_is_another():
    rescaled = make_radiograph(stored=CHEST.stored, slope=2.0)
    assert told(Kind.PROBE, (1.0, 1.0)) == ("value 812",)
    assert told(Kind.PROBE, (1.0, 1.0), of=rescaled) == ("value 1624  stored 812",)
    colour = make_radiograph(stored=np.full((1, 3, 4, 3), (200, 30, 4), np.uint8))
    assert told(Kind.PROBE, (1.0, 1.0), of=colour) == ("R 200  G 30  B 4",)
    assert summary(measure(Annotation(Kind.PROBE, ((1.0, 1.0),)), colour)) == "200 30 4"


def test_the_summary_is_the_most_important_number():
    def short(kind, *points):
        annotation = Annotation(kind, points)
        return summary(measure(annotation, CHEST))

    assert short(Kind.LENGTH, (0.0, 0.0), (30.0, 40.0)) == "10.0 mm"
    assert short(Kind.RECTANGLE, (0.0, 0.0), (100.0, 100.0)) == "4.00 cm²"
    assert short(Kind.PROBE, (1.0, 1.0)) == "812"
    assert short(Kind.ARROW, (1.0, 1.0), (2.0, 2.0)) == ""
    points = ((150, 0), (150, 400), (110, 250), (240, 270), (20, 330), (280, 330))
    assert short(Kind.CARDIOTHORACIC, *points) == "0.50"
