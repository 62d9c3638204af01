"""Cases and their rows: what belongs together, and in which order it is told."""

import numpy as np
import pytest
from cases import make_case, make_manifest, make_prediction, make_radiograph
from hypothesis import given
from hypothesis import strategies as st

from viewer.review.case import Case, finding_rows
from viewer.review.review import Review


def test_before_the_analysis_there_is_nothing():
    case = Case(make_radiograph(), Review())
    assert case.layers() == ()
    assert case.boxes("Mass") == ()
    assert finding_rows(case) == ()


def test_layers_and_boxes_of_a_case():
    case = make_case()
    assert [layer.finding for layer in case.layers()] == ["Mass", "Effusion", "Cardiomegaly"]
    assert len(case.boxes("Mass")) == 1


def test_a_prediction_needs_its_manifest():
    with pytest.raises(ValueError, match="needs the manifest"):
        Case(make_radiograph(), Review(), make_prediction())


def test_a_prediction_of_another_image_is_refused():
    with pytest.raises(ValueError, match=r"of an image of \(400, 300\), not of \(300, 400\)"):
        make_case(radiograph=make_radiograph(300, 400))


def test_a_manifest_of_another_model_is_refused():
    with pytest.raises(ValueError, match="different findings"):
        make_case(manifest=make_manifest(("Mass", "Effusion", "Edema")))


def test_rows_by_hand():
    manifest = make_manifest(operating_points={"Mass": 0.5, "Effusion": 0.1, "Cardiomegaly": 0.8})
    mass, effusion, cardiomegaly = (row for row in finding_rows(make_case(manifest=manifest)))
    # Distances: 2 - 0, -1 + ln 9 = 1.197, 0.5 - ln 4 = -0.886.
    assert (mass.finding, effusion.finding, cardiomegaly.finding) == (
        "Mass",
        "Effusion",
        "Cardiomegaly",
    )
    assert mass.distance == pytest.approx(2)
    assert effusion.distance == pytest.approx(-1 + np.log(9))
    assert cardiomegaly.distance == pytest.approx(0.5 - np.log(4))
    assert effusion.probability == pytest.approx(1 / (1 + np.e))
    assert (effusion.operating_point, effusion.threshold) == (0.1, 0.1)
    assert [row.positive for row in (mass, effusion, cardiomegaly)] == [True, True, False]
    assert not any(row.edited for row in (mass, effusion, cardiomegaly))


def test_an_edited_threshold_changes_the_call_but_not_the_probability_or_the_order():
    plain = finding_rows(make_case())
    edited = finding_rows(make_case(review=Review().with_threshold("Mass", 0.95)))
    assert [row.finding for row in edited] == [row.finding for row in plain]
    assert [row.probability for row in edited] == [row.probability for row in plain]
    mass = next(row for row in edited if row.finding == "Mass")
    assert (mass.positive, mass.edited, mass.threshold, mass.operating_point) == (
        False,
        True,
        0.95,
        0.5,
    )


def test_resetting_a_threshold_is_no_edit():
    review = Review().with_threshold("Mass", 0.9).with_threshold("Mass", None)
    assert not any(row.edited for row in finding_rows(make_case(review=review)))


def test_a_label_for_people():
    findings = ("Pleural_Thickening", "My_Finding", "Edema")
    case = make_case(
        prediction=make_prediction(findings), manifest=make_manifest(findings), review=Review()
    )
    assert {row.label for row in finding_rows(case)} == {
        "Pleural thickening",
        "My Finding",
        "Edema",
    }


@given(
    st.lists(st.floats(-20, 20, width=32), min_size=3, max_size=3),
    st.lists(st.floats(0.001, 0.999), min_size=3, max_size=3),
)
def test_positives_come_before_negatives_at_the_operating_points(logits, points):
    names = ("Mass", "Effusion", "Cardiomegaly")
    manifest = make_manifest(operating_points=dict(zip(names, points, strict=True)))
    rows = finding_rows(
        make_case(prediction=make_prediction(logits=logits), manifest=manifest, review=Review())
    )
    distances = [row.distance for row in rows]
    assert distances == sorted(distances, reverse=True)
    for row in rows:
        if abs(row.distance) > 1e-3:
            assert row.positive == (row.distance > 0)
