"""Radiographs, predictions and cases of known content, without files or models."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnx_factory import FINDINGS, make_manifest

from pcam_model.geometry import CellGrid
from pcam_model.manifest import Manifest
from pcam_model.prediction import ModelIdentity, Prediction
from viewer.dicom.radiograph import Identity, Radiograph, View
from viewer.review.case import Case
from viewer.review.review import Review

IDENTITY = Identity(
    patient_name="Doe^Jane",
    patient_id="ID-4711",
    patient_birth_date="19500102",
    patient_sex="F",
    patient_age="074Y",
    accession_number="ACC-1",
    institution="Saint Nowhere",
    study_date="20240304",
    study_time="101112.5",
    study_description="Jane's chest",
    series_description="PA upright",
    study_instance_uid="1.2.3",
    series_instance_uid="1.2.3.4",
    sop_instance_uid="1.2.3.4.5",
)


def make_radiograph(rows: int = 400, columns: int = 300, **changes: Any) -> Radiograph:
    """Return a frontal adult chest of the given size: a ramp of stored values."""
    ramp = np.linspace(0, 4095, rows * columns).astype(np.uint16).reshape(1, rows, columns)
    fields: dict[str, Any] = {
        "path": Path("chest.dcm"),
        "stored": ramp,
        "identity": IDENTITY,
        "sop_class": "1.2.840.10008.5.1.4.1.1.1.1",
        "modality": "DX",
        "body_part": "CHEST",
        "bits_stored": 12,
        "view": View.PA,
        "orientation": ("L", "F"),
    }
    return Radiograph(**(fields | changes))


def make_prediction(
    findings: Sequence[str] = FINDINGS,
    *,
    image_shape: tuple[int, int] = (400, 300),
    cells: tuple[int, int] = (8, 6),
    hot: Sequence[tuple[int, int]] = ((2, 1), (5, 4), (6, 2)),
    logits: Sequence[float] = (2.0, -1.0, 0.5),
    **changes: Any,
) -> Prediction:
    """Return a prediction with one hot cell (row, column) of logit 4 per finding, the rest −4."""
    maps = np.full((len(findings), *cells), -4, np.float32)
    for finding, (row, column) in enumerate(hot):
        maps[finding, row, column] = 4
    fields: dict[str, Any] = {
        "findings": tuple(findings),
        "logits": np.array(logits, np.float32),
        "logit_maps": maps,
        "grid": CellGrid.from_stretch(image_shape, (cells[0] * 8, cells[1] * 8), 8, 4),
        "image_shape": image_shape,
        "model": ModelIdentity("test-model", "1.2", "0123456789abcdef" * 4),
        "device": "CPU",
        "seconds": {"preprocess": 0.01, "inference": 0.1},
    }
    return Prediction(**(fields | changes))


def make_case(
    radiograph: Radiograph | None = None,
    review: Review | None = None,
    prediction: Prediction | None = None,
    manifest: Manifest | None = None,
) -> Case:
    """Return an analysed case; the parts that are not given belong together."""
    return Case(
        radiograph or make_radiograph(),
        review or Review(visible=frozenset(FINDINGS)),
        prediction or make_prediction(),
        manifest or make_manifest(),
    )
