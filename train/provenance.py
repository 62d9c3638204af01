"""Whether a model knows the images that it is measured or calibrated on.

By the names in its manifest, as ``fit``, ``export`` and ``calibrate`` write them: no proof of the
contrary.
"""

from pathlib import Path

from pcam_model.manifest import Manifest


def described_as(data: Path, split: str, images: int) -> str:
    """Return what a manifest says of images that something was measured or chosen on."""
    return f"{data.resolve().name}, split {split}, {images} images"


def fitted_on(manifest: Manifest, data: Path, split: str | None) -> str:
    """Return a warning if the manifest names the images as training data, or an empty string."""
    name = data.resolve().name
    part = f"split {split}" if split else ""
    parts = [said for said in manifest.training_data.split(";") if name in said]
    if not any(part in said or not _is_a_part(said) for said in parts):
        return ""
    return (
        f"the model's manifest names {name} as training data: figures on images that it was "
        "fitted on say nothing; measure a split that was kept aside"
    )


def _is_a_part(said: str) -> bool:
    """Return whether what a manifest says of a data set names a split or fold, not all of it."""
    return ", split " in said or "fold " in said


def chosen_on(manifest: Manifest, findings: tuple[str, ...], data: Path, split: str | None) -> str:
    """Return a warning if calibration or operating points were chosen there, or an empty string."""
    here = f"{data.resolve().name}, split {split}, "
    names = [
        item.name
        for item in map(manifest.finding, findings)
        if item.calibration.data.startswith(here) or item.operating_point.data.startswith(here)
    ]
    if not names:
        return ""
    return (
        "calibration and operating points were chosen on these very images, so that ECE, "
        f"Brier, sensitivity and specificity are optimistic: {', '.join(names)}"
    )
