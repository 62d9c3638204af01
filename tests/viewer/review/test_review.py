"""A review is a value: every change gives a new one."""

import pytest
from cases import make_manifest

from viewer.review.annotations import Annotation, Kind
from viewer.review.colours import COLOURS, finding_colour
from viewer.review.review import Review

ORANGE = COLOURS["orange"].rgb
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


def test_a_finding_has_its_first_colour_until_it_gets_another():
    review = Review()
    coloured = review.with_colour("Mass", ORANGE)
    assert review.colour("Mass") == finding_colour("Mass")
    assert coloured.colour("Mass") == ORANGE
    assert coloured.colour("Effusion") == finding_colour("Effusion")
    assert coloured.with_colour("Mass", None) == review
    assert coloured.with_colour("Mass", finding_colour("Mass")) == review


def test_own_regions_follow_their_finding_unless_they_have_a_colour_of_their_own():
    corners = ((10.0, 10.0), (30.0, 30.0))
    mass, green = finding_colour("Mass"), (0, 255, 0)
    colours = (("Mass", mass), ("Mass", green), ("", mass))
    review = Review(
        annotations=tuple(
            Annotation(Kind.RECTANGLE, corners, finding=finding, colour=colour)
            for finding, colour in colours
        )
    )
    coloured = review.with_colour("Mass", ORANGE)
    assert [one.colour for one in coloured.annotations] == [ORANGE, green, mass]
    assert coloured.with_colour("Mass", None) == review


def test_changed_leaves_the_original():
    review = Review()
    assert review.changed(opacity=0.1).opacity == 0.1
    assert review.opacity == 0.45
