"""Patients ▸ studies ▸ series ▸ instances, built one instance at a time."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from viewer.dicom.scan import Instance
from viewer.dicom.source import Source

#: What images of a series are sorted by.
Order = tuple[tuple[int, int, str], list[tuple[int, str]]]


@dataclass(slots=True, eq=False)
class Series:
    """Images of one series, in the order of their numbers; ``orders`` are those, as compared."""

    key: str
    description: str
    number: str
    modality: str
    instances: list[Instance] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list, repr=False)


@dataclass(slots=True, eq=False)
class Study:
    """Series of one examination; ``date`` is YYYYMMDD or empty."""

    key: str
    description: str
    date: str
    time: str
    series: list[Series] = field(default_factory=list)

    @property
    def instances(self) -> tuple[Instance, ...]:
        """All images, in the order of their series."""
        return tuple(instance for series in self.series for instance in series.instances)


@dataclass(slots=True, eq=False)
class Patient:
    """Studies of one person, the latest first."""

    key: str
    name: str
    patient_id: str
    studies: list[Study] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """Whether there is anything that tells this person from others."""
        return bool(self.name or self.patient_id)


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where an instance belongs."""

    patient: Patient
    study: Study
    series: Series


class StudyTree:
    """Instances grouped; patients stay in the order in which they first came.

    Pictures that are not DICOM stand in for a study by the folder or archive they lie in. What is
    there already hardly slows an addition down: ten thousand files come one by one.
    """

    def __init__(self) -> None:
        self._patients: dict[str, Patient] = {}
        self._studies: dict[tuple[str, str], Study] = {}
        self._series: dict[tuple[str, str, str], Series] = {}
        self._places: dict[Source, Place] = {}

    @property
    def patients(self) -> tuple[Patient, ...]:
        """All patients."""
        return tuple(self._patients.values())

    @property
    def order(self) -> tuple[Source, ...]:
        """All images from top to bottom."""
        return tuple(
            instance.source
            for patient in self._patients.values()
            for study in patient.studies
            for instance in study.instances
        )

    def __len__(self) -> int:
        return len(self._places)

    def place(self, source: Source | None) -> Place | None:
        """Return where an image was put, None if it is not here."""
        return self._places.get(source) if source is not None else None

    def add(self, instance: Instance) -> bool:
        """Add one instance where it belongs; return False if its file is already there."""
        if instance.source in self._places:
            return False
        patient = self._patient(instance)
        study = self._study(patient, instance)
        series = self._series_of(patient, study, instance)
        order = instance_order(instance)
        row = bisect_right(series.orders, order)
        series.orders.insert(row, order)
        series.instances.insert(row, instance)
        self._places[instance.source] = Place(patient, study, series)
        return True

    def remove(self, source: Source) -> None:
        """Take one image out, and all above it that is empty then."""
        place = self._places.pop(source)
        patient, study, series = place.patient, place.study, place.series
        series.instances[:] = [each for each in series.instances if each.source != source]
        if not series.instances:
            study.series.remove(series)
            del self._series[patient.key, study.key, series.key]
        if not study.series:
            patient.studies.remove(study)
            del self._studies[patient.key, study.key]
        if not patient.studies:
            del self._patients[patient.key]

    def _patient(self, instance: Instance) -> Patient:
        who = instance.identity
        # One number may belong to two people in two hospitals.
        key = "\0".join((who.patient_id, who.patient_name, who.patient_birth_date))
        patient = self._patients.get(key)
        if patient is None:
            patient = Patient(key, who.patient_name, who.patient_id)
            self._patients[key] = patient
        return patient

    def _study(self, patient: Patient, instance: Instance) -> Study:
        what = instance.identity
        key = what.study_instance_uid or _home(instance)
        study = self._studies.get((patient.key, key))
        if study is None:
            folder = instance.source.path.parent.name
            description = what.study_description if instance.is_dicom else folder
            study = Study(key, description, what.study_date, what.study_time)
            self._studies[patient.key, key] = study
            # The latest first; studies without a date stay as they came.
            patient.studies.insert(_place_of_later(patient.studies, study), study)
        return study

    def _series_of(self, patient: Patient, study: Study, instance: Instance) -> Series:
        what = instance.identity
        key = what.series_instance_uid or _home(instance)
        series = self._series.get((patient.key, study.key, key))
        if series is None:
            series = Series(key, what.series_description, what.series_number, instance.modality)
            self._series[patient.key, study.key, key] = series
            study.series.insert(
                bisect_right(study.series, series_order(series), key=series_order), series
            )
        return series


def _home(instance: Instance) -> str:
    source = instance.source
    return str(source.path if source.member is not None else source.path.parent)


def _place_of_later(studies: list[Study], study: Study) -> int:
    """Return the place of a study in a list that begins with the latest, behind its equals."""
    when = (study.date, study.time)
    low, high = 0, len(studies)
    while low < high:
        middle = (low + high) // 2
        if (studies[middle].date, studies[middle].time) >= when:
            low = middle + 1
        else:
            high = middle
    return low


def _number(text: str) -> tuple[int, int, str]:
    digits = text.strip().removeprefix("+")
    if digits.isascii() and digits.isdigit() and len(digits) < 13:
        return 0, int(digits), ""
    return 1, 0, text


def series_order(series: Series) -> tuple[int, int, str]:
    """Return what series of a study are sorted by: their numbers."""
    return _number(series.number)


def instance_order(instance: Instance) -> Order:
    """Return what images of a series are sorted by: their numbers, then their files' names."""
    # "image 10" after "image 9".
    parts = re.split(r"(\d+)", instance.source.label)
    natural = [
        (int(part[:12]) if part.isascii() and part.isdigit() else -1, part) for part in parts
    ]
    return _number(instance.identity.instance_number), natural
