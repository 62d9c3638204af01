"""Instances fall into place, in whatever order they come."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from viewer.dicom.radiograph import Identity, View
from viewer.dicom.scan import Instance
from viewer.dicom.source import Source
from viewer.dicom.studies import StudyTree


def _instance(name: str, **identity: str) -> Instance:
    who = Identity(
        **{
            "patient_name": "A",
            "patient_id": "1",
            "study_instance_uid": "1.1",
            "series_instance_uid": "1.1.1",
            **identity,
        }
    )
    return Instance(Source(Path("/d", name)), who, "DX", View.PA, "", 1, 9, 9, True)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_grouping_does_not_depend_on_order(order: tuple[int, ...]) -> None:
    given = [
        _instance("a", instance_number="2"),
        _instance("b", instance_number="10"),
        _instance("c", series_instance_uid="1.1.2", series_number="7"),
        _instance("d", study_instance_uid="1.2", study_date="20240101"),
    ]
    tree = StudyTree()
    for index in order:
        assert tree.add(given[index])
    [patient] = tree.patients
    assert [study.key for study in patient.studies] == ["1.2", "1.1"]
    series = patient.studies[1].series
    assert [one.key for one in series] == ["1.1.2", "1.1.1"]
    assert [one.source.name for one in series[1].instances] == ["a", "b"]
    assert len(tree) == 4


def test_patients_stay_in_the_order_they_came() -> None:
    tree = StudyTree()
    tree.add(_instance("a", patient_id="9"))
    tree.add(_instance("b", patient_id="2"))
    tree.add(_instance("c", patient_id="9", patient_name="Somebody else"))
    assert [patient.patient_id for patient in tree.patients] == ["9", "2", "9"]


def test_a_file_is_added_once() -> None:
    tree = StudyTree()
    assert tree.add(_instance("a"))
    assert not tree.add(_instance("a"))


def test_pictures_are_grouped_by_folder_in_natural_order() -> None:
    tree = StudyTree()
    for name in ("p10.png", "p9.png", "p9²"):
        picture = replace(_instance(name), identity=Identity(), is_dicom=False)
        tree.add(picture)
    member = Source(Path("/d/x.zip"), "in/p1.png")
    tree.add(replace(_instance("x"), source=member, identity=Identity(), is_dicom=False))
    [patient] = tree.patients
    folder, zipped = patient.studies
    assert folder.description == "d"
    assert [one.source.name for one in folder.series[0].instances] == ["p9.png", "p9²", "p10.png"]
    assert len(zipped.series[0].instances) == 1


def test_numbers_that_are_none() -> None:
    tree = StudyTree()
    for number in ("x", "3", "", "99999999999999999999"):
        tree.add(_instance(f"f{number}", instance_number=number))
    [patient] = tree.patients
    assert patient.studies[0].series[0].instances[0].identity.instance_number == "3"
