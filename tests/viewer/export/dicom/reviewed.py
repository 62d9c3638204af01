"""Images of every kind that results must be about, analysed and reviewed."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cases import make_manifest, make_prediction
from dicom_factory import dataset, write
from pydicom.dataset import Dataset
from pydicom.uid import (
    DigitalXRayImageStorageForPresentation,
    MultiFrameGrayscaleWordSecondaryCaptureImageStorage,
)

from viewer.dicom.read import read
from viewer.export.options import ExportOptions
from viewer.review.annotations import POINTS, Annotation, Annotations, Kind
from viewer.review.case import Case
from viewer.review.review import Review
from viewer.review.verdict import FindingVerdict, Verdict

ROWS, COLUMNS = 200, 150
GREY = (np.add.outer(np.arange(ROWS), np.arange(COLUMNS)) * 11 % 4096).astype(np.uint16)
STACK = np.stack([GREY, GREY[::-1], GREY])
WITH_IDENTIFIERS = ExportOptions(identifiers=True)

#: The five kinds that differ in what an object must say of them, and one that breaks the rules:
#: several frames in a class of single images.
SOURCES: dict[str, Callable[[], Dataset]] = {
    "monochrome1": lambda: dataset(GREY, bits=12, PhotometricInterpretation="MONOCHROME1"),
    "colour": lambda: dataset(np.stack([GREY % 256] * 3, axis=-1).astype(np.uint8)),
    "multi-frame": lambda: dataset(
        STACK, bits=12, Modality="OT",
        SOPClassUID=MultiFrameGrayscaleWordSecondaryCaptureImageStorage,
    ),
    "dx": lambda: dataset(
        GREY, bits=12, Modality="DX", SOPClassUID=DigitalXRayImageStorageForPresentation,
        FrameOfReferenceUID="1.2.3.77", PositionReferenceIndicator="",
        PatientOrientation=["L", "F"], ImagerPixelSpacing=[0.2, 0.2], PixelSpacing=[0.18, 0.18],
        PixelSpacingCalibrationType="GEOMETRY", WindowCenter=2000, WindowWidth=3000,
        RescaleSlope=2, RescaleIntercept=-100, RescaleType="US", StudyDate="20240102",
        StudyTime="101112.5", PatientBirthDate="19500101", PatientSex="F", StudyID="S-1",
        AccessionNumber="ACC-9", ReferringPhysicianName="Ray^Ann", StudyDescription="Chest",
    ),
    "rectangular": lambda: dataset(GREY, bits=12, PixelSpacing=[0.4, 0.2]),
    "frames of a CR": lambda: dataset(STACK, bits=12),
}  # fmt: skip

_PLACES = ((20.0, 30.0), (60.0, 90.0), (90.0, 40.0), (30.0, 100.0), (10.0, 120.0), (140.0, 125.5))


def annotations(frame: int = 0) -> Annotations:
    """Return one annotation of every kind, and an ellipse that leaves the image."""
    every = tuple(
        Annotation(
            kind,
            _PLACES[: POINTS[kind]],
            text="Größe" if kind is Kind.TEXT else "",
            frame=frame,
            finding="Mass" if kind is Kind.RECTANGLE else "",
        )
        for kind in Kind
    )
    return (*every, Annotation(Kind.ELLIPSE, ((-10.0, -10.0), (30.0, 30.0)), frame=frame))


def a_review(frame: int = 0) -> Review:
    """Return a review in which everything was chosen that can be."""
    when = "2024-03-04T10:11:12+01:00"
    return Review(
        visible=frozenset({"Mass", "Effusion"}),
        frame=frame,
        annotations=annotations(frame),
        verdicts={
            "Mass": FindingVerdict(Verdict.AGREE, "sure", when, True),
            "Hernia": FindingVerdict(Verdict.DISAGREE, "", when),
        },
    ).with_threshold("Effusion", 0.2)


def case_of(
    folder: Path, source: str = "dx", review: Review | None = None, **elements: Any
) -> Case:
    """Return an analysed case of an image in a file of its own."""
    made = SOURCES[source]()
    for keyword, value in elements.items():
        setattr(made, keyword, value)
    radiograph = read(write(folder / "source", made))
    frame = 1 if radiograph.frames > 1 else 0
    prediction = make_prediction(image_shape=(ROWS, COLUMNS), warnings=("Beware of the film.",))
    return Case(radiograph, review or a_review(frame), prediction, make_manifest())


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a program that reads DICOM, or skip the test where it is not installed."""
    if shutil.which(program) is None:
        package = "dicom3tools" if program == "dciodvfy" else "dcmtk"
        pytest.skip(f"{program} is not installed (Debian package {package})")
    return subprocess.run(
        [program, *map(str, arguments)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=60,
    )
