"""Figures from arrays, without engines or files."""

import numpy as np
import pytest

from tests.support.onnx_factory import make_manifest
from tests.train.helpers import image_record
from train.measure import aggregate, figures, scores_of
from train.observations import Observation, observe_arrays, tasks
from train.truth import Truth

SQUARE = np.array([[256.0, 256, 256, 256]])  # whole cells of the 8 × 8 map of 1024 px


def _maps(hot: list[bool]) -> np.ndarray:
    """Maps of one finding: SQUARE is hot, or nothing is."""
    maps = np.full((len(hot), 1, 8, 8), -6.0, np.float32)
    maps[hot, 0, 2:4, 2:4] = 6
    return maps


def _figures(hot: list[bool], drawn: list[bool], patients: str, **options):
    records = [
        image_record(f"i{number}", patient=patient, labels={"Mass": float(ill)}, age=age, sex="F")
        for number, (ill, patient, age) in enumerate(
            zip(drawn, patients, (39, 40, 59, 60, None, 90), strict=False)
        )
    ]
    truth = {
        record.name: {"Mass": Truth(SQUARE, (1024, 1024))}
        for record, ill in zip(records, drawn, strict=True)
        if ill
    }
    maps = _maps(hot)
    wanted = tasks(records, truth)
    seen = observe_arrays(maps.max((2, 3)), maps, make_manifest(("Mass",)), wanted)
    return figures(list(zip(wanted, seen, strict=True)), ("Mass",), replicates=30, **options)


def test_a_model_that_is_right_and_the_floor_beside_it():
    found = _figures([True, True, True, False], [True, True, True, False], "abcd")
    (row,) = found.localization
    assert (row.images, row.negatives) == (3, 1)
    for one in row.detection:
        assert one.ap.value == 1
        assert {point.nlf: point.llf.value for point in one.froc}[0.125] == 1
        # The constant box in all four images: found three times, false once.
        assert one.ap_floor == pytest.approx(3 / 4)
        floors = {point.nlf: point.floor for point in one.froc}
        assert floors[0.125] == pytest.approx(0.5)  # in half of the images
        assert floors[0.25] == floors[4.0] == 1
    assert found.classification[0].auroc.value == 1
    assert found.curves["Mass"]["froc 0.5"][-1] == [0, 1]


def test_a_model_that_marks_the_healthy():
    found = _figures([False, False, False, True], [True, True, True, False], "abcd")
    (row,) = found.localization
    at = {one.threshold: one for one in row.detection}
    assert at[0.5].ap.value < 0.05
    assert at[0.5].froc[0].llf.value == 0
    assert found.classification[0].auroc.value == 0


def test_an_image_below_the_operating_point_gets_no_box():
    # As in the viewer, which shows by itself what reaches its operating point, here .5.
    maps = _maps([True, True])
    wanted = tasks([image_record(f"i{n}", labels={"Mass": 0.0}) for n in range(2)], {})
    logits = np.array([[1.0], [-1.0]], np.float32)
    called, not_called = observe_arrays(logits, maps, make_manifest(("Mass",)), wanted)
    assert called.boxes_at_operating_point == {"Mass": 1}
    assert not_called.boxes_at_operating_point == {"Mass": 0}


def test_one_patient_alone_has_no_floor():
    found = _figures([True, True], [True, False], "aa")
    assert found.localization[0].detection[0].ap_floor is None
    assert found.localization[0].detection[0].froc[0].floor is None


def test_nothing_drawn_gives_no_rows():
    found = _figures([True, False], [False, False], "ab")
    assert found.localization == found.localization_macro == found.wang2017 == ()


def test_every_finding_with_boxes_counts_in_the_macro():
    # Consolidation has boxes in phantoms and in VinDr-CXR, though none in ChestX-ray14.
    names = ("Mass", "Consolidation", "Cardiomegaly")
    labels = dict.fromkeys(names, 1.0)
    records = [image_record(f"i{n}", patient=f"p{n}", labels=labels) for n in range(3)]
    truth = {
        record.name: {name: Truth(SQUARE, (1024, 1024)) for name in names} for record in records
    }
    maps = np.concatenate([_maps([hot] * 3) for hot in (True, False, True)], axis=1)
    wanted = tasks(records, truth)
    seen = observe_arrays(maps.max((2, 3)), maps, make_manifest(names), wanted)
    found = figures(list(zip(wanted, seen, strict=True)), names, replicates=0)
    whole, without = found.localization_macro
    assert whole.pointing.value == pytest.approx(2 / 3)
    assert without.pointing.value == pytest.approx(1 / 2)
    assert (whole.images, without.images) == (9, 6)


def test_ages_are_parted_at_40_and_60():
    hot = [True, True, False, False, True, False]
    found = _figures(hot, hot, "abcdef")
    ages = {part.value: part.images for part in found.subgroups if part.attribute == "age"}
    assert ages == {"0–39": 1, "40–59": 2, "60 and more": 2}


def _scores(rows):
    """Scores of one finding from (name, patient, label, logit, false boxes)."""
    records = [
        image_record(name, patient=patient, labels={"Mass": label})
        for name, patient, label, _, _ in rows
    ]
    seen = [
        Observation(one.name, {"Mass": logit}, {"Mass": 0.5}, {"Mass": boxes})
        for one, (_, _, _, logit, boxes) in zip(records, rows, strict=True)
    ]
    return scores_of(list(zip(tasks(records, {}), seen, strict=True)), ("Mass",)), records


def test_studies_and_patients_by_hand():
    scores, records = _scores([
        ("a/s1/1", "a", 0.0, -2.0, 1), ("a/s1/2", "a", 1.0, 2.0, 3), ("a/s2/1", "a", None, 0.0, 0),
        ("b/s1/1", "b", 0.0, -1.0, 2),
    ])  # fmt: skip
    studies, first = aggregate(scores, records, "study", "max")
    assert [one.name for one in first] == ["a/s1/1", "a/s2/1", "b/s1/1"]
    np.testing.assert_array_equal(studies.labels[:, 0], [1, np.nan, 0])
    assert studies.logits[:, 0].tolist() == [2, 0, -1]
    assert studies.false_boxes[:, 0].tolist() == [2, 0, 2]
    patients, _ = aggregate(scores, records, "patient", "mean")
    expected = scores.probabilities[:3, 0].mean()
    assert patients.probabilities[:, 0] == pytest.approx([expected, scores.probabilities[3, 0]])
    assert patients.labels[:, 0].tolist() == [1, 0]
    assert aggregate(scores, records, "image", "max")[0] is scores


def test_labels_between_no_and_yes_are_unknown():
    scores, _ = _scores([("a", "a", 0.4, 1.0, 0), ("b", "b", 1.0, 1.0, 0)])
    np.testing.assert_array_equal(scores.labels[:, 0], [np.nan, 1])
