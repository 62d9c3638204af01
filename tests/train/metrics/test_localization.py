"""Boxes and peaks against true boxes, over findings."""

import numpy as np
import pytest

from train.metrics.localization import Pair, localize

LINES = np.linspace(0, 1024, 17)


def _pair(finding, patient, truth, predicted=(), peak=(0.0, 0.0), size=(1024, 1024)) -> Pair:
    return Pair(
        finding,
        patient,
        size,
        np.array(truth, float).reshape(-1, 4),
        np.array(predicted, float).reshape(-1, 4),
        peak,
        (LINES, LINES),
    )


def _at(row, threshold):
    return next(one for one in row.iou if one.threshold == threshold)


def test_best_box_and_surest_box():
    truth = [[100, 100, 100, 100]]
    off, exact = [600, 600, 50, 50], [100, 100, 100, 80]
    (row,), _ = localize([_pair("Mass", "a", truth, [off, exact], (150, 150))], {}, 20)
    assert _at(row, 0.7).best.value == 1
    assert _at(row, 0.1).top1.value == 0
    assert row.mean_iou.value == 0
    assert row.predicted_boxes.value == 2
    assert row.false_boxes[0].rate.value == 1
    assert row.pointing.value == 1
    assert (row.images, row.boxes) == (1, 1)


def test_iou_at_the_threshold_does_not_count():
    (row,), _ = localize([_pair("Mass", "a", [[0, 0, 100, 100]], [[0, 0, 100, 50]])], {}, 0)
    assert (_at(row, 0.4).best.value, _at(row, 0.5).best.value) == (1, 0)


def test_a_single_patient_has_no_floor_rather_than_zero():
    (row,), _ = localize([_pair("Mass", "a", [[0, 0, 100, 100]])], {}, 20)
    assert _at(row, 0.1).floor.value is None
    assert _at(row, 0.1).gain.value is None
    assert row.pointing_floor.value is None
    assert _at(row, 0.1).top1.value == 0  # no box at all was predicted


def test_floor_and_gain_are_of_the_same_boxes():
    same = [[200, 200, 100, 100]]
    pairs = [
        _pair("Mass", "a", same, same),
        _pair("Mass", "b", same, []),
        _pair("Mass", "c", [[800, 800, 60, 60]], [[800, 800, 60, 60]]),
    ]
    (row,), _ = localize(pairs, {}, 200)
    found = _at(row, 0.5)
    assert found.top1.value == pytest.approx(2 / 3)
    # b's box is suggested to a (it ties with c's, and comes first) and a's to b and to c.
    assert found.floor.value == pytest.approx(2 / 3)
    assert found.gain.value == pytest.approx(0)
    assert found.gain.low < 0 < found.gain.high


def test_floor_does_not_depend_on_the_size_of_the_image():
    small = [[50, 50, 25, 25]]
    pairs = [
        _pair("Mass", "a", [[200, 200, 100, 100]]),
        _pair("Mass", "b", small, size=(256, 256)),
    ]
    (row,), _ = localize(pairs, {}, 0)
    assert _at(row, 0.7).floor.value == 1
    assert row.pointing_floor.value == 1


def test_tolerance_of_the_peak():
    pairs = [_pair("Mass", "a", [[100, 100, 50, 50]], peak=(160, 120))]
    (row,), _ = localize(pairs, {}, 0)
    assert (row.pointing.value, row.pointing_tolerant.value) == (0, 1)
    pairs = [_pair("Mass", "a", [[100, 100, 50, 50]], peak=(160, 120), size=(512, 512))]
    (row,), _ = localize(pairs, {}, 0)
    assert row.pointing_tolerant.value == 0


def test_every_box_of_an_image_counts_and_the_mean_is_over_findings():
    two = [[0, 0, 64, 64], [640, 640, 64, 64]]
    pairs = [
        _pair("Mass", "a", two, two[:1]),
        _pair("Nodule", "b", [[0, 0, 64, 64]], [[0, 0, 64, 64]]),
    ]
    rows, (macro,) = localize(pairs, {"macro": ("Mass", "Nodule", "Hernia"), "no": ("Hernia",)}, 10)
    assert [_at(row, 0.5).best.value for row in rows] == [0.5, 1]
    assert _at(macro, 0.5).best.value == 0.75
    assert (macro.findings, macro.boxes, macro.images) == (2, 3, 2)
    assert _at(macro, 0.5).ceiling.value == 1


def test_nothing_to_measure():
    assert localize([], {"macro": ("Mass",)}, 10) == ((), ())
