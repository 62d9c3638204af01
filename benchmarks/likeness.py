"""How likeness to the training images tells frontal chest radiographs from what is none.

Chests are a split that the model's likeness was not measured on; what is none are those chests
inverted, turned, upside down, cut to a quarter and swapped for noise, and other people's files.
Printed is, for each kind, the area under the ROC curve of the distance, and how many of them the
pixels alone would refuse or warn of, whatever a header says.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pcam_model.bundle import load_bundle
from pcam_model.manifest import Manifest
from pcam_model.suitability import ImageFacts, Severity, assess, look, worst
from train.datasets.layouts import open_layout
from train.datasets.records import read_image
from train.metrics.auroc import auroc
from viewer.dicom.network_image import network_image
from viewer.dicom.radiograph import UnreadableError
from viewer.dicom.read import read

Image = npt.NDArray[np.float32]
Judged = tuple[float, Severity | None]

_CLAIMED = ImageFacts("DX", "CHEST", "PA", False, 1, 1024, 1024, age_years=50.0)
_FRONTAL = ("frontal", "derived")


def _noise(image: Image) -> Image:
    """Return noise whose power falls with its frequency, as that of natural pictures does."""
    random = np.random.default_rng(int(1e6 * float(image.mean())))
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(256), np.fft.fftfreq(256)))
    frequency[0, 0] = 1
    drawn = np.fft.ifft2(np.fft.fft2(random.normal(size=(256, 256))) / frequency).real
    return ((drawn - drawn.min()) / np.ptp(drawn)).astype(np.float32)


CHANGES: dict[str, Callable[[Image], Image]] = {
    "inverted": lambda image: 1 - image,
    "on its side": np.rot90,
    "upside down": lambda image: image[::-1],
    "a quarter of it": lambda image: image[: image.shape[0] // 2, : image.shape[1] // 2],
    "noise of the same kind as nature's": _noise,
}


def judged(image: Image, manifest: Manifest) -> Judged:
    """Return the distance, and what is made of an image whose header says all is well."""
    picture = look(np.ascontiguousarray(image), manifest.likeness)
    assert picture.resemblance is not None
    return picture.resemblance.distance, worst(assess(_CLAIMED, picture, manifest))


def other_files(folder: Path) -> Iterator[Image]:
    """Yield the different pictures of a collection that are no frontal chest."""
    seen = set()
    for name, expected in json.loads((folder / "expected.json").read_text()).items():
        if expected.get("chest") in _FRONTAL:
            continue
        try:
            image = network_image(read(folder / name))
        except UnreadableError:
            continue
        if image.tobytes() not in seen and image.std() > 0:
            seen.add(image.tobytes())
            yield image


def line(name: str, chests: list[Judged], others: list[Judged]) -> str:
    """Return one line of the table."""
    distances = [distance for distance, _ in (*chests, *others)]
    labels = [False] * len(chests) + [True] * len(others)
    area = auroc(np.array(distances), np.array(labels)) if others is not chests else float("nan")
    refused = np.mean([severity is Severity.REFUSE for _, severity in others])
    warned = np.mean([severity is Severity.WARNING for _, severity in others])
    return f"{name:<38} {len(others):5d} {area:7.3f} {refused:8.1%} {warned:8.1%}"


def main() -> int:
    """Measure the default model, or another one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="an ONNX file; the default model if left out")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/chestxray14-mini"))
    parser.add_argument("--split", default="val")
    parser.add_argument("--dicom", type=Path, default=Path("../shared/dicom"))
    args = parser.parse_args()
    manifest = load_bundle(args.model).manifest
    if manifest.likeness is None:
        print("the model does not tell what its training images look like (--training-split)")
        return 1
    images = [read_image(one) for one in open_layout("chestxray14", args.data, None, args.split)]
    chests = [judged(image, manifest) for image in images]
    print(f"likeness measured on {manifest.likeness.data}; beyond {manifest.likeness.unusual:.2f} "
          f"unusual, beyond {manifest.likeness.foreign:.2f} foreign")  # fmt: skip
    print(f"{'':<38} images   AUROC  refused   warned")
    print(line(f"chests, split {args.split}", chests, chests))
    for name, change in CHANGES.items():
        print(line(name, chests, [judged(change(image), manifest) for image in images]))
    others = [judged(image, manifest) for image in other_files(args.dicom)]
    print(line(f"files of {args.dicom.name} that are none", chests, others))
    return 0


if __name__ == "__main__":
    sys.exit(main())
