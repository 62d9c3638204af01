"""The demo study that ships with the viewer: phantoms of chosen seeds.

The seeds were chosen among the first two dozen so that the lesion is obvious to a person and the
peak of the default model's map lies inside it; a test holds that. Make the study again with
``python -m train.phantom.demo``.
"""

from dataclasses import dataclass
from pathlib import Path

import resources
from train.phantom.dicom import write_dicom
from train.phantom.generate import Phantom, generate

#: Rows and columns of the demo images.
SIZE = 1024


@dataclass(frozen=True, slots=True)
class DemoImage:
    """One image of the demo study: a phantom with one finding."""

    finding: str
    seed: int

    @property
    def file_name(self) -> str:
        """Name of its file in the study's folder."""
        return f"synthetic-{self.finding.lower()}-{self.seed}.dcm"

    def phantom(self) -> Phantom:
        """Return the phantom, with its exact mask."""
        return generate(self.seed, [self.finding], SIZE, severity=1.0)


DEMO = (DemoImage("Effusion", 15), DemoImage("Cardiomegaly", 0), DemoImage("Effusion", 9))


def write_demo(folder: Path) -> None:
    """Write the demo study, each file whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    for image in DEMO:
        write_dicom(image.phantom(), folder / image.file_name)


if __name__ == "__main__":
    write_demo(Path(resources.__file__).parent / resources.DEMO_STUDY)
