"""Where a result comes from, in the words and codes that every object carries."""

from functools import cache
from importlib import metadata
from typing import Any

from highdicom import AlgorithmIdentificationSequence
from pydicom.dataset import Dataset

from pcam_model.findings import label
from pcam_model.prediction import Prediction
from viewer.dicom.companion import MODEL_EQUIPMENT, OURS
from viewer.export.dicom.codes import AI, PROCESSING_EQUIPMENT
from viewer.export.record import INTENDED_USE
from viewer.export.statement import frame_lines, statement, threshold_lines, warnings
from viewer.review.case import Case, finding_rows

PRODUCT = OURS

# Longest values of the value representations ST and LO (PS3.5 section 6.2).
_LONGEST_ST, _LONGEST_LO = 1024, 64


@cache
def version() -> str:
    """Return the version of this program."""
    return metadata.version(PRODUCT)


def short(text: str, longest: int = _LONGEST_LO) -> str:
    """Return a text that fits a value representation: elided, without backslash and controls."""
    clean = "".join(each if each.isprintable() and each != "\\" else " " for each in text).strip()
    return clean if len(clean) <= longest else clean[: longest - 3].rstrip() + "..."


def equipment(case: Case) -> dict[str, Any]:
    """Return what the equipment modules of an object say, as highdicom's constructors take it."""
    prediction = case.prediction
    return {
        "manufacturer": PRODUCT,
        "manufacturer_model_name": PRODUCT,
        "software_versions": version(),
        # A program has no serial number; what tells results of one from others is the model.
        "device_serial_number": "none" if prediction is None else prediction.model.sha256,
    }


def comments(case: Case) -> str:
    """Return what a reader must know before all else, line by line, as a text of any length."""
    return "\r\n".join(statement(case))


def contributors(case: Case) -> list[Dataset]:
    """Return items of Contributing Equipment Sequence (PS3.3 C.12.1.1.5): program and model."""
    items = [_contributor(PRODUCT, PRODUCT, [version()], INTENDED_USE)]
    if case.prediction is not None:
        model = case.prediction.model
        told = (INTENDED_USE, *frame_lines(case), *warnings(case), *threshold_lines(case))
        # One item does not hold the thresholds of many findings.
        items += [
            _contributor(MODEL_EQUIPMENT, model.name, [short(model.version), model.sha256], about)
            for about in _parts(told)
        ]
    return items


def _parts(lines: tuple[str, ...]) -> list[str]:
    """Return lines joined to texts that each fit a description."""
    parts: list[str] = []
    for line in lines:
        joined = f"{parts[-1]} | {line}" if parts else line
        if parts and len(joined) <= _LONGEST_ST:
            parts[-1] = joined
        else:
            parts.append(line)
    return parts


def algorithm(prediction: Prediction, case: Case) -> AlgorithmIdentificationSequence:
    """Return the identification of the model (PS3.3 10.16): name, version, hash, thresholds."""
    thresholds = {
        f"threshold {label(row.finding)}": f"{row.threshold:.6g}{' (edited)' if row.edited else ''}"
        for row in finding_rows(case)
    }
    return AlgorithmIdentificationSequence(
        name=short(prediction.model.name),
        family=AI,
        version=short(prediction.model.version),
        source=PRODUCT,
        parameters={
            "SHA-256": prediction.model.sha256,
            "device": prediction.device,
            **thresholds,
        },
    )


def _contributor(maker: str, model: str, versions: list[str], about: str) -> Dataset:
    item = Dataset()
    item.PurposeOfReferenceCodeSequence = [PROCESSING_EQUIPMENT]
    item.Manufacturer = maker
    item.ManufacturerModelName = short(model)
    item.SoftwareVersions = versions
    item.ContributionDescription = short(about, _LONGEST_ST)
    return item
