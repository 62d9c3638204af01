"""Patients ▸ studies ▸ series ▸ instances, built one instance at a time."""

import re
from dataclasses import dataclass, field

from viewer.dicom.scan import Instance


@dataclass(slots=True)
class Series:
    """Images of one series, in the order of their numbers."""

    key: str
    description: str
    number: str
    modality: str
    instances: list[Instance] = field(default_factory=list)


@dataclass(slots=True)
class Study:
    """Series of one examination; ``date`` is YYYYMMDD or empty."""

    key: str
    description: str
    date: str
    time: str
    series: list[Series] = field(default_factory=list)


@dataclass(slots=True)
class Patient:
    """Studies of one person, the latest first."""

    key: str
    name: str
    patient_id: str
    birth_date: str
    studies: list[Study] = field(default_factory=list)


class StudyTree:
    """Instances grouped; patients stay in the order in which they first came.

    Pictures that are not DICOM stand in for a study by the folder or archive they lie in.
    """

    def __init__(self) -> None:
        self._patients: dict[str, Patient] = {}
        self._known: set[tuple[str, str | None]] = set()

    @property
    def patients(self) -> tuple[Patient, ...]:
        """All patients."""
        return tuple(self._patients.values())

    def __len__(self) -> int:
        return len(self._known)

    def add(self, instance: Instance) -> bool:
        """Add one instance where it belongs; return False if its file is already there."""
        source = (str(instance.source.path), instance.source.member)
        if source in self._known:
            return False
        self._known.add(source)
        patient = self._patient(instance)
        study = _study(patient, instance)
        series = _series(study, instance)
        series.instances.append(instance)
        series.instances.sort(key=_instance_order)
        study.series.sort(key=lambda one: _number(one.number))
        # The latest first; sorting is stable, so studies without a date stay as they came.
        patient.studies.sort(key=lambda one: (one.date, one.time), reverse=True)
        return True

    def _patient(self, instance: Instance) -> Patient:
        who = instance.identity
        # One number may belong to two people in two hospitals.
        key = "\0".join((who.patient_id, who.patient_name, who.patient_birth_date))
        patient = self._patients.get(key)
        if patient is None:
            patient = Patient(key, who.patient_name, who.patient_id, who.patient_birth_date)
            self._patients[key] = patient
        return patient


def _home(instance: Instance) -> str:
    source = instance.source
    return str(source.path if source.member is not None else source.path.parent)


def _study(patient: Patient, instance: Instance) -> Study:
    what = instance.identity
    key = what.study_instance_uid or _home(instance)
    for study in patient.studies:
        if study.key == key:
            return study
    description = what.study_description if instance.is_dicom else instance.source.path.parent.name
    study = Study(key, description, what.study_date, what.study_time)
    patient.studies.append(study)
    return study


def _series(study: Study, instance: Instance) -> Series:
    what = instance.identity
    key = what.series_instance_uid or _home(instance)
    for series in study.series:
        if series.key == key:
            return series
    series = Series(key, what.series_description, what.series_number, instance.modality)
    study.series.append(series)
    return series


def _number(text: str) -> tuple[int, int, str]:
    digits = text.strip().removeprefix("+")
    if digits.isascii() and digits.isdigit() and len(digits) < 13:
        return 0, int(digits), ""
    return 1, 0, text


def _instance_order(instance: Instance) -> tuple[tuple[int, int, str], list[tuple[int, str]]]:
    # "image 10" after "image 9".
    parts = re.split(r"(\d+)", instance.source.label)
    natural = [
        (int(part[:12]) if part.isascii() and part.isdigit() else -1, part) for part in parts
    ]
    return _number(instance.identity.instance_number), natural
