"""A small data set in the layout of ChestX-ray14, made here."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

PATIENTS = 12


def write_dataset(root: Path, *, images: int = 24, size: int = 48) -> Path:
    """Write images in which Effusion is a bright lower left corner; two images a patient."""
    rng = np.random.default_rng(5)
    (root / "images").mkdir(parents=True)
    entries, splits, boxes = [], [], []
    for index in range(images):
        patient = index // 2
        name = f"{patient:08d}_{index % 2:03d}"
        ill = patient % 2 == 1
        pixels = rng.normal(100, 12, (size, size))
        if ill:
            pixels[size // 2 :, : size // 2] += 90
            boxes.append([f"{name}.png", "Effusion", 0, 512, 512, 512, "", "", ""])
        Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(root / "images" / f"{name}.png")
        label = "Effusion|Mass" if ill and patient % 3 == 0 else "Effusion" if ill else "No Finding"
        sex = "F" if patient % 4 < 2 else "M"
        entries.append([f"{name}.png", label, 0, patient, 40 + patient, sex, "PA", 1024, 1024])
        part = "val" if patient >= images // 2 * 3 // 4 else "train"
        splits.append([f"{name}.png", patient, part, patient % 5])
    tables = {
        "Data_Entry_2017_v2020.csv": (
            "Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,"
            "View Position,OriginalImage[Width,Height]",
            entries,
        ),
        "splits.csv": ("Image Index,patient_id,split,fold", splits),
        "BBox_List_2017.csv": ("Image Index,Finding Label,Bbox [x,y,w,h],,,,,,", boxes),
    }
    for name, (header, rows) in tables.items():
        with (root / name).open("w", newline="") as stream:
            stream.write(header + "\n")
            csv.writer(stream).writerows(rows)
    return root


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the small data set."""
    return write_dataset(tmp_path_factory.mktemp("data") / "small")
