"""What a fit gets from several data sets at once."""

import shutil
from pathlib import Path

import numpy as np
import publishers
import pytest
import torch

from pcam_model.manifest import Input
from train.config import DataConfig, FitConfig
from train.datasets.labels import UNKNOWN
from train.datasets.layouts import LayoutError, open_layout
from train.images import FitData, ImageSet
from train.prepared import prepared

SPEC = Input(rows=32, columns=32)
FINDINGS = ("Effusion", "Lung_Opacity", "Hernia")


@pytest.fixture
def several(dataset: Path, tmp_path: Path) -> tuple[DataConfig, ...]:
    """Three data sets with different labels."""
    return (
        DataConfig(root=str(dataset), limit=4),
        DataConfig(root=str(publishers.write_rsna(tmp_path / "rsna")), layout="rsna", weight=2.0),
        DataConfig(
            root=str(publishers.write_chexpert(tmp_path / "chexpert")),
            layout="chexpert",
            uncertain="paper",
        ),
    )


def test_labels_that_a_data_set_lacks_are_unknown_and_never_absent(
    several: tuple[DataConfig, ...], tmp_path: Path
) -> None:
    images = ImageSet(several, FINDINGS)
    images.open(SPEC, tmp_path / "cache")
    assert images.sizes == [4, 3, 4]
    u = UNKNOWN
    expected = [
        # ChestX-ray14 does not know lung opacity, RSNA nothing else, CheXpert no hernia.
        *([0, u, 0], [0, u, 0], [1, u, 0], [1, u, 0]),
        *([u, 1, u], [u, 0, u], [u, 0, u]),
        *([0, 0, u], [1, 1, u], [0, 0, u], [0, 0, u]),
    ]
    np.testing.assert_array_equal(images.labels, expected)
    assert images.weights.tolist() == [1.0] * 4 + [2.0] * 3 + [1.0] * 4


def test_batches_are_the_prepared_images(several: tuple[DataConfig, ...], tmp_path: Path) -> None:
    images = ImageSet(several, FINDINGS)
    images.open(SPEC, tmp_path / "cache")
    rows = [10, 0, 5, 5]
    batch = images.__getitems__(rows)
    assert (batch.images.shape, batch.images.dtype) == ((4, 1, 32, 32), torch.uint8)
    alone = [
        prepared(part.records, SPEC, tmp_path / "other")[index]
        for part, index in ((images.parts[2], 3), (images.parts[0], 0), *[(images.parts[1], 1)] * 2)
    ]
    np.testing.assert_array_equal(batch.images[:, 0], alone)
    np.testing.assert_array_equal(batch.labels, images.labels[rows])


def test_a_fit_goes_on_without_images_that_cannot_be_read(dataset: Path, tmp_path: Path) -> None:
    root = tmp_path / "data"
    shutil.copytree(dataset, root)
    (root / "images" / "00000000_001.png").write_bytes(b"no picture")
    chosen = DataConfig(root=str(root), unreadable=0.1, weight=3.0)
    images = ImageSet((DataConfig(root=str(dataset), limit=2), chosen), ("Effusion",))
    assert len(images) == 26
    images.open(SPEC, tmp_path / "cache")
    assert len(images) == len(images.labels) == len(images.weights) == 25
    whole = open_layout("chestxray14", root)
    names = [record.name for record in (*whole[:2], whole[0], *whole[2:])]
    assert [record.name for record in images.records] == names
    # The labels moved up with their images.
    ill = np.array([float(record.labels["Effusion"] or 0) for record in images.records])
    np.testing.assert_array_equal(images.labels[:, 0], ill)
    pixels = prepared(whole[2:], SPEC, tmp_path / "other")
    np.testing.assert_array_equal(images.__getitems__(list(range(3, 25))).images[:, 0], pixels)


def test_values_from_a_range_follow_the_seed_of_the_fit(tmp_path: Path) -> None:
    root = publishers.write_chexpert(tmp_path)
    data = (DataConfig(root=str(root), layout="chexpert", uncertain="smoothed"),)
    first, again, other = (ImageSet(data, ("Edema",), seed).labels[0] for seed in (1, 1, 2))
    assert 0.55 <= first <= 0.85
    assert first == again
    assert first != other


def _fit(dataset: Path, **changes: object) -> FitConfig:
    data = DataConfig(root=str(dataset), split="train")
    val = DataConfig(root=str(dataset), split="val")
    options = {"data": (data,), "val": (val,), "findings": ("Effusion",), "size": 32, **changes}
    return FitConfig(**options)  # type: ignore[arg-type]


def test_patients_that_are_fitted_to_are_not_watched(dataset: Path) -> None:
    FitData(_fit(dataset), SPEC)
    everyone = (DataConfig(root=str(dataset)),)
    with pytest.raises(LayoutError, match=r"3 patients of .* both in data and in val"):
        FitData(_fit(dataset, data=everyone), SPEC)


def test_a_finding_without_any_label_is_refused(dataset: Path) -> None:
    with pytest.raises(LayoutError, match=r"no data set has labels of Lung_Opacity, Quux"):
        FitData(_fit(dataset, findings=("Effusion", "Lung_Opacity", "Quux")), SPEC)


def test_equal_images_of_two_patients_are_told(
    dataset: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = tmp_path / "data"
    shutil.copytree(dataset, root)
    # Of a patient who is fitted to, now also of one who is watched.
    shutil.copy(root / "images" / "00000001_000.png", root / "images" / "00000011_001.png")
    FitData(_fit(root, cache=str(tmp_path / "cache")), SPEC).prepare_data()
    assert "1 images are listed for several patients" in caplog.text
