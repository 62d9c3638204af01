"""What a file is and how it will be shown, as plain values for ``pcam-viewer inspect --json``."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pcam_model.suitability import Severity, assess
from viewer.dicom.display import render, voi_source
from viewer.dicom.facts import image_facts
from viewer.dicom.modality import modality_values
from viewer.dicom.pixel_hash import sha256_of
from viewer.dicom.radiograph import Radiograph, UnreadableError
from viewer.dicom.raster import is_raster, read_raster
from viewer.dicom.read import read_stored, to_radiograph
from viewer.dicom.source import Source


def inspect(source: Source | Path | str) -> dict[str, Any]:
    """Return the facts of one file; ``error`` with a sentence where it cannot be shown.

    ``stored`` describes the values as decoded, before a palette or a reduction to 16 bits:
    ``sha256`` is of the C-order little-endian bytes of all frames, ``sha256_frame0`` of the first.
    """
    found = Source.of(source)
    try:
        with found.open() as stream:
            if is_raster(stream.read(132)):
                radiograph = read_raster(stream, found)
                pixels, modality_lut = radiograph.stored, "none"
            else:
                stored = read_stored(stream)
                radiograph = to_radiograph(stored, found)
                pixels = stored.pixels
                modality_lut = "none"
                if radiograph.modality_lut is not None:
                    modality_lut = "ModalityLUTSequence"
                elif stored.header.items("ModalityLUTSequence"):
                    modality_lut = "none (invalid ModalityLUTSequence ignored)"
                elif stored.header.has("RescaleSlope") or radiograph.slope != 1.0:
                    modality_lut = "slope/intercept"
    except UnreadableError as error:
        return {"path": found.label, "error": str(error)}
    return {"path": found.label, **_facts(radiograph, pixels, modality_lut)}


def _facts(radiograph: Radiograph, pixels: npt.NDArray[Any], modality_lut: str) -> dict[str, Any]:
    concerns = assess(image_facts(radiograph))
    refusals = [concern.message for concern in concerns if concern.severity is Severity.REFUSE]
    spacing = radiograph.spacing
    facts: dict[str, Any] = {
        "sop_class": radiograph.sop_class,
        "modality": radiograph.modality,
        "transfer_syntax": radiograph.transfer_syntax,
        "photometric": radiograph.photometric,
        "rows": radiograph.rows,
        "columns": radiograph.columns,
        "frames": radiograph.frames,
        "bits_stored": radiograph.bits_stored,
        "stored": _stored(pixels),
        "modality_lut": modality_lut,
        "voi_source": "none" if radiograph.is_colour else voi_source(radiograph),
        "inverted": radiograph.inverted,
        "spacing": {
            "row_mm": spacing.row_mm,
            "column_mm": spacing.column_mm,
            "source": spacing.source.value,
        },
        "view": radiograph.view.value,
        "warnings": [*radiograph.warnings, *(concern.message for concern in concerns)],
        "suitable": not refusals,
        "reason": " ".join(refusals),
    }
    picture = render(radiograph)
    facts["display_mean"] = round(float(picture.mean()), 3)
    if radiograph.is_colour:
        facts["rgb_mean"] = [round(float(mean), 3) for mean in picture.mean(axis=(0, 1))]
    else:
        values = modality_values(radiograph)
        facts["modality_values"] = {"min": float(values.min()), "max": float(values.max())}
    return facts


def _stored(pixels: npt.NDArray[Any]) -> dict[str, Any]:
    # One frame has no axis of frames, as in the file.
    whole = pixels[0] if len(pixels) == 1 else pixels
    return {
        "dtype": whole.dtype.name,
        "shape": list(whole.shape),
        "min": float(whole.min()),
        "max": float(whole.max()),
        "mean": round(float(whole.mean(dtype=np.float64)), 6),
        "sha256": sha256_of(whole),
        "sha256_frame0": sha256_of(pixels[0]),
    }
