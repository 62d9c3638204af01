"""Which image hangs where."""

from pathlib import Path

import pytest

from viewer.dicom.radiograph import Identity, View
from viewer.dicom.scan import Instance
from viewer.dicom.source import Source
from viewer.dicom.studies import StudyTree
from viewer.review.hanging import LAYOUTS, RULES, choose, hang

_RULES = {rule.id: rule for rule in RULES}
FOR_PROCESSING = "1.2.840.10008.5.1.4.1.1.1.1.1"


def image(name, view, study="now", date="20240501", patient="1", sop_class="", series=""):
    who = Identity(
        patient_name="Doe" if patient else "",
        patient_id=patient,
        study_instance_uid=study,
        study_date=date,
        series_instance_uid=series or name,
    )
    return Instance(Source(Path("/d", name)), who, "DX", view, sop_class, 1, 9, 9, True)


def placed(*images):
    tree = StudyTree()
    for each in images:
        tree.add(each)
    return tree.place(images[0].source)


def names(rule, place):
    images = hang(_RULES[rule], place)
    return images and [each.source.name for each in images]


def test_every_rule_fills_its_layout():
    for rule in RULES:
        assert len(rule.hooks) == rule.layout.rows * rule.layout.columns
        assert rule.layout in LAYOUTS


@pytest.mark.parametrize("frontal", [View.PA, View.AP])
def test_frontal_hangs_left_and_lateral_right_whatever_came_first(frontal):
    lateral_first = placed(image("l", View.LATERAL), image("f", frontal))
    assert names("frontal-lateral", lateral_first) == ["f", "l"]
    assert choose(lateral_first).id == "frontal-lateral"


def test_the_latest_earlier_frontal_hangs_beside_the_current_one():
    place = placed(
        image("now", View.PA),
        image("oldest", View.PA, "a", "20190101"),
        image("older", View.AP, "b", "20230101"),
        image("older lateral", View.LATERAL, "c", "20240101"),
        image("later", View.PA, "d", "20250101"),
    )
    assert names("current-prior", place) == ["now", "older"]
    rule = choose(place)
    assert rule.id == "current-prior"
    assert rule.linked


def test_a_prior_lateral_may_be_of_another_study_than_the_prior_frontal():
    place = placed(
        image("f", View.PA),
        image("l", View.LATERAL),
        image("pf", View.PA, "b", "20230101"),
        image("pl", View.LATERAL, "c", "20220101"),
    )
    assert names("all-current-prior", place) == ["f", "l", "pf", "pl"]
    assert choose(place).id == "frontal-lateral"


@pytest.mark.parametrize("view", [View.UNKNOWN, View.OTHER])
def test_an_unknown_view_hangs_nowhere(view):
    place = placed(image("f", View.PA), image("x", view))
    assert choose(place) is None
    assert hang(_RULES["frontal-lateral"], place) is None


def test_images_of_nobody_in_particular_are_not_compared_over_time():
    place = placed(
        image("now", View.PA, patient=""), image("then", View.PA, "b", "20200101", patient="")
    )
    assert choose(place) is None


def test_images_of_two_people_never_hang_together():
    place = placed(image("now", View.PA), image("then", View.PA, "b", "20200101", patient="2"))
    assert choose(place) is None


def test_a_study_without_a_date_has_no_prior_and_is_none():
    undated = placed(image("now", View.PA, date=""), image("then", View.PA, "b", "20200101"))
    assert choose(undated) is None
    dated = placed(image("now", View.PA), image("when", View.PA, "b", ""))
    assert choose(dated) is None


def test_raw_pixels_hang_only_where_there_is_nothing_else():
    raw = image("raw", View.PA, sop_class=FOR_PROCESSING, series="1")
    place = placed(raw, image("ready", View.PA, series="2"), image("l", View.LATERAL))
    assert names("frontal-lateral", place) == ["ready", "l"]
    assert names("frontal-lateral", placed(raw, image("l", View.LATERAL))) == ["raw", "l"]
