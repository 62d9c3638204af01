"""Boxes from maps: the viewer's rule and Wang's, and arrays instead of an engine."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import logit

from pcam_model.geometry import CellGrid
from pcam_model.heatmap import boxes, peak
from pcam_model.prediction import ModelIdentity, Prediction
from tests.support.onnx_factory import make_manifest
from tests.train.helpers import image_record
from train.marks import RULES, logit_raster, marks
from train.observations import Task, observe_arrays
from train.truth import Truth


def _prediction(maps: np.ndarray, shape=(128, 128)) -> Prediction:
    cells = maps.shape[-2:]
    return Prediction(
        findings=("Mass",),
        logits=np.zeros(1, np.float32),
        logit_maps=maps[None].astype(np.float32),
        grid=CellGrid.from_stretch(shape, (cells[0] * 8, cells[1] * 8), 8, 4),
        image_shape=shape,
        model=ModelIdentity("m", "1", ""),
        device="CPU",
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.3, 0.5, 0.9]))
def test_boxes_are_those_of_the_viewer(seed, fraction):
    maps = np.random.default_rng(seed).normal(-1, 2, (7, 9))
    prediction = _prediction(maps, (140, 180))
    raster = logit_raster(prediction, "Mass")
    found = marks(raster, prediction.image_shape, RULES["model"], fraction)
    expected = boxes(prediction, "Mass", 0.0, fraction)
    assert len(found) == len(expected)
    by_place = {(one.x, one.y, one.width, one.height): one.score for one in expected}
    for box in found:
        assert box.score == pytest.approx(by_place[box.x, box.y, box.width, box.height], abs=1e-6)
    assert [box.score for box in found] == sorted((box.score for box in found), reverse=True)


def test_wangs_boxes_by_hand():
    # From logit 0 to 255 across, so that a logit is a grey value of Wang's.
    raster = np.zeros((10, 12), np.float32)
    raster[2:8, 1:7] = 100  # above 60
    raster[4:6, 3:5] = 255  # above 180, inside
    raster[8:10, 10:12] = 61
    found = marks(raster, (100, 120), RULES["wang2017"], 0.5)
    places = {(box.x, box.y, box.width, box.height) for box in found}
    assert places == {(10, 20, 60, 60), (30, 40, 20, 20), (100, 80, 20, 20)}


def test_wangs_cuts_do_not_depend_on_the_scale_of_a_map():
    maps = np.random.default_rng(1).normal(size=(6, 6))
    first, second = (
        marks(logit_raster(_prediction(scaled), "Mass"), (128, 128), RULES["wang2017"], 0.5)
        for scaled in (maps, maps * 8 - 40)
    )
    assert sorted((b.x, b.y, b.width, b.height) for b in first) == sorted(
        (b.x, b.y, b.width, b.height) for b in second
    )


def test_arrays_give_what_an_engine_would(tmp_path):
    rng = np.random.default_rng(3)
    manifest = make_manifest(("Mass", "Effusion"), calibrations={"Mass": (0.5, 1.0)},
                             operating_points={"Mass": 0.6})  # fmt: skip
    logits = rng.normal(size=(2, 2)).astype(np.float32)
    maps = rng.normal(size=(2, 2, 8, 8)).astype(np.float32)
    truth = {"Mass": Truth(np.array([[10.0, 10, 300, 300]]), (1024, 1024))}
    record = image_record("a", size=(1024, 1024))
    tasks = [Task(record, truth), Task(record, {}, ("Effusion",))]
    first, second = observe_arrays(logits, maps, manifest, tasks)
    assert first.logits["Mass"] == pytest.approx(logits[0, 0] * 0.5 + 1)
    assert first.thresholds == {"Mass": 0.6, "Effusion": 0.5}
    assert set(first.places) == {"Mass"}
    assert set(second.places) == {"Effusion"}
    assert second.places["Effusion"].wang == []
    assert first.cells == (8, 8)
    assert first.grid == (128, 128, 64, 64)
    calibrated = _prediction(maps[0, 0] * 0.5 + 1, (1024, 1024))
    highest = peak(calibrated, "Mass")
    assert first.places["Mass"].peak == pytest.approx((highest.x, highest.y))
    expected = len(boxes(calibrated, "Mass", 0.6, 0.5)) if highest.probability >= 0.6 else 0
    assert first.boxes_at_operating_point["Mass"] == expected
    assert (highest.probability >= 0.6) == (maps[0, 0].max() * 0.5 + 1 >= logit(0.6) - 0.3)
