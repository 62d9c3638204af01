"""Tiny data sets, each laid out as its publisher does it."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, generate_uid

CHEXPERT_LABELS = (
    "No Finding|Enlarged Cardiomediastinum|Cardiomegaly|Lung Opacity|Lung Lesion|Edema|"
    "Consolidation|Pneumonia|Atelectasis|Pneumothorax|Pleural Effusion|Pleural Other|Fracture|"
    "Support Devices"
)
CHEXPERT_COLUMNS = ["Path", "Sex", "Age", "Frontal/Lateral", "AP/PA", *CHEXPERT_LABELS.split("|")]

_VINDR = (
    "Aortic enlargement|Atelectasis|Cardiomegaly|Lung Opacity|Nodule/Mass|Pleural effusion|"
    "Pulmonary fibrosis|No finding"
)
VINDR_LABELS = _VINDR.split("|")


def grey(seed: int, shape: tuple[int, int] = (40, 32)) -> npt.NDArray[np.uint8]:
    """Return pixels of their own for each seed."""
    rng = np.random.default_rng(seed)
    ramp = np.linspace(0, 120, shape[0] * shape[1]).reshape(shape)
    return (ramp + rng.integers(0, 100, shape)).astype(np.uint8)


def write_table(file: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows(rows)


def write_raster(file: Path, pixels: npt.NDArray[np.uint8]) -> None:
    """Write a picture of the kind that its suffix says."""
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(file, quality=95)


def write_dicom(
    file: Path, pixels: npt.NDArray[np.integer], photometric: str = "MONOCHROME2"
) -> None:
    """Write a native DX image of 12 bits; MONOCHROME1 holds the negative and looks alike."""
    stored = pixels.astype(np.uint16) * 16
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.file_meta.MediaStorageSOPClassUID = DigitalXRayImageStorageForPresentation
    made.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    made.SOPClassUID = DigitalXRayImageStorageForPresentation
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID
    made.Modality = "DX"
    made.Rows, made.Columns = pixels.shape
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, photometric
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 16, 12, 11, 0
    made.WindowCenter, made.WindowWidth = "2048", "4096"
    made.PixelData = (4095 - stored if photometric == "MONOCHROME1" else stored).tobytes()
    made["PixelData"].VR = "OW"
    file.parent.mkdir(parents=True, exist_ok=True)
    made.save_as(file, enforce_file_format=True)


def write_chexpert(root: Path) -> Path:
    """Write five images of three patients: all four kinds of label, and a lateral view."""
    folder = "CheXpert-v1.0-small"
    blank = dict.fromkeys(CHEXPERT_COLUMNS, "")
    images = [
        ("train", "patient00001/study1/view1_frontal", "Frontal", "PA",
         {"Cardiomegaly": "1.0", "Edema": "-1.0", "Pleural Effusion": "0.0"}),
        ("train", "patient00001/study1/view2_lateral", "Lateral", "",
         {"Cardiomegaly": "1.0", "Edema": "-1.0", "Pleural Effusion": "0.0"}),
        ("train", "patient00002/study1/view1_frontal", "Frontal", "AP",
         {"Consolidation": "-1.0", "Pleural Effusion": "1.0", "Lung Opacity": "1.0"}),
        ("train", "patient00002/study2/view1_frontal", "Frontal", "AP",
         {"Atelectasis": "-1.0", "Enlarged Cardiomediastinum": "1.0"}),
        ("valid", "patient64541/study1/view1_frontal", "Frontal", "AP",
         dict.fromkeys(CHEXPERT_COLUMNS[5:], "0.0") | {"Pneumothorax": "1.0"}),
    ]  # fmt: skip
    tables: dict[str, list[list[object]]] = {"train": [], "valid": []}
    for seed, (part, name, view, side, labels) in enumerate(images):
        path = f"{folder}/{part}/{name}.jpg"
        row = blank | {"Path": path, "Sex": "Female", "Age": 60 + seed}
        row |= {"Frontal/Lateral": view, "AP/PA": side} | labels
        tables[part].append(list(row.values()))
        write_raster(root / part / f"{name}.jpg", grey(seed))
    for part, rows in tables.items():
        write_table(root / f"{part}.csv", CHEXPERT_COLUMNS, rows)
    return root


def write_rsna(root: Path) -> Path:
    """Write three patients: two boxes, ill in another way, and normal."""
    boxes = [
        ("a1", 10, 12.5, 8, 9, 1),
        ("a1", 2, 3, 5, 6, 1),
        ("b2", "", "", "", "", 0),
        ("c3", "", "", "", "", 0),
    ]
    classes = [
        ("a1", "Lung Opacity"),
        ("a1", "Lung Opacity"),
        ("b2", "No Lung Opacity / Not Normal"),
        ("c3", "Normal"),
    ]
    columns = ["patientId", "x", "y", "width", "height", "Target"]
    write_table(root / "stage_2_train_labels.csv", columns, boxes)
    write_table(root / "stage_2_detailed_class_info.csv", ["patientId", "class"], classes)
    for seed, name in enumerate(("a1", "b2", "c3")):
        write_dicom(root / "stage_2_train_images" / f"{name}.dcm", grey(seed))
    return root


def write_vindr(root: Path) -> Path:
    """Write two images that three radiologists read, and one with an agreed answer."""
    known = ("Pulmonary fibrosis", "Pleural effusion", "Cardiomegaly", "No finding")
    fibrosis, effusion, cardiac, nothing = map(VINDR_LABELS.index, known)

    def said(*columns: int) -> list[int]:
        return [int(index in columns) for index in range(len(VINDR_LABELS))]

    train = [
        ["x1", "R1", *said(effusion, cardiac)],
        ["x1", "R2", *said(effusion)],
        ["x1", "R3", *said(effusion, fibrosis, cardiac)],
        *(["x2", reader, *said(nothing)] for reader in ("R1", "R2", "R3")),
    ]
    drawn = [
        ("x1", "R1", "Pleural effusion", 2, 20, 12, 38),
        ("x1", "R2", "Pleural effusion", 3, 21, 13, 39),
        ("x1", "R3", "Pleural effusion", 4, 22, 14, 40),
        ("x1", "R1", "Cardiomegaly", 10, 10, 30, 30),
        ("x1", "R3", "Cardiomegaly", 12, 10, 32, 30),
        ("x1", "R3", "Pulmonary fibrosis", 1, 1, 5, 5),
        *(("x2", reader, "No finding", "", "", "", "") for reader in ("R1", "R2", "R3")),
    ]
    corners = ["x_min", "y_min", "x_max", "y_max"]
    tables = root / "annotations"
    write_table(tables / "image_labels_train.csv", ["image_id", "rad_id", *VINDR_LABELS], train)
    columns = ["image_id", "rad_id", "class_name", *corners]
    write_table(tables / "annotations_train.csv", columns, drawn)
    write_table(
        tables / "image_labels_test.csv", ["image_id", *VINDR_LABELS], [["y1", *said(cardiac)]]
    )
    write_table(
        tables / "annotations_test.csv",
        ["image_id", "class_name", *corners],
        [("y1", "Cardiomegaly", 5, 6, 25, 26)],
    )
    for seed, (part, name) in enumerate((("train", "x1"), ("train", "x2"), ("test", "y1"))):
        kind = "MONOCHROME1" if name == "x2" else "MONOCHROME2"
        write_dicom(root / part / f"{name}.dicom", grey(seed), kind)
    return root


def write_folder(root: Path) -> Path:
    """Write a raster and two DICOM files in sub-folders with a table of the common columns."""
    write_raster(root / "a" / "one.png", grey(0))
    write_dicom(root / "a" / "1.2.3.dcm", grey(1))
    write_dicom(root / "b" / "three.dcm", grey(2), "MONOCHROME1")
    write_table(
        root / "labels.csv",
        ["Path", "Patient ID", "split", "Sex", "Age", "View Position", "Pleural effusion",
         "Scoliosis", "Comment"],
        [
            ("a/one.png", "p1", "train", "female", "41", "PA", "1", "0", "seen twice"),
            ("a/1.2.3.dcm", "p1", "train", "F", "041Y", "LATERAL", "-1", "", "3"),
            ("b/three.dcm", "p2", "val", "M", "", "AP", "", "1", ""),
            ("b/gone.dcm", "p3", "val", "M", "", "AP", "0", "1", ""),
        ],
    )  # fmt: skip
    write_table(
        root / "boxes.csv",
        ["path", "finding", "x", "y", "width", "height"],
        [("a/one.png", "Pleural effusion", 1, 2, 3, 4), ("b/three.dcm", "Scoliosis", 5, 6, 7, 8)],
    )
    return root
