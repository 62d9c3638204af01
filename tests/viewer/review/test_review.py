"""A review is a value: every change gives a new one."""

import pytest
from cases import make_manifest

from viewer.review.review import Review

MANIFEST = make_manifest(operating_points={"Mass": 0.2})


def test_the_threshold_is_the_operating_point_until_it_is_edited():
    review = Review()
    edited = review.with_threshold("Mass", 0.7)
    assert review.threshold(MANIFEST, "Mass") == 0.2
    assert edited.threshold(MANIFEST, "Mass") == 0.7
    assert edited.threshold(MANIFEST, "Effusion") == 0.5
    assert edited.with_threshold("Mass", None) == review


@pytest.mark.parametrize(("given", "kept"), [(-0.5, 0.0), (1.5, 1.0)])
def test_thresholds_stay_probabilities(given, kept):
    assert Review().with_threshold("Mass", given).threshold(MANIFEST, "Mass") == kept


def test_thresholds_cannot_be_changed_in_place():
    with pytest.raises(TypeError):
        Review().with_threshold("Mass", 0.5).edited_thresholds["Mass"] = 0.1


def test_visibility():
    review = Review().with_visible("Mass", True).with_visible("Effusion", True)
    assert review.visible == {"Mass", "Effusion"}
    assert review.with_visible("Mass", False).visible == {"Effusion"}
    assert review.with_visible("Gout", False) == review


def test_changed_leaves_the_original():
    review = Review()
    assert review.changed(opacity=0.1).opacity == 0.1
    assert review.opacity == 0.45
