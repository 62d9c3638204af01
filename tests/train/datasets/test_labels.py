"""What becomes of labels that are uncertain, blank or not there at all."""

from pathlib import Path

import numpy as np
import publishers
import pytest

from train.datasets.labels import PRESETS, UNKNOWN, label_matrix
from train.datasets.layouts import open_layout
from train.datasets.records import Record
from viewer.dicom.source import Source

FINDINGS = ("Cardiomegaly", "Edema", "Consolidation", "Atelectasis", "Effusion", "Mass")
U = UNKNOWN


@pytest.fixture
def chexpert(tmp_path: Path) -> list[Record]:
    """Four frontal views; see the factory for their labels."""
    return open_layout("chexpert", publishers.write_chexpert(tmp_path))


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("published", [[1, U, 0, 0, 0, U], [0, 0, U, 0, 1, U], [0, 0, 0, U, 0, U]]),
        ("ignore", [[1, U, 0, 0, 0, U], [0, 0, U, 0, 1, U], [0, 0, 0, U, 0, U]]),
        ("zeros", [[1, 0, 0, 0, 0, U], [0, 0, 0, 0, 1, U], [0, 0, 0, 0, 0, U]]),
        ("ones", [[1, 1, 0, 0, 0, U], [0, 0, 1, 0, 1, U], [0, 0, 0, 1, 0, U]]),
        # The code of the paper: ones for Edema and Atelectasis, else zeros; blank is absent.
        ("paper", [[1, 1, 0, 0, 0, U], [0, 0, 0, 0, 1, U], [0, 0, 0, 1, 0, U]]),
        ({"Edema": "ones"}, [[1, 1, 0, 0, 0, U], [0, 0, U, 0, 1, U], [0, 0, 0, U, 0, U]]),
        (
            {"others": "zeros", "Atelectasis": "ignore"},
            [[1, 0, 0, 0, 0, U], [0, 0, 0, 0, 1, U], [0, 0, 0, U, 0, U]],
        ),
    ],
)
def test_policies(chexpert: list[Record], policy: object, expected: list[list[float]]) -> None:
    # The publisher has no label for a mass at all: unknown under every policy.
    np.testing.assert_array_equal(label_matrix(chexpert[:3], FINDINGS, policy), expected)


def test_blank_labels(chexpert: list[Record]) -> None:
    ignored = label_matrix(chexpert[:2], FINDINGS, "zeros", "ignore")
    np.testing.assert_array_equal(ignored, [[1, 0, U, U, 0, U], [U, U, 0, U, 1, U]])


def test_blank_labels_of_a_folder_are_unknown_unless_said(tmp_path: Path) -> None:
    records = open_layout("folder", publishers.write_folder(tmp_path), lateral=True)
    labels = label_matrix(records, ("Effusion", "Scoliosis"))
    np.testing.assert_array_equal(labels, [[1, 0], [U, U], [U, 1]])
    labels = label_matrix(records, ("Effusion", "Scoliosis"), "ones", "zeros")
    np.testing.assert_array_equal(labels, [[1, 0], [1, 0], [0, 1]])


def test_votes_of_readers(tmp_path: Path) -> None:
    first = open_layout("vindr", publishers.write_vindr(tmp_path))[:1]
    findings = ("Effusion", "Cardiomegaly", "Fibrosis", "Nodule")
    np.testing.assert_array_equal(label_matrix(first, findings), [[1, 1, 0, U]])
    votes = label_matrix(first, findings, "votes")
    np.testing.assert_allclose(votes, [[1, 2 / 3, 1 / 3, U]])


def _uncertain(count: int) -> list[Record]:
    return [
        Record(f"{n}", Source(Path(f"{n}.png")), f"{n}", {"Edema": None}, uncertain={"Edema": None})
        for n in range(count)
    ]


def test_smoothed_labels_fill_their_range_evenly_and_stay_the_same() -> None:
    records = _uncertain(2000)
    drawn = label_matrix(records, ("Edema",), {"Edema": (0.55, 0.85)}, seed=3)[:, 0]
    assert drawn.min() >= 0.55
    assert drawn.max() <= 0.85
    assert abs(drawn.mean() - 0.7) < 0.01
    assert abs(drawn.std() - 0.3 / 12**0.5) < 0.005
    assert len(np.unique(drawn)) > 1990
    # Neither the other images nor their order matter, only the seed does.
    again = label_matrix(records[::-7], ("Mass", "Edema"), "smoothed", seed=3)[:, 1]
    np.testing.assert_array_equal(again, drawn[::-7])
    assert not np.array_equal(label_matrix(records, ("Edema",), "smoothed", seed=4)[:, 0], drawn)


def test_every_preset_gives_labels(chexpert: list[Record]) -> None:
    for preset in PRESETS:
        labels = label_matrix(chexpert, FINDINGS, preset)
        assert labels.dtype == np.float32
        assert (((labels >= 0) & (labels <= 1)) | (labels == UNKNOWN)).all()


def test_a_finding_with_the_wrong_kind_of_policy_is_named() -> None:
    with pytest.raises(ValueError, match="Mass: 'maybe' is none of"):
        label_matrix([], ("Mass",), {"Mass": "maybe"})
